"""What a stage found and what it would change: values with a place, never bare strings."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from pubkit.model import Place as Place
from pubkit.model import Work


class Severity(StrEnum):
    """How much a Problem matters: an error lost something, a warning may be wrong, a note only tells."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person should know. Codes: PK0 files and settings, PK1 BibTeX, PK2 content, PK3 identity,
    PK4 duplicates, PK5 look-ups, PK6 CSL, PK7 formatting and import.

    >>> str(Problem("PK101", Place("a.bib", 3, 1), "missing comma", "put one after the year"))
    'a.bib:3:1: PK101 missing comma (put one after the year)'
    """

    code: str
    where: Place
    message: str
    hint: str = ""
    severity: Severity = Severity.WARNING

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        where = f"{self.where}: " if self.where.file or self.where.line else ""
        return f"{where}{self.code} {self.message}{hint}"


@dataclass(frozen=True, slots=True)
class Change:
    """One change a stage made to one field of one work; ``why`` is the rule's name and its reason."""

    what: str  # the CSL variable or model attribute, such as "container-title"
    before: str
    after: str
    why: str
    where: Place = field(default=Place())


@dataclass(frozen=True, slots=True)
class Result:
    """What every stage gives back: the works, what it changed, and what it found."""

    works: tuple[Work, ...]
    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()
