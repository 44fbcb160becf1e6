"""The works of one list, in order, with what they were read from, and the stages as methods in pipeline order."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pubkit.diagnostics import Change, Problem, Result
from pubkit.errors import PubkitError
from pubkit.model import Place, Work

if TYPE_CHECKING:
    from pubkit.bibtex import Document
    from pubkit.deduping import Duplicates
    from pubkit.enriching.settings import Settings
    from pubkit.files import Source
    from pubkit.identifying import Person

STDIN = "<stdin>"


@dataclass(frozen=True)
class Library:
    """Works, and the documents they came from.

    Every method gives a new Library back. ``problems`` is what reading and the stages found; ``changes`` is what the
    stages changed. ``documents`` are the BibTeX files as read: what no stage touched is written back byte for byte.
    """

    works: tuple[Work, ...] = ()
    problems: tuple[Problem, ...] = ()
    changes: tuple[Change, ...] = ()
    documents: tuple[Document, ...] = field(default=(), repr=False)
    respelled: frozenset[str] = field(default=frozenset(), repr=False)  # fields to write in their usual form

    def __len__(self) -> int:
        return len(self.works)

    def normalize(self, **options: Any) -> Library:
        """Author lists, venues and text as a careful librarian would write them; see `pubkit.normalizing`."""
        from pubkit.normalizing import normalize

        normalized = self._after(normalize(self.works, **options))
        return normalized._respelled(options.get("only"))

    def identify(self, me: Person | str | None = None) -> Library:
        """Marks on names: the owner ``me`` (found by profile), and equal contribution; see `pubkit.identifying`."""
        from pubkit.identifying import identify

        return self._after(identify(self.works, me))

    def find_duplicates(self, **options: Any) -> Duplicates:
        """Which works are one publication; see `pubkit.deduping`."""
        from pubkit.api import find_duplicates

        return find_duplicates(self.works, **options)

    def dedupe(self, **options: Any) -> Library:
        """Merge the duplicates that are sure, and link versions; see `pubkit.deduping`."""
        from pubkit.api import find_duplicates
        from pubkit.deduping import merge
        from pubkit.deduping.settling import settled

        found = settled(self.works, self.find_duplicates(**options), find_duplicates)
        return self._after(merge(self.works, found))

    def enrich(self, settings: Settings | None = None, **options: Any) -> Library:
        """Fill what is missing from public sources, never over what a person wrote; see `pubkit.enriching`."""
        from pubkit.config import load
        from pubkit.enriching import enrich

        return self._after(enrich(self.works, settings or load().lookups(), **options))

    def format(
        self, style: str | Path = "acm", to: str = "text", *, me: Person | str | None = None, **options: Any
    ) -> str:
        """The list in a CSL style: ``to`` is text, markdown, html, latex, typst or rst; or a format of `dumps`.

        >>> import pubkit
        >>> lib = pubkit.reads("@book{k, author={Doe, Jane}, title={T}, publisher={P}, year=2020}")
        >>> print(lib.format("apa"), end="")
        Doe, J. (2020). T. P.
        """
        from pubkit.files.codecs import CODECS

        marked = self.identify(me) if me else self
        if to == "bibtex" or to in CODECS:
            return marked.dumps(to)
        from pubkit.formatting import format_list

        return format_list(marked.works, style=style, to=to, **options).text

    def dumps(self, format: str = "bibtex") -> str:
        """The works as text: ``bibtex``, ``csl-json``, ``csl-jsonl``, ``ris``, ``endnote-xml`` or ``cff``.

        Unchanged BibTeX entries give their own text back.
        """
        if format == "bibtex":
            return "".join(document.text for document in self._updated)
        from pubkit.files import codecs

        return codecs.dumps(self.works, format)

    def diff(self) -> str:
        """A unified diff from what was read to what `dumps` would write."""
        before = self.documents or self._updated[:0]
        parts: list[str] = []
        for old, new in zip(before, self._updated, strict=False):
            parts += _unified(old.text, new.text, old.name or "<input>")
        return "".join(parts)

    def write(self, path: str | Path | None = None, *, state: Path | None = None) -> tuple[Path, ...]:
        """Write what changed back to where it was read, or everything to ``path``; the files written.

        Each file is replaced as a whole or not at all, and its earlier state is kept for `pubkit undo`. Raises
        WriteError when a file changed since it was read, holds conflict markers, or cannot be written.
        """
        from pubkit.config import load
        from pubkit.files import digest, write_atomic
        from pubkit.files.reading import SUFFIXES

        state = state or load().state_folder
        if path is not None:
            text = self.dumps(SUFFIXES.get(Path(path).suffix.lower(), "bibtex"))
            return (write_atomic(path, text.encode("utf-8", "surrogateescape"), state=state).path,)
        written: list[Path] = []
        for old, new in zip(self.documents, self._updated, strict=True):
            if not old.name or old.name == STDIN:
                raise PubkitError("this list was not read from a file", "name one to write to")
            done = write_atomic(old.name, new.to_bytes(), expected=digest(old.to_bytes()), state=state)
            written += [done.path] if done.changed else []
        return tuple(written)

    def _after(self, result: Result) -> Library:
        return replace(
            self,
            works=result.works,
            changes=self.changes + result.changes,
            problems=self.problems + result.problems,
        )

    def _respelled(self, only: Iterable[str] | None) -> Library:
        """With the fields that say the right thing in an unusual spelling as changes, of the rules chosen."""
        from pubkit.bibtex.respelling import RESPELLABLE, respellings
        from pubkit.normalizing.engine import select_rules

        names = RESPELLABLE & {rule.name for rule in select_rules(only)}
        changes = tuple(
            Change(
                found.field.name.lower(),
                found.before,
                found.after,
                f"{found.field.name.lower()}: the usual form",
                found.work.place,
            )
            for document in self.documents
            for found in respellings(document, names)
        )
        return replace(self, changes=self.changes + changes, respelled=self.respelled | names) if changes else self

    @property
    def refused(self) -> tuple[Problem, ...]:
        """What `diff`, `dumps` and `write` leave out of the files, each with its place and the reason."""
        return tuple(problem for document in self._updated for problem in document.refused)

    @cached_property
    def _updated(self) -> tuple[Document, ...]:
        """Each document with its own works; works that came from none go to the first."""
        from pubkit import bibtex

        if not self.documents:
            return (bibtex.read("").updated([_placeless(work) for work in self.works]),)
        names = [document.name for document in self.documents]
        homes: dict[str, list[Work]] = {name: [] for name in names}
        for work in self.works:
            if work.place.file in homes:
                homes[work.place.file].append(work)
            else:
                homes[names[0]].append(_placeless(work))
        return tuple(document.updated(homes[document.name], self.respelled) for document in self.documents)


def _placeless(work: Work) -> Work:
    """The work as one that stands in no document yet."""
    return replace(work, place=Place(key=work.key))


def read(path: str | Path | Sequence[str | Path], *, format: str | None = None, encoding: str | None = None) -> Library:
    """Read a bibliography, or several into one list. ``-`` is standard input; the suffix decides the format.

    Never raises on bad content, which is told in ``problems``. Raises InputError for a file that is missing, a
    folder, unreadable, or not a bibliography at all.
    """
    paths = [path] if isinstance(path, str | Path) else list(path)
    from pubkit.files.reading import read_source, read_sources

    sources = read_sources(paths) if format is None else tuple(read_source(one, format=format) for one in paths)
    return combine(_read_one(source, encoding) for source in sources)


def reads(text: str | bytes, format: str = "bibtex", *, name: str = "") -> Library:
    """Read a bibliography from text: ``bibtex``, ``csl-json``, ``ris``, or ``text``, a publication list as printed.

    >>> reads("@book{k, title = {T}}").works[0].title
    'T'
    """
    if format == "bibtex":
        from pubkit import bibtex

        document = bibtex.read(text, name=name)
        return Library(document.works, document.problems, documents=(document,))
    if format in ("text", "pdf", "docx"):
        return _read_text(text, format, name)
    from pubkit.files import codecs

    return Library(*codecs.loads(text, format, name))


def _read_text(text: str | bytes, format: str, name: str) -> Library:
    """A publication list in plain text, or in a document that holds one."""
    from pubkit.api import parse_references

    problems: tuple[Problem, ...] = ()
    if isinstance(text, bytes) and format == "text":
        from pubkit.files.decoding import decode

        text, problems = decode(text, name)
    elif isinstance(text, str) and format != "text":
        raise PubkitError(f"{format} is read from bytes", "give them, or a path to `read`")
    elif isinstance(text, bytes):
        from pubkit.files.documents import document_text

        text = document_text(text, format, name)
    library = parse_references(text, name=name)
    return replace(library, problems=problems + library.problems)


def from_csl_json(items: Iterable[Mapping[str, Any]]) -> Library:
    """A Library of CSL-JSON items (dicts).

    >>> from_csl_json([{"id": "k", "type": "book", "title": "T"}]).works[0].type
    'book'
    """
    from pubkit.files import csl_json

    return Library(*csl_json.from_csl_json(items))


def combine(libraries: Iterable[Library]) -> Library:
    """Several lists as one, in order; each work remembers its file."""
    parts = list(libraries)
    return Library(
        tuple(work for part in parts for work in part.works),
        tuple(problem for part in parts for problem in part.problems),
        tuple(change for part in parts for change in part.changes),
        tuple(document for part in parts for document in part.documents),
    )


def _read_one(source: Source, encoding: str | None) -> Library:
    if source.format == "bibtex" and encoding:
        from pubkit import bibtex

        document = bibtex.read(source.data, name=source.name, encoding=encoding)
        library = Library(document.works, document.problems, documents=(document,))
    else:
        library = reads(source.data, source.format, name=source.name)
    return replace(library, problems=source.problems + library.problems)


def _unified(old: str, new: str, name: str) -> list[str]:
    lines = difflib.unified_diff(old.splitlines(keepends=True), new.splitlines(keepends=True), f"a/{name}", f"b/{name}")
    return [line if line.endswith("\n") else line + "\n\\ No newline at end of file\n" for line in lines]
