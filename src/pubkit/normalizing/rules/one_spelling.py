"""One person, one spelling: the fullest that the library has, where it is sure that it is one person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pubkit.diagnostics import Problem, Severity
from pubkit.model import Work
from pubkit.normalizing.rule import Edit, Finding, Options, Rule
from pubkit.normalizing.rules.names import name_lists
from pubkit.normalizing.spelling import apply_respelling, find_respellings, spelling


def _find(works: Sequence[Work], options: Options) -> Iterator[Finding]:
    found = find_respellings(works)
    if not found:
        return
    told: set[tuple[str, ...]] = set()
    for index, work in enumerate(works):
        for attribute, item, names in name_lists(work):
            respelled = apply_respelling(names, found)
            if respelled != names:
                yield Edit(index, attribute, respelled, "the fullest spelling of this person in the list", item)
            for name in names:
                known = found.get(spelling(name))
                if known and known.target is None and spelling(name) not in told:
                    told.add(spelling(name))
                    candidates = " or ".join(sorted(map(str, known.candidates)))
                    message = f'"{name}" may be {candidates}: left as it is'
                    yield Problem("PK210", work.place, message, "write the name in full", Severity.NOTE)


RULE = Rule("one-spelling", "names", "one spelling for one person: the fullest in the library", _find)
