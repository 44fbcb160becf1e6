"""One variable of a Work to fields of an entry, each value as LaTeX without delimiters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from pubkit.bibtex import field_table as table
from pubkit.bibtex.annotations import marks_annotation
from pubkit.bibtex.dates import format_date
from pubkit.bibtex.languages import LANGUAGES, language_tag
from pubkit.bibtex.latex_read import latex_to_csl
from pubkit.bibtex.latex_write import csl_to_latex, text_to_latex
from pubkit.bibtex.name_write import starred_marks, write_names
from pubkit.bibtex.names import parse_names
from pubkit.bibtex.reading_plan import EDITORS, written
from pubkit.bibtex.type_table import GENRES, IMPLIED_GENRE, JURISDICTIONS
from pubkit.bibtex.value_read import READERS, joined
from pubkit.bibtex.work_read import is_bibtex, read_issued
from pubkit.model import Name, PartialDate, Work

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_A_THESIS = "Thesis"
_SEASONS = ("Spring", "Summer", "Autumn", "Winter")
_TO_BIBLATEX = dict(table.DIALECTS)
_TO_BIBTEX = {biblatex: bibtex for bibtex, biblatex in table.DIALECTS if bibtex != "school"}  # a report has none


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a file writes: BibLaTeX's words or BibTeX's, letters beyond ASCII as they are or as commands."""

    biblatex: bool = False
    unicode: bool = True


@dataclass(frozen=True, slots=True)
class Present:
    """What an entry has while a variable is written.

    ``own`` are its fields, ``full`` these with what it inherits; ``spelled`` its fields as they were first, so that a
    value that is said again is spelled again; ``sources`` are the fields each variable is read from, ``reserved`` those
    that variables without another word will need.
    """

    kind: str
    csl_type: str
    own: Mapping[str, str] = field(default_factory=dict)
    full: Mapping[str, str] = field(default_factory=dict)
    spelled: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    reserved: frozenset[str] = frozenset()

    def field_for(self, variable: str, spelling: Spelling) -> str:
        """The field to say ``variable`` in: the one it is read from, one that is there, or the dialect's word."""
        there = self.sources.get(variable, ())
        if there and there[0] not in self.reserved:
            return there[0]
        names = written(variable, self.csl_type).fields
        taken = {name for fields in self.sources.values() for name in fields} | self.reserved
        free = [name for name in names if name not in taken]
        if there or len(names) == 1:
            return free[0] if free else (there or names)[0]
        first = next((name for name in names if name not in table.NEVER_NEW), names[0])
        word = (_TO_BIBLATEX if spelling.biblatex else _TO_BIBTEX).get(first, first)
        word = word if word in names else first
        return next((name for name in free if name in self.own), word if word in free or not free else free[0])


def write_variable(variable: str, work: Work, present: Present, spelling: Spelling) -> dict[str, str]:
    """The fields that say ``variable`` of ``work``; an empty value is a field that must not be.

    ``variable`` is an attribute of Work, or its mapping's name, a dot and a CSL variable.

    >>> work = Work("k", "article-journal", container_title="J & K")
    >>> write_variable("container_title", work, Present("article", work.type), Spelling())
    {'journal': 'J \\\\& K'}
    """
    gone = dict.fromkeys(present.sources.get(variable, ()), "")
    return gone | _WRITERS.get(variable.partition(".")[0], _write_text)(variable, work, present, spelling)


def _value(variable: str, work: Work) -> str:
    attribute, _, name = variable.partition(".")
    value: str = work.extra.get(name, "") if name else getattr(work, attribute)
    return value


def _write_text(variable: str, work: Work, present: Present, spelling: Spelling) -> dict[str, str]:
    """A string: an attribute, or one of ``extra``."""
    value = _value(variable, work)
    if variable == "extra.genre":
        return _write_genre(value, present, spelling)
    if not value:
        return {}
    name = present.field_for(variable, spelling)
    if name == "howpublished" and variable == "url":
        return {name: f"\\url{{{value}}}" if "\\url" in present.own.get(name, "") else value}
    if subtitle := table.SUBTITLES.get(name):
        return _write_title(name, subtitle, value, present, spelling)
    kind = written(variable, work.type).kind
    return {name: write_value(kind, value, (name, *written(variable, work.type).fields), present, spelling)}


