"""A list of names in one string: delimiters, "and", et al., and the owner kept visible.

CSL 1.0.2, "Name" (and, delimiter, delimiter-precedes-last, delimiter-precedes-et-al, et-al-*), "Et-al".
"""

from __future__ import annotations

from pubkit.csl import codes, nameform, person
from pubkit.csl.affixes import Wrap
from pubkit.csl.nameform import AS_STYLED, NameForm
from pubkit.csl.person import Person
from pubkit.csl.state import State
from pubkit.csl.values import NamedTuple

ELLIPSIS = "…"
OTHERS = "others"  # as pandoc and Zotero say "and others" in CSL-JSON: {"literal": "others"} at the end of a list


class EtAl(NamedTuple):
    """When a list is cut, and how the cut reads. ``least`` or ``first`` None: never."""

    least: int | None
    first: int | None
    last: bool
    precedes: str
    text: str


class NameList(NamedTuple):
    """How the names of one list are joined."""

    form: NameForm
    around: Wrap  # of cs:name: around each personal name
    delimiter: str
    conjunction: str
    precedes_last: str
    sort_order: str
    et_al: EtAl


def shown(et_al: EtAl, count: int, extra: int = 0) -> int | None:
    """How many names stand before et al.; None where the list is not cut.

    >>> shown(EtAl(3, 1, False, "", "et al."), 5), shown(EtAl(3, 1, False, "", "et al."), 2)
    (1, None)
    """
    if not et_al.least or et_al.first is None or count < et_al.least:
        return None
    keep = et_al.first + extra
    return keep if keep < count else None


def render(state: State, plan: NameList, persons: tuple[Person, ...], sort: bool = False) -> str:
    """The names of one variable as coded text."""
    form, sort_order = plan.form, plan.sort_order
    count = len(persons)
    keep = shown(plan.et_al, count, state.extra_names)
    if count > 1 and persons[-1].literal == OTHERS:
        # A list that its source has cut: who comes last is not known, and et al. stands even in a list not long enough.
        plan = plan._replace(et_al=plan.et_al._replace(last=False))
        keep = count - 1 if keep is None else keep
    visible = persons if keep is None else persons[:keep]
    if state.givens is None and state.everywhere_givens is None and state.primary_givens is None:
        every = sort_order == "all"
        texts = [
            nameform.write(one, form, every or (i == 0 and sort_order == "first")) for i, one in enumerate(visible)
        ]
    else:
        texts = [_disambiguated(state, form, one, i, sort_order) for i, one in enumerate(visible)]
    around = plan.around
    if not around.plain and not sort:
        texts = [text if one.literal else around.apply(state, text) for one, text in zip(visible, texts, strict=True)]
    if keep is not None and not sort:
        hidden = [one for one in persons[keep : count - 1 if plan.et_al.last else count] if one.marks]
        if hidden:
            state.hidden += hidden
    kept = _kept(state, plan, persons, keep) if state.keep and keep is not None else ""
    if state.watch and not sort and not state.first_persons:
        state.listed = (persons, len(visible))
        rest = None
        if keep is not None:  # "A, B, et al." are not the authors "A, B", nor "A, … C" the authors "A, … D"
            rest = ELLIPSIS + codes.plain(kept + (nameform.write(persons[-1], form, True) if plan.et_al.last else ""))
        texts = _substituted(state, texts, rest)
        if state.replaced:
            return texts[0]
    if keep is None:
        return _joined(plan, texts, persons)
    return _cut(state, plan, persons, texts, keep, kept)


def _disambiguated(state: State, form: NameForm, one: Person, index: int, sort_order: str) -> str:
    level = state.everywhere_givens.get(one.key, AS_STYLED) if state.everywhere_givens else AS_STYLED
    if state.givens:
        level = state.givens.get(one.key, level)
    if index == 0 and state.primary_givens:
        level = max(level, state.primary_givens.get(one.key, AS_STYLED))
    inverted = sort_order == "all" or (index == 0 and sort_order == "first")
    return nameform.write(one, form, inverted, level)


