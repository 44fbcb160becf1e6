"""Runs the rules, in this order, each on what the one before it left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pubkit.diagnostics import Change, Problem, Result
from pubkit.errors import ConfigError
from pubkit.model import Work
from pubkit.normalizing.rule import Edit, Options, Rule, shown, variable
from pubkit.normalizing.rules import (
    arxiv,
    doi,
    doi_from_url,
    isbn,
    issn,
    markup,
    names,
    one_spelling,
    orcid,
    pages,
    title_case,
    title_stop,
    url,
    venues,
)

RULES: tuple[Rule, ...] = (
    markup.RULE,
    names.RULE,
    one_spelling.RULE,
    title_stop.RULE,
    title_case.RULE,
    pages.RULE,
    doi.RULE,
    url.RULE,
    doi_from_url.RULE,
    arxiv.RULE,
    isbn.RULE,
    issn.RULE,
    orcid.RULE,
    venues.RULE,
)


def normalize(
    works: Iterable[Work],
    *,
    only: Iterable[str] | None = None,
    title_case: str = "keep",
    venue_form: str = "keep",
    venues: Mapping[str, Any] | None = None,
    journals: str = "",
    keep: Callable[[Edit], bool] | None = None,
) -> Result:
    """The works with every rule applied, each change with its rule's name, and what the rules could not mend.

    ``only`` names rules or groups (``names``, ``venues``, ``titles``, ``pages``, ``identifiers``, ``urls``).
    ``venues`` maps own spellings to venues; ``journals`` is the text of a journal list in JabRef's form (CSV).
    ``keep`` says which edits to take; without it all are. Applying it to its own result changes nothing.
    Raises :class:`~pubkit.errors.ConfigError` on a rule, group or form that does not exist.

    >>> result = normalize([Work("k", pages="117--128", doi="https://doi.org/10.1000/182")])
    >>> result.works[0].pages, result.works[0].doi
    ('117–128', '10.1000/182')
    >>> [change.why for change in result.changes]
    ['pages: an en dash between the ends of a range', 'doi: the bare DOI']
    """
    if title_case not in TITLE_CASES:
        raise ConfigError(f"there is no title case {title_case!r}", f"one of {', '.join(TITLE_CASES)}")
    options = Options(title_case, venue_form, venues or {}, journals)
    current = list(works)
    changes: list[Change] = []
    problems: list[Problem] = []
    for rule in select_rules(only):
        for finding in list(rule.find(tuple(current), options)):
            if isinstance(finding, Problem):
                problems.append(finding)
            elif keep is None or keep(finding):
                change = _apply(current, finding, rule)
                if change:
                    changes.append(change)
    return Result(tuple(current), tuple(changes), tuple(problems))


TITLE_CASES = ("keep", "title", "sentence")


def select_rules(only: Iterable[str] | None = None) -> tuple[Rule, ...]:
    """The rules that ``only`` names, by name or by group; all of them for None."""
    if only is None:
        return RULES
    wanted = {name.strip() for name in only if name.strip()}
    known = {rule.name for rule in RULES} | {rule.group for rule in RULES}
    if unknown := wanted - known:
        raise ConfigError(
            f"there is no rule {', '.join(map(repr, sorted(unknown)))}", f"one of {', '.join(sorted(known))}"
        )
    return tuple(rule for rule in RULES if rule.name in wanted or rule.group in wanted)


def _apply(works: list[Work], edit: Edit, rule: Rule) -> Change | None:
    work = works[edit.index]
    before = getattr(work, edit.attribute)
    value: Any = edit.value
    if edit.item:
        value = {**before, edit.item: edit.value}
        if edit.value in ("", (), None):
            del value[edit.item]
    if value == before:
        return None
    works[edit.index] = replace(work, **{edit.attribute: value})
    if edit.attribute in ("provenance", "venue"):
        return None  # how it came about, or what is recognized beside it, is no change of what a person wrote
    old = before.get(edit.item, "") if edit.item else before
    old, new = _differing(old, edit.value)
    texts = shown(old), shown(new)
    if texts[0] == texts[1]:  # what differs is how a name is divided
        texts = shown(old, inverted=True), shown(new, inverted=True)
    return Change(variable(edit), *texts, f"{rule.name}: {edit.why}", work.place)


def _differing(before: Any, after: Any) -> tuple[Any, Any]:
    """Of two equally long lists of names, the members that differ: that is all a person wants to see."""
    if not isinstance(before, tuple) or not isinstance(after, tuple) or len(before) != len(after):
        return before, after
    pairs = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    return tuple(a for a, _ in pairs), tuple(b for _, b in pairs)


def groups() -> Sequence[str]:
    """The groups that ``only`` takes, in the rules' order.

    >>> groups()[0]
    'titles'
    """
    return tuple(dict.fromkeys(rule.group for rule in RULES))