def write_value(kind: str, value: str, names: tuple[str, ...], present: Present, spelling: Spelling) -> str:
    """``value`` as LaTeX; the entry's own spelling when it says the same."""
    plain_and = kind == "literals" and is_bibtex(present.full)
    for name in names:
        if name in present.spelled and READERS["rich" if plain_and else kind](present.spelled[name]) == value:
            return present.spelled[name]
    if kind == "pages":
        return text_to_latex(value, unicode=spelling.unicode).replace("–", "--")
    if kind == "series" and value.isdigit():
        return f"{{{value}}}"  # braces make a number a word, not the third series
    if kind == "jurisdiction":
        words = {said: key for key, said in reversed(JURISDICTIONS.items())}
        parts = [words.get(part) or csl_to_latex(part, unicode=spelling.unicode) for part in value.split("; ")]
        return " and ".join(parts)
    if kind in ("doi", "url", "verbatim"):
        return value
    if kind == "plain":
        return text_to_latex(value, unicode=spelling.unicode)
    if kind == "literals" and " and " in value and not plain_and:
        parts = [csl_to_latex(part, unicode=spelling.unicode) for part in value.split("; ")]
        return " and ".join(f"{{{part}}}" if " and " in part else part for part in parts)
    return csl_to_latex(value, unicode=spelling.unicode)


def _write_title(name: str, subtitle: str, value: str, present: Present, spelling: Spelling) -> dict[str, str]:
    """A title: without the subtitle that the entry has in a field of its own, if it still ends with it."""
    sub = latex_to_csl(present.full.get(subtitle, ""))
    if sub and value.endswith(sub):
        main = value[: -len(sub)].rstrip()
        for title in (main, main.removesuffix(":")):
            if joined(title, sub) == value:
                said = write_value("rich", title, (name,), present, spelling)
                return {name: said, subtitle: present.full[subtitle]}
    return {name: write_value("rich", value, (name,), present, spelling), subtitle: ""}


def _write_genre(value: str, present: Present, spelling: Spelling) -> dict[str, str]:
    if not value and present.csl_type == "thesis":
        value = _A_THESIS  # of BibTeX's two types one must be taken, which shall not claim a degree
    if value == IMPLIED_GENRE.get(present.kind.lower(), ""):
        return {}
    key = next((key for key, said in GENRES.items() if said == value and spelling.biblatex), "")
    return {"type": key or csl_to_latex(value, unicode=spelling.unicode)}


# People --------------------------------------------------------------------------------------------------------------


def _write_people(variable: str, work: Work, present: Present, spelling: Spelling) -> dict[str, str]:
    attribute, _, role = variable.partition(".")
    names: tuple[Name, ...] = tuple(work.contributors.get(role, ())) if role else getattr(work, attribute)
    name = {"authors": "author"}.get(variable, "") or present.field_for(variable, spelling)
    annotation = name + "+an"
    if not names:
        return {name: "", annotation: ""}
    spelled = present.spelled.get(name, "")
    before = parse_names(present.own.get(name, ""))
    said = write_names(names, spelled, spelling.biblatex, spelling.unicode)
    starred = starred_marks(spelled, names) if said == spelled else []
    if any(not stars <= name.marks for name, stars in zip(names, starred, strict=False)):
        said = write_names(names, "", spelling.biblatex, spelling.unicode)
    elif starred:
        names = tuple(replace(name, marks=name.marks - stars) for name, stars in zip(names, starred, strict=True))
    role = present.full.get(name + "type", "") if variable in present.sources else "editor" if name != "editor" else ""
    role_field = {name + "type": role} if role and name in EDITORS else {}
    return role_field | {name: said, annotation: marks_annotation(names, present.own.get(annotation, ""), before)}


# Dates ---------------------------------------------------------------------------------------------------------------


