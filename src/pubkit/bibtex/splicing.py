"""Changed works back into the text of their file: edits of single entries, all made at once.

Beside a broken entry an edit can decide where the reader takes its neighbours to begin. So the new text is read and
compared: an entry that no edit is about must stand there as it stood. Edits that break this are left out, and told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from pubkit.bibtex.blocks import Entry
from pubkit.bibtex.drafting import Draft, Inheriting, differing, drafted
from pubkit.bibtex.entry_edits import Edit, entry_edits, removal
from pubkit.bibtex.field_table import NAMES
from pubkit.bibtex.new_entries import appended, unwritable
from pubkit.bibtex.patching import patched
from pubkit.bibtex.reading_plan import EDITORS
from pubkit.bibtex.scanning import Scan, scan
from pubkit.bibtex.style import STYLE_SAMPLE, file_style
from pubkit.bibtex.work_read import read_work
from pubkit.bibtex.work_write import Spelling
from pubkit.diagnostics import Problem, Severity
from pubkit.model import Work

if TYPE_CHECKING:
    from pubkit.bibtex.document import Document

_BIBLATEX_WORDS = frozenset({"date", "journaltitle", "location", "eprinttype", "eventtitle", "institution"})
# Names are spelled one by one as the file spells them.
_PEOPLE = frozenset({"author", *EDITORS, *(name for row in NAMES for name in row.fields)})
# How much text is read again at most to tell which edits beside broken entries can be made, in characters.
_READ_AGAIN = 50_000_000


@dataclass(frozen=True, slots=True)
class Spliced:
    """The new text, its blocks when they are known, and what could not be written."""

    text: str
    scanned: Scan | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Plan:
    """The edits of each entry, by its number; ``removed`` are the entries that go, ``fields`` what those broken shall
    hold then."""

    edits: dict[int, list[Edit]]
    fields: dict[int, Mapping[str, str]]
    removed: frozenset[int] = frozenset()
    problems: list[Problem] = field(default_factory=list)


def splice(document: Document, works: Sequence[Work], respelled: Collection[str] = ()) -> Spliced:
    """The text of ``document`` with ``works`` in it, and the fields named ``respelled`` in their usual form."""
    spelling = file_spelling(document)
    plan = _planned(document, works, spelling)
    if respelled:
        _respell(document, plan, respelled)
    new = [work for work in works if work.place.index < 0]
    text, scanned = _safe_text(document, plan)
    if new:
        (text, unsaid), scanned = appended(text, new, file_style(document), spelling), None
        plan.problems.extend(unsaid)
    return Spliced(text, scanned, tuple(plan.problems))


def file_spelling(document: Document) -> Spelling:
    """Whether a file is BibLaTeX's, and whether it spells letters in Unicode."""
    words = Counter(
        name for entry in document.entries[:STYLE_SAMPLE] for name in entry.values if name in _BIBLATEX_WORDS
    )
    has_year = sum("year" in entry.values for entry in document.entries[:STYLE_SAMPLE])
    return Spelling(biblatex=words.total() > has_year, unicode=not document.text.isascii() or not document.entries)


def _planned(document: Document, works: Sequence[Work], spelling: Spelling) -> _Plan:
    """The edits that the works ask for."""
    given = {work.place.index: work for work in works if work.place.index >= 0}
    edits: dict[int, list[Edit]] = {}
    fields: dict[int, Mapping[str, str]] = {}
    removed: set[int] = set()
    problems: list[Problem] = []
    for before in document.works:
        index = before.place.index
        entry, after = document.entries[index], given.get(index)
        if after is None:
            edits[index] = [removal(document.text, entry)]
            removed.add(index)
        elif after is not before and after != before:
            inheriting = partial(document.resolver.with_own, entry)
            draft = drafted(after, entry.type, entry.values, spelling, inheriting)
            draft = _spelled_as_before(entry, before, after, draft, spelling, inheriting)
            if found := entry_edits(entry, after.key, draft.kind, draft.fields):
                edits[index] = found
                if not entry.clean:
                    fields[index] = draft.fields
            problems += unwritable(after, draft, before.place)
    return _Plan(edits, fields, frozenset(removed), problems)


def _spelled_as_before(
    entry: Entry, before: Work, after: Work, draft: Draft, spelling: Spelling, inheriting: Inheriting
) -> Draft:
    """The draft with each changed field spelled as the file spells it but for the change, where that reads the same."""
    changed = {name for name, value in entry.values.items() if draft.fields.get(name, value) != value}
    if not changed:
        return draft
    anew = drafted(before, entry.type, {}, spelling).fields
    fields = {
        name: patched(entry.values[name], anew[name], value)
        if name in changed and name in anew.keys() - _PEOPLE
        else value
        for name, value in draft.fields.items()
    }
    said = read_work(draft.kind, after.key, inheriting(draft.kind, fields), before.place)
    return draft if set(differing(said, after)) - set(draft.wrong) else draft._replace(fields=fields)


