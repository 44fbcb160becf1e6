"""What the checks look at, and what a check is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pubkit.bibtex import Document, Entry
from pubkit.bibtex.splicing import file_spelling
from pubkit.diagnostics import Problem, Result, Severity
from pubkit.model import Place, Work


@dataclass(frozen=True)
class Subject:
    """A library: its works, the BibTeX files they stand in, and what normalizing it would change and found."""

    works: Sequence[Work]
    documents: Sequence[Document] = ()
    normalized: Result = field(default_factory=lambda: Result(()))

    @cached_property
    def _documents(self) -> dict[str, Document]:
        return {document.name: document for document in self.documents}

    @cached_property
    def _biblatex(self) -> frozenset[str]:
        return frozenset(document.name for document in self.documents if file_spelling(document).biblatex)

    def entry(self, work: Work) -> Entry | None:
        """The BibTeX entry that a work was read from, or None."""
        document = self._documents.get(work.place.file)
        if document is None or not 0 <= work.place.index < len(document.entries):
            return None
        return document.entries[work.place.index]

    def is_biblatex(self, work: Work) -> bool:
        """True when the work's file is written in BibLaTeX's words."""
        return work.place.file in self._biblatex

    def place(self, work: Work, *names: str) -> Place:
        """Where the first of these fields of a work stands; the entry's own place where none does."""
        entry = self.entry(work)
        if entry is None:
            return work.place
        for name in names:
            for one in entry.fields:
                if one.name.lower() == name:
                    return self._documents[work.place.file].place(one.start, work.key, work.place.index)
        return work.place


Finder = Callable[[Subject], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its code, its name (a page in docs/checks is called so), and what finds it."""

    code: str
    name: str
    summary: str
    find: Finder


def per_work(code: str, look: Callable[[Subject, Work], Iterator[tuple[str, str, tuple[str, ...]]]]) -> Finder:
    """A Finder out of a function of one work that gives (message, hint, fields to point at)."""

    def find(subject: Subject) -> Iterator[Problem]:
        for work in subject.works:
            for message, hint, fields in look(subject, work):
                yield Problem(code, subject.place(work, *fields), message, hint)

    return find


def as_note(finder: Finder) -> Finder:
    """The same findings as notes: they are told, and do not fail the check."""
    from dataclasses import replace

    def find(subject: Subject) -> Iterator[Problem]:
        for problem in finder(subject):
            yield replace(problem, severity=Severity.NOTE)

    return find
