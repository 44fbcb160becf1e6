"""What was found out about one work: accepted records, offers to ask about, conflicts, silence."""

from __future__ import annotations

from dataclasses import dataclass, field

from pubkit.enriching.source import Outcome, Record


@dataclass(frozen=True, slots=True)
class Accepted:
    """A record that is this work's. ``how`` is why we believe it; ``score`` is 1 for an identifier that agrees."""

    record: Record
    how: str
    score: float = 1.0
    published: bool = False  # the published version of a work that is a preprint, linked by a source


@dataclass(frozen=True, slots=True)
class Offer:
    """A record that may be this work's, or another version of it: a person decides."""

    record: Record
    why: str
    score: float = 0.0
    version: bool = False  # another publication of the same work, by its title alone

    @property
    def name(self) -> str:
        """How a decision about this offer is remembered.

        >>> from pubkit.model import Work
        >>> Offer(Record(Work("", doi="10.1/A"), "crossref", "10.1/A"), "").name
        'doi:10.1/a'
        """
        return name_of(self.record)


@dataclass(frozen=True, slots=True)
class Conflict:
    """An identifier of the work leads to another one."""

    identifier: str
    record: Record
    reason: str

    @property
    def name(self) -> str:
        """How a decision about this conflict is remembered."""
        return name_of(self.record)


def name_of(record: Record) -> str:
    """A record by its identifier, else by what its source calls it."""
    if record.work.doi:
        return f"doi:{record.work.doi.lower()}"
    return f"arxiv:{record.work.eprint}" if record.work.eprint else f"{record.source}:{record.id}"


@dataclass
class Finding:
    """Collects what the sources say of one work. ``asked`` is each source's own outcome, in order."""

    accepted: list[Accepted] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)  # identifiers that every agency denies
    asked: dict[str, Outcome] = field(default_factory=dict)
    silent: dict[str, str] = field(default_factory=dict)  # source -> why it gave no answer

    def heard(self, source: str, outcome: Outcome, detail: str = "") -> None:
        """A source answered, or did not. Its best outcome counts."""
        if outcome is Outcome.UNAVAILABLE:
            self.silent.setdefault(source, detail)
        if source not in self.asked or _ORDER[outcome] < _ORDER[self.asked[source]]:
            self.asked[source] = outcome

    @property
    def outcome(self) -> Outcome:
        """The outcome for the work: a conflict before all, and "absent" only when nobody was silent."""
        if self.conflicts:
            return Outcome.CONFLICT
        if self.accepted:
            return Outcome.FOUND
        if self.offers:
            return Outcome.AMBIGUOUS
        return Outcome.UNAVAILABLE if self.silent else Outcome.ABSENT


_ORDER = {
    Outcome.CONFLICT: 0,
    Outcome.FOUND: 1,
    Outcome.AMBIGUOUS: 2,
    Outcome.ABSENT: 3,
    Outcome.UNAVAILABLE: 4,
}