def _respell(document: Document, plan: _Plan, names: Collection[str]) -> None:
    from pubkit.bibtex.respelling import respellings

    for found in respellings(document, names):
        start, end = found.field.value_start, found.field.end
        edits = plan.edits.setdefault(found.entry.index, [])
        if not any(start < b and a < end for a, b, _ in edits):
            edits.append((start, end, found.raw))
            plan.fields.pop(found.entry.index, None)


# Where entries are broken --------------------------------------------------------------------------------------------


def _safe_text(document: Document, plan: _Plan) -> tuple[str, Scan | None]:
    """The text after all edits that leave every other entry as it is, and its blocks; the other edits are told."""
    trials = max(8, _READ_AGAIN // max(len(document.text), 1))
    kept = set(plan.edits)
    refused: set[int] = set()
    trial = _tried(document, plan, kept)
    if trial.failing and trial.others_stand:  # these alone are read otherwise: without them all is well, or nearly
        refused |= trial.failing
        kept -= trial.failing
        trial = _tried(document, plan, kept)
    if not trial.good:
        waiting = [sorted(index for index in kept if not document.entries[index].clean)]
        kept -= set(waiting[0])
        if not _tried(document, plan, kept).good:
            waiting, kept = [sorted(kept | set(waiting[0]))], set()
        while waiting:
            group = waiting.pop()
            trials -= 1
            if trials >= 0 and _tried(document, plan, {*kept, *group}).good:
                kept.update(group)
            elif len(group) > 1 and trials >= 0:
                half = len(group) // 2
                waiting += [group[half:], group[:half]]
            else:
                refused.update(group)
        trial = _tried(document, plan, kept)
    plan.problems.extend(_refusal(document, index) for index in sorted(refused))
    return trial.text, trial.scanned


class _Trial(NamedTuple):
    """A text with some of the edits, and which of these entries are not read as they were meant."""

    text: str
    scanned: Scan | None
    failing: frozenset[int] = frozenset()
    others_stand: bool = True

    @property
    def good(self) -> bool:
        return self.others_stand and not self.failing


def _tried(document: Document, plan: _Plan, indices: Collection[int]) -> _Trial:
    """The text with the edits of these entries, read again and compared."""
    text = _edited(document.text, [plan.edits[index] for index in indices])
    if text == document.text:
        return _Trial(text, None)
    scanned = scan(text)
    before = [entry for entry in document.entries if not (entry.index in indices and entry.index in plan.removed)]
    if len(before) != len(scanned.entries):
        return _Trial(text, scanned, others_stand=False)
    pairs = list(zip(before, scanned.entries, strict=True))
    failing = frozenset(old.index for old, new in pairs if old.index in indices and not _as_edited(old, new, plan))
    stand = all(_spelled(old) == _spelled(new) for old, new in pairs if old.index not in indices)
    return _Trial(text, scanned, failing, stand)


def _as_edited(old: Entry, new: Entry, plan: _Plan) -> bool:
    if old.clean > new.clean or _edited_alone(old, plan.edits[old.index]) != _spelled(new):
        return False
    return old.index not in plan.fields or _says(new, plan.fields[old.index])


def _spelled(entry: Entry) -> str:
    return entry.text[entry.start : entry.end]


def _says(entry: Entry, fields: Mapping[str, str]) -> bool:
    """True when ``entry`` is read with these fields; of a month, which may be an expression, only that it is there."""
    return entry.values.keys() == fields.keys() and all(
        entry.values[name] == value for name, value in fields.items() if name != "month"
    )


def _edited_alone(entry: Entry, edits: list[Edit]) -> str:
    return _edited(_spelled(entry), [[(start - entry.start, end - entry.start, text) for start, end, text in edits]])


def _refusal(document: Document, index: int) -> Problem:
    entry = document.entries[index]
    message = f"{entry.key}: left as it is, for it or the entries beside it would be read in another way"
    hint = "mend the entry first: pubkit check says what is wrong"
    return Problem("PK125", document.place(entry.start, entry.key, index), message, hint, Severity.ERROR)


def _edited(text: str, groups: Iterable[list[Edit]]) -> str:
    out: list[str] = []
    pos = 0
    for start, end, replacement in sorted((edit for edits in groups for edit in edits), key=lambda edit: edit[:2]):
        start = max(start, pos)
        out += (text[pos:start], replacement)
        pos = max(end, start)
    out.append(text[pos:])
    return "".join(out)