def _write_date(variable: str, work: Work, present: Present, spelling: Spelling) -> dict[str, str]:
    date = work.dates.get(variable.partition(".")[2])
    return {present.field_for(variable, spelling): format_date(date)} if date else {}


def _write_issued(_variable: str, work: Work, present: Present, spelling: Spelling) -> dict[str, str]:
    """``date``, or ``year``, ``month`` and ``day``; both where these cannot say it all."""
    date, full, own = work.issued, present.full, present.own
    if date is None:
        return {}
    apart = {name: full[name] for name in ("year", "month", "day") if full.get(name)}
    parts = _year_and_month(date, "day" in apart)
    before = read_issued(present.spelled)
    said = _year_and_month(before, "day" in apart) if before else {}
    for name, value in apart.items():
        if name in own and said.get(name) == parts.get(name):
            parts[name] = value  # this part of the date is the same: so is its spelling
    if full.get("date") or (not apart and spelling.biblatex):
        words = date.year is None and date.bound is None
        # years beside a date follow it when they agreed with it
        follow = {name: value for name, value in parts.items() if name in own and _agrees(name, present, said)}
        kept = {name: full[name] for name in apart if name not in follow}
        return {**parts, "date": ""} if words else {**kept, **follow, "date": format_date(date)}
    if read_issued(parts) == date:
        return parts
    return {**parts, "date": format_date(date)}


def _agrees(name: str, present: Present, said: Mapping[str, str]) -> bool:
    apart = read_issued({key: present.own[key] for key in ("year", "month", "day") if key in present.own})
    return apart is not None and _year_and_month(apart, "day" in present.own).get(name) == said.get(name)


def _year_and_month(date: PartialDate, with_day: bool = False) -> dict[str, str]:
    if date.year is None:
        return {"year": date.literal} if date.literal else {}
    out = {"year": str(date.year)}
    end = date.end
    if end and end.year is not None and end.year != date.year:
        out["year"] = f"{date.year}--{end.year}"
        return out
    if date.season:
        out["month"] = _SEASONS[date.season - 1]
    elif date.month:
        month = _MONTHS[date.month - 1]
        days = f"~{date.day}" if date.day else ""
        if end and end.month and end.month != date.month:
            last = f' # "~{end.day}"' if end.day else ""
            out["month"] = f'{month} # "{days}--" # {_MONTHS[end.month - 1]}{last}'
        elif with_day and date.day and not end:
            out |= {"month": month, "day": str(date.day)}
        elif date.day:
            out["month"] = f'{month} # "{days}{f"--{end.day}" if end and end.day else ""}"'
        else:
            out["month"] = month
    return out


# Lists and words -----------------------------------------------------------------------------------------------------


def _write_language(variable: str, work: Work, present: Present, spelling: Spelling) -> dict[str, str]:
    if not work.language:
        return {}
    name = present.sources.get(variable, ("langid",))[0]
    spelled = present.spelled.get(name, "")
    if language_tag(spelled, present.full.get("langidopts", "")) == work.language:
        return {name: spelled}
    return {name: next((word for word, tag in LANGUAGES.items() if tag == work.language), work.language)}


def _write_keywords(variable: str, work: Work, present: Present, spelling: Spelling) -> dict[str, str]:
    name = present.sources.get(variable, ("keywords",))[0]
    return {name: text_to_latex(", ".join(work.keywords), unicode=spelling.unicode)}


def _write_ids(_variable: str, work: Work, _present: Present, _spelling: Spelling) -> dict[str, str]:
    return {"ids": ", ".join(work.ids)}


def _write_related(_variable: str, work: Work, _present: Present, _spelling: Spelling) -> dict[str, str]:
    kind = work.related[0].kind if work.related else ""
    return {"related": ", ".join(link.key for link in work.related), "relatedtype": kind}


_Writer = Callable[[str, Work, Present, Spelling], dict[str, str]]
_WRITERS: Mapping[str, _Writer] = {
    "authors": _write_people,
    "editors": _write_people,
    "contributors": _write_people,
    "issued": _write_issued,
    "dates": _write_date,
    "language": _write_language,
    "keywords": _write_keywords,
    "ids": _write_ids,
    "related": _write_related,
}
