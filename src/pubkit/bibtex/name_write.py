"""Names to BibTeX's ``von Last, Jr, First``, or to BibLaTeX's ``family=..., given=...`` where that cannot say it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pubkit.bibtex.latex_write import text_to_latex
from pubkit.bibtex.names import parse_names, split_names
from pubkit.model import Mark, Name

_STAR = re.compile(r"\*|\\ast")
_AND = re.compile(r"\band\b|,", re.IGNORECASE)


def write_names(names: Sequence[Name], spelled: str, biblatex: bool = False, unicode: bool = True) -> str:
    """``names`` joined by ``and``; those that ``spelled`` says are as there, new ones in its order of parts.

    >>> write_names((Name("Berg", "Jan", "van der"), Name(literal="ATLAS")), "")
    'van der Berg, Jan and {ATLAS}'
    >>> write_names((Name("Doe", "Jo"), Name("Roe", "Ann")), "Jo Doe and Max Moe")
    'Jo Doe and Ann Roe'
    """
    if spelled and [parts(name) for name in parse_names(spelled)] == [parts(name) for name in names]:
        return spelled
    items = [item for item in split_names(spelled) if item and not _STAR.search(item)]
    known = {parts(name): item for item in reversed(items) for name in parse_names(item)}
    given_first = any(" " in item for item in items) and not any("," in item for item in items)
    return " and ".join(
        known.get(parts(name)) or write_name(name, biblatex, unicode, given_first=given_first) for name in names
    )


def starred_marks(spelled: str, names: Sequence[Name]) -> list[frozenset[Mark]]:
    """The marks that stars in the field say already, one set for each of ``names``."""
    if not _STAR.search(spelled):
        return [frozenset()] * len(names)
    return [star.marks for star in parse_names(spelled)]


def parts(name: Name) -> tuple[str, ...]:
    """What a field can say of a name."""
    return (name.family, name.given, name.particle, name.dropping_particle, name.suffix, name.literal)


def write_name(name: Name, biblatex: bool = False, unicode: bool = True, *, given_first: bool = False) -> str:
    """One name, the family first unless asked; braces where its letters would be read in another way.

    >>> write_name(Name("Souza", "Maria", "De")), write_name(Name("Souza", "Maria", "De"), biblatex=True)
    ('{\\\\uppercase{d}e} Souza, Maria', 'family=Souza, given=Maria, prefix=De')
    """
    if name.others:
        return "others"
    tried = ""
    natural = [text_to_latex(str(name), unicode=unicode)] if given_first and name.given else []
    for text in natural + _spellings(name, biblatex, unicode):
        again = parse_names(text)
        if len(again) == 1 and parts(again[0]) == parts(name):
            return text
        tried = tried or text
    return tried


def _spellings(name: Name, biblatex: bool, unicode: bool) -> list[str]:
    """How the name might be written, plainest first."""

    def latex(text: str) -> str:
        return text_to_latex(text, unicode=unicode)

    def tex(part: str) -> str:
        return "{" + latex(part) + "}" if _AND.search(part) else latex(part)

    if name.literal:
        return ["{" + latex(name.literal) + "}", "{{" + latex(name.literal) + "}}"]
    particle = name.particle or name.dropping_particle
    prefixes = [tex(particle) + " "] if particle else [""]
    if particle[:1].isupper():  # how BibTeX is told that "De" is no part of the family name
        prefixes.append("{\\uppercase{" + latex(particle[0].lower()) + "}" + latex(particle[1:]) + "} ")
    found: list[str] = []
    for prefix in prefixes:
        for family in (tex(name.family), "{" + latex(name.family) + "}"):
            last = prefix + family
            if name.suffix:
                found.append(", ".join((last, tex(name.suffix), tex(name.given))).rstrip())
            elif name.given:
                found += [f"{last}, {tex(name.given)}", f"{last}, {{{latex(name.given)}}}"]
            else:
                found.append(last if " " not in last else last + ",")
    if biblatex:
        found.insert(0 if len(prefixes) > 1 else len(found), _extended(name, tex))
        return found
    return found


def _extended(name: Name, tex: Callable[[str], str]) -> str:
    """BibLaTeX's form, which has a word for every part."""
    said = {
        "family": name.family,
        "given": name.given,
        "prefix": name.particle or name.dropping_particle,
        "suffix": name.suffix,
    }
    text = ", ".join(f"{word}={tex(part)}" for word, part in said.items() if part)
    return f"{text}, useprefix=false" if name.dropping_particle else text
