"""What a look-up source is: the one protocol that every source, on the web or on this disk, is written against.

A source never decides whether a candidate is the work that was asked for: it says what it holds. Matching and
merging are the engine's, the same for all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol, runtime_checkable

from pubkit.enriching.printed import Printed
from pubkit.model import PartialDate, Work


class Outcome(StrEnum):
    """How a look-up ended. The five stay apart in every report.

    ``unavailable`` means that nobody knows: the source did not answer, or answered with something else. It is never
    read as ``absent``, and never cached.
    """

    FOUND = "found"
    ABSENT = "absent"
    AMBIGUOUS = "ambiguous"
    CONFLICT = "conflict"
    UNAVAILABLE = "unavailable"


class Kind(StrEnum):
    """What a request asks with. It decides how long an answer is kept and how its records are judged."""

    IDENTIFIER = "identifier"
    SEARCH = "search"


@dataclass(frozen=True, slots=True)
class Query:
    """What is known of the work that is looked for. Empty strings mean unknown.

    ``doi`` is bare and in lower case, ``arxiv`` is without its version, ``authors`` are family names in order.
    """

    doi: str = ""
    arxiv: str = ""
    dblp: str = ""  # a record's key, such as "conf/sigmod/Doe20"
    orcid: str = ""
    title: str = ""  # plain text
    authors: tuple[str, ...] = ()
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """What a source says happened to a work after publication (Crossref ``updated-by`` and ``update-to``).

    ``kind`` is Crossref's update type: ``retraction``, ``correction``, ``erratum``, ``expression_of_concern``,
    ``withdrawal``, ``removal``, ... ``doi`` is the notice's, or, with ``about``, the work's that this one notifies of.
    """

    kind: str
    doi: str = ""
    date: PartialDate | None = None
    asserted_by: str = ""  # "publisher" or "retraction-watch"
    about: bool = False  # True: the record itself is the notice, and ``doi`` is the work it is about


@dataclass(frozen=True, slots=True)
class Version:
    """Another publication of the same work, as the source itself links it: ``kind`` is published or preprint.

    ``said`` is what the source quotes of where it was printed, when it names no identifier; ``printed`` is what is
    understood of that. It is evidence for a person to judge.
    """

    kind: str
    doi: str = ""
    arxiv: str = ""
    said: str = ""
    printed: Printed | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One candidate: a source's record as a Work, its address, and what else the source says of it."""

    work: Work
    source: str
    id: str = ""  # the source's own name for the record
    url: str = ""
    fetched: str = ""  # ISO 8601, UTC
    notices: tuple[Notice, ...] = ()
    versions: tuple[Version, ...] = ()
    titles: tuple[str, ...] = ()  # others under which the source knows the work, such as translations


@dataclass(frozen=True, slots=True)
class Answer:
    """What a source has to say to one question: found or ambiguous with records, absent, or unavailable with why."""

    outcome: Outcome
    records: tuple[Record, ...] = ()
    detail: str = ""


ABSENT = Answer(Outcome.ABSENT)


def found(records: tuple[Record, ...]) -> Answer:
    """Found when there is a record, else absent.

    >>> found(()).outcome.value
    'absent'
    """
    return Answer(Outcome.FOUND, records) if records else ABSENT


def unavailable(detail: str) -> Answer:
    """No answer, and why."""
    return Answer(Outcome.UNAVAILABLE, detail=detail)


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a host may be asked: at most ``requests`` in ``seconds``, at most ``together`` at one time."""

    requests: int
    seconds: float
    together: int = 1


@dataclass(frozen=True, slots=True)
class Request:
    """One GET. ``path`` is below the source's base address; ``params`` are not yet encoded.

    ``private`` names the params and headers that say who asks (mail address, key): they are part of neither the
    cache's key nor any report.
    """

    path: str
    kind: Kind
    params: Mapping[str, str] = field(default_factory=dict, hash=False)
    headers: Mapping[str, str] = field(default_factory=dict, hash=False)
    private: frozenset[str] = frozenset()
    asked: str = ""  # the identifier or the words, for reports


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: status, headers in lower case, the decoded body, the last address, and when."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict, hash=False)
    url: str = ""
    fetched: str = ""


@dataclass(frozen=True, slots=True)
class Access:
    """Who asks: a mail address for the polite pools and the keys that the user has, by source name."""

    mailto: str = ""
    keys: Mapping[str, str] = field(default_factory=dict, hash=False)


@runtime_checkable
class WebSource(Protocol):
    """A source on the web: which requests answer a query, and what a reply to one of them means.

    ``requests`` gives the requests to try in order, the surest first; none when this source has nothing to say to
    such a query. ``parse`` never raises on a bad body: whatever is not clearly an answer is ``unavailable``.
    """

    @property
    def name(self) -> str: ...
    @property
    def base(self) -> str:
        """The address that all paths stand below, without a final slash. Settings may override it."""
        ...

    @property
    def hosts(self) -> frozenset[str]:
        """The hosts that this source may redirect to, besides the base's own."""
        ...

    @property
    def pace(self) -> Pace: ...
    def requests(self, query: Query, access: Access) -> tuple[Request, ...]: ...
    def parse(self, request: Request, reply: Reply) -> Answer: ...


@runtime_checkable
class BatchSource(WebSource, Protocol):
    """A source that answers several identifiers in one request.

    ``parts`` gives of such a reply, by identifier in lower case, the body that asking for it alone would have given.
    """

    @property
    def batch_size(self) -> int: ...
    def batch(self, identifiers: Sequence[str], access: Access) -> Request: ...
    def parts(self, reply: Reply) -> Mapping[str, bytes]: ...


@runtime_checkable
class LocalSource(Protocol):
    """A source on this disk (a dump): it answers at once and is never unavailable once it is open."""

    @property
    def name(self) -> str: ...
    def look_up(self, query: Query) -> Answer: ...


Source = WebSource | LocalSource