def _substituted(state: State, texts: list[str], rest: str | None) -> list[str]:
    """ "Reference Grouping": subsequent-author-substitute, against the names of the entry before.

    ``rest`` stands for what follows the texts of a list that is cut.
    """
    state.first_persons = now = (*map(codes.plain, texts), *(() if rest is None else (rest,)))
    if state.substitute is None:
        return texts
    value, rule = state.substitute
    before = state.previous
    if rule == "complete-all":
        state.replaced = now == before
        return [value] if state.replaced else texts
    if rule == "complete-each":
        return [value] * len(texts) if now == before else texts
    same = 0
    while same < min(len(now), len(before)) and now[same] == before[same]:
        same += 1
    same = min(same, 1 if rule == "partial-first" else len(texts))
    return [value] * same + texts[same:]


def _joined(plan: NameList, texts: list[str], persons: tuple[Person, ...]) -> str:
    texts = [text for text in texts if text]
    if len(texts) < 2:
        return texts[0] if texts else ""
    if not plan.conjunction:
        return plan.delimiter.join(texts)
    precedes = plan.precedes_last
    before = persons[-2] if len(persons) > 1 else persons[-1]
    inverted = not before.literal and (plan.sort_order == "all" or (plan.sort_order == "first" and len(texts) == 2))
    if (
        precedes == "always"
        or (precedes == "contextual" and len(texts) > 2)
        or (precedes == "after-inverted-name" and inverted)
    ):
        link = plan.delimiter + plan.conjunction
    else:
        link = plan.conjunction if plan.conjunction[-1:].isspace() else " " + plan.conjunction
    blank = "" if link[-1:].isspace() else " "
    return plan.delimiter.join(texts[:-1]) + link + blank + texts[-1]


def _cut(state: State, plan: NameList, persons: tuple[Person, ...], texts: list[str], keep: int, inserted: str) -> str:
    """The list with et al., or with an ellipsis and the last name; ``inserted`` keeps the owner visible."""
    et_al = plan.et_al
    texts = [text for text in texts if text]
    front = plan.delimiter.join(texts)
    if et_al.last and keep <= len(persons) - 2:
        last = nameform.write(persons[-1], plan.form, plan.sort_order == "all")
        before, after = ("", inserted) if state.keep == "position" else (inserted, "")
        return front + before + plan.delimiter + ELLIPSIS + " " + last + after
    if not front:
        return ""
    if not et_al.text:
        return front + inserted
    inverted = plan.sort_order == "all" or (plan.sort_order == "first" and keep == 1)
    precedes = et_al.precedes
    comma = (
        precedes == "always"
        or (precedes == "contextual" and (keep > 1 or inserted.startswith(plan.delimiter)))
        or (precedes == "after-inverted-name" and inverted)
    )
    if inserted and state.keep == "position":
        return front + (plan.delimiter if comma else " ") + et_al.text + inserted
    blank = "" if person.writes_family_first(codes.plain(et_al.text)[0]) else " "
    return front + inserted + (plan.delimiter if comma or inserted else blank) + et_al.text


def _kept(state: State, plan: NameList, persons: tuple[Person, ...], keep: int) -> str:
    """The hidden owner, shown all the same: by name, or by place."""
    end = len(persons) - 1 if plan.et_al.last and keep <= len(persons) - 2 else len(persons)
    hidden = [(i, one) for i, one in enumerate(persons[:end]) if i >= keep and "self" in one.marks]
    if not hidden:
        return ""
    for _, one in hidden:
        if one in state.hidden:
            state.hidden.remove(one)
    if state.keep == "position":
        places = ", ".join(str(i + 1) for i, _ in hidden)
        return f" (author {places} of {len(persons)})"
    every = plan.sort_order == "all"
    names = []
    at = keep
    for i, one in hidden:
        if i > at:
            names.append(ELLIPSIS)
        names.append(nameform.write(one, plan.form, every))
        at = i + 1
    return plan.delimiter + plan.delimiter.join(names)
