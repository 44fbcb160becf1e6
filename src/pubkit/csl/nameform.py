"""How one person's name is written.

CSL 1.0.2, "Name", "Name-part Formatting", "Name-part Order", "Non-Latin Personal Names",
"demote-non-dropping-particle", "initialize-with-hyphen".
"""

from __future__ import annotations

import functools

from pubkit.csl import codes, person
from pubkit.csl.affixes import Case
from pubkit.csl.codes import CLOSE
from pubkit.csl.person import Person
from pubkit.csl.values import NamedTuple

AS_STYLED, FAMILY, INITIALS, FULL = -1, 0, 1, 2  # how much of a given name is shown


class Part(NamedTuple):
    """The formatting of a name part: outside affixes, inside formatting, text-case."""

    prefix: str = ""
    opens: str = ""
    closes: str = ""
    suffix: str = ""
    case: Case | None = None

    def format(self, text: str) -> str:
        """Formatting without affixes."""
        if not text:
            return ""
        if self.case:
            text = self.case(text, "")
        return self.opens + text + self.closes

    def affix(self, text: str) -> str:
        """The affixes around what is formatted already."""
        return self.prefix + text + self.suffix if text else ""


class NameForm(NamedTuple):
    """All that decides how a name is written, but for its place in the list."""

    form: str = "long"
    initialize_with: str | None = None
    initialize: bool = True
    hyphen: bool = True
    demote: str = "display-and-sort"
    sort_separator: str = ", "
    family: Part = Part()
    given: Part = Part()
    sort: bool = False  # a sort key: particles count only where they are never demoted


_NO_BREAK = ("\u00a0", "\u202f")
_NO_BLANK_AFTER = ("\u00a0", "\u202f", " ", "’", "'", "-", "‐", "\u02bb")


def _join(*parts: str) -> str:
    """Parts with blanks between them; none after an apostrophe or hyphen (particles as d’ and al-)."""
    out = ""
    for part in parts:
        if not part:
            continue
        if out and not codes.plain(out).endswith(_NO_BLANK_AFTER):
            out += " "
        out += part
    return out


def given_name(one: Person, form: NameForm, level: int) -> str:
    """The given names as the form has them, or as disambiguation wants them."""
    if level == FAMILY or not one.given:
        return ""
    if level == FULL or form.initialize_with is None or not one.is_latin:
        return one.given
    return _initials(one.given, form.initialize_with, form.hyphen, form.initialize)


@functools.lru_cache(maxsize=65536)
def _initials(given: str, initialize_with: str, hyphen: bool, initialize: bool) -> str:
    return person.initials(given, initialize_with, hyphen, initialize)


def write(one: Person, form: NameForm, inverted: bool, level: int = AS_STYLED) -> str:
    """The name as coded text, with its NAME span.

    >>> from pubkit.csl.person import People
    >>> (ludwig,) = People().read([{"family": "van Beethoven", "given": "Ludwig"}])
    >>> codes.plain(write(ludwig, NameForm(), True)), codes.plain(write(ludwig, NameForm(form="short"), False))
    ('Beethoven, Ludwig van', 'van Beethoven')
    """
    key = (form, inverted, level)
    text = one.forms.get(key)
    if text is None:
        body = _write(one, form, inverted, level)
        text = one.forms[key] = codes.name_code(one.number) + body + CLOSE if body else ""
    return text


def _write(one: Person, form: NameForm, inverted: bool, level: int) -> str:
    family, given = form.family, form.given
    if one.literal:
        return family.format((form.form == "short" and one.short) or one.literal)  # affixes part family and given names
    short = form.form == "short" if level == AS_STYLED else level == FAMILY
    particle = family.format(one.non_dropping)
    name = family.format(one.family)
    if short:
        if not one.is_latin:
            return family.affix(name)
        if form.sort and form.demote != "never":
            return name
        return family.affix(_join(particle, name))
    first = given.format(given_name(one, form, level))
    dropping = given.format(one.dropping)
    if not one.is_latin or one.static:
        gap = " " if one.is_latin or one.static else ""
        return gap.join(p for p in (family.affix(_join(particle, name)), given.affix(_join(first, dropping))) if p)
    ending = one.suffix
    if form.initialize_with is not None and "." not in form.initialize_with:
        ending = ending.replace(".", "")  # initials without periods ask for a suffix without
    if not inverted:
        suffix = ("," if one.comma_suffix else "") + " " + ending if ending else ""
        back = family.affix(_join(dropping, particle, name) + suffix)
        front = given.affix(first)
        if level != FULL and form.initialize and (form.initialize_with or "").endswith(_NO_BREAK) and front and back:
            return front + (form.initialize_with or "")[-1] + back  # the style's blank after the last initial
        return _join(front, back)
    if form.demote == "display-and-sort":
        front = family.affix(name)
        back = given.affix(_join(first, dropping, particle))
    else:
        front = family.affix(_join(particle, name))
        back = given.affix(_join(first, dropping))
    text = front + form.sort_separator + back if back else front
    if ending:
        text += form.sort_separator + ending
    return text
