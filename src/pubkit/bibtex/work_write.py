"""A Work to the fields of an entry, each value as LaTeX without delimiters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from pubkit.bibtex import field_table as table
from pubkit.bibtex.annotations import marks_annotation
from pubkit.bibtex.dates import format_date
from pubkit.bibtex.languages import LANGUAGES
from pubkit.bibtex.latex_read import latex_to_csl
from pubkit.bibtex.latex_write import csl_to_latex, text_to_latex
from pubkit.bibtex.names import parse_names
from pubkit.bibtex.type_table import ENTRY_TYPE, ENTRY_TYPE_BY_GENRE, GENRES, IMPLIED_GENRE, JURISDICTIONS
from pubkit.bibtex.work_read import read_value, work_type
from pubkit.model import Name, PartialDate, Work

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_OTHER_DIALECT = dict(table.DIALECTS)
_AND = re.compile(r"\band\b|,", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a file writes: BibLaTeX's words or BibTeX's, letters beyond ASCII as they are or as commands."""

    biblatex: bool = False
    unicode: bool = True


def entry_type(work: Work, spelling: Spelling) -> str:
    """The entry type that a new entry for ``work`` gets.

    >>> entry_type(Work("k", "paper-conference"), Spelling())
    'inproceedings'
    """
    genre = work.extra.get("genre", "").replace("'", "’")
    kind = ENTRY_TYPE_BY_GENRE.get((work.type, genre)) or ENTRY_TYPE.get(work.type, "misc")
    if not spelling.biblatex:
        return {"thesis": "phdthesis", "report": "techreport", "online": "misc", "periodical": "misc"}.get(kind, kind)
    return kind


def write_work(work: Work, kind: str, present: Mapping[str, str], spelling: Spelling) -> dict[str, str]:
    """The fields of ``work`` as an entry of type ``kind``.

    ``present`` are the fields the entry has already: of several words for a variable the one in use is taken, and
    a value that already says the same is left as it is spelled.
    """
    out: dict[str, str] = {}

    def put(names: tuple[str, ...], value: str) -> None:
        if value:
            out[_name(names, present, out, spelling)] = value

    def rich(value: str) -> str:
        return csl_to_latex(value, unicode=spelling.unicode)

    people = {"author": work.authors, "editor": work.editors}
    for row in table.NAMES:
        people[row.fields[0]] = tuple(work.contributors.get(row.variable, ()))
    if "holder" in work.contributors:
        people["holder"] = tuple(work.contributors["holder"])
    for field, names in people.items():
        if names:
            out[field] = write_names(names, present.get(field, ""), spelling)
            annotation = field + "+an"
            if said := marks_annotation(_unstarred(names, present.get(field, "")), present.get(annotation, "")):
                out[annotation] = said
    title = _split_subtitle(work.title, "title", present, out)
    put(("title",), write_value("rich", title, ("title",), present, spelling) if title else "")
    done: set[str] = set()
    for row in table.STRINGS:
        if row.variable not in done and (not row.types or work.type in row.types):
            done.add(row.variable)
            value = getattr(work, row.variable)
            if value and not (
                row.variable == "url" and "url" not in present and value in present.get("howpublished", "")
            ):
                put(row.fields, write_value(row.kind, value, row.fields, present, spelling))
    _put_dates(work, present, out, spelling)
    by_variable = {row.variable: row for row in table.EXTRAS}
    for variable, value in work.extra.items():
        if variable == "genre":
            if value != IMPLIED_GENRE.get(kind.lower()):
                key = next((key for key, said in GENRES.items() if said == value and spelling.biblatex), "")
                put(("type",), key or rich(value))
        elif variable == "jurisdiction":
            put(("location", "address"), write_value("jurisdiction", value, ("location", "address"), present, spelling))
        elif extra_row := by_variable.get(variable):
            put(extra_row.fields, write_value(extra_row.kind, value, extra_row.fields, present, spelling))
        elif variable not in out:
            out[variable] = rich(value) if variable in table.TEXTS else value
    if work.language:
        put(("langid", "language"), _language(work.language, present))
    if work.keywords:
        put(("keywords", "keyword"), text_to_latex(", ".join(work.keywords), unicode=spelling.unicode))
    if work.ids:
        out["ids"] = ", ".join(work.ids)
    if work.related:
        out["related"] = ", ".join(link.key for link in work.related)
        if work.related[0].kind:
            out["relatedtype"] = work.related[0].kind
    if work_type(kind, out)[0] != work.type and work.type in ENTRY_TYPE:
        spelled = present.get("entrysubtype", "")
        says_it = spelled and work_type(kind, {**out, "entrysubtype": spelled})[0] == work.type
        out["entrysubtype"] = spelled if says_it else work.type
    return out


def _name(names: tuple[str, ...], present: Mapping[str, str], taken: Mapping[str, str], spelling: Spelling) -> str:
    """Which of the words for one variable to use: one that the entry has, else the dialect's."""
    for name in names:
        if name in present and name not in taken:
            return name
    bibtex_words = {biblatex: bibtex for bibtex, biblatex in table.DIALECTS}
    first = next((name for name in names if name not in table.NEVER_NEW), names[0])
    if spelling.biblatex:
        return _OTHER_DIALECT.get(first, first)
    return bibtex_words.get(first, first) if bibtex_words.get(first, first) in names else first


def write_value(kind: str, value: str, names: tuple[str, ...], present: Mapping[str, str], spelling: Spelling) -> str:
    """``value`` as LaTeX; the entry's own spelling when it says the same."""
    for name in names:
        if name in present and read_value(kind, present[name]) == value:
            return present[name]
    if kind == "pages":
        return value.replace("–", "--")
    if kind == "jurisdiction":
        return next((key for key, said in JURISDICTIONS.items() if said == value), value)
    if kind in ("doi", "url", "verbatim"):
        return value
    if kind == "plain":
        return text_to_latex(value, unicode=spelling.unicode)
    return csl_to_latex(value, unicode=spelling.unicode)


def _split_subtitle(title: str, field: str, present: Mapping[str, str], out: dict[str, str]) -> str:
    """``title`` without the subtitle that the entry has in a field of its own, if it ends with it still."""
    subtitle_field = table.SUBTITLES.get(field, "")
    subtitle = latex_to_csl(present.get(subtitle_field, ""))
    if not subtitle or not title.endswith(subtitle):
        return title
    out[subtitle_field] = present[subtitle_field]
    main = title[: -len(subtitle)].rstrip()
    said = latex_to_csl(present.get(field, ""))
    return main[:-1] if main.endswith(":") and not said.endswith(":") else main


def _put_dates(work: Work, present: Mapping[str, str], out: dict[str, str], spelling: Spelling) -> None:
    for row in table.DATES:
        if date := work.dates.get(row.variable):
            out[row.fields[0]] = format_date(date)
    date = work.issued
    if date is None:
        return
    if "date" in present or ("year" not in present and spelling.biblatex):
        out["date"] = format_date(date)
        return
    out.update(_year_and_month(date))
    if "day" in present and date.day and not date.end:
        out["day"] = str(date.day)
        out["month"] = _MONTHS[(date.month or 1) - 1]


def _year_and_month(date: PartialDate) -> dict[str, str]:
    if date.year is None:
        return {"year": date.literal} if date.literal else {}
    out = {"year": str(date.year)}
    end = date.end
    if end and end.year is not None and end.year != date.year:
        out["year"] = f"{date.year}--{end.year}"
        return out
    if date.season:
        out["month"] = ("Spring", "Summer", "Autumn", "Winter")[date.season - 1]
    elif date.month:
        month = _MONTHS[date.month - 1]
        if end and end.month and end.month != date.month:
            out["month"] = f'{month} # "--" # {_MONTHS[end.month - 1]}'
        elif date.day:
            days = f"{date.day}--{end.day}" if end and end.day else f"{date.day}"
            out["month"] = f'{month} # "~{days}"'
        else:
            out["month"] = month
    return out


def _language(language: str, present: Mapping[str, str]) -> str:
    for name in ("langid", "language"):
        if name in present and LANGUAGES.get(present[name].strip().lower()) == language:
            return present[name]
    return next((name for name, tag in LANGUAGES.items() if tag == language), language)


def _unstarred(names: tuple[Name, ...], spelled: str) -> tuple[Name, ...]:
    """``names`` without the marks that a star in the field says already."""
    if "*" not in spelled and "\\ast" not in spelled:
        return names
    starred = parse_names(spelled)
    if [_bare(name) for name in starred] != [_bare(name) for name in names]:
        return names
    return tuple(replace(name, marks=name.marks - star.marks) for name, star in zip(names, starred, strict=True))


def write_names(names: tuple[Name, ...], spelled: str, spelling: Spelling) -> str:
    """``names`` joined by ``and``; each as ``spelled`` says it where it says the same.

    >>> write_names((Name("Berg", "Jan", "van der"), Name(literal="ATLAS")), "", Spelling())
    'van der Berg, Jan and {ATLAS}'
    """
    if spelled and [_bare(name) for name in parse_names(spelled)] == [_bare(name) for name in names]:
        return spelled
    return " and ".join(write_name(name, spelling) for name in names)


def _bare(name: Name) -> tuple[str, ...]:
    return (name.family, name.given, name.particle, name.dropping_particle, name.suffix, name.literal)


def write_name(name: Name, spelling: Spelling) -> str:
    """One name as ``von Last, Jr, First``; braces where its letters would be read in another way."""
    if name.others:
        return "others"
    if name.literal:
        return "{" + text_to_latex(name.literal, unicode=spelling.unicode) + "}"

    def tex(part: str) -> str:
        latex = text_to_latex(part, unicode=spelling.unicode)
        return "{" + latex + "}" if _AND.search(part) else latex

    particle = name.particle or name.dropping_particle
    for family in (tex(name.family), "{" + text_to_latex(name.family, unicode=spelling.unicode) + "}"):
        last = f"{particle and tex(particle) + ' '}{family}"
        parts = [last, tex(name.suffix), tex(name.given)] if name.suffix else [last, tex(name.given)]
        text = ", ".join(parts).rstrip()
        if not name.given and not name.suffix:
            text = last if " " not in last else last + ","
        again = parse_names(text)
        if len(again) == 1 and (again[0].family, again[0].given) == (name.family, name.given):
            return text
    return text
