"""The rules' decisions about pairs: the same code as in ``find_duplicates``, for rows instead of works."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from pubkit.deduping.record import Record, record, title_of
from pubkit.deduping.rules import Decision, VenueKey, compare, judge, screen
from pubkit.deduping.scale.rows import Row, to_work
from pubkit.deduping.titles import TitleWords
from pubkit.model import Work


class Judge:
    """Decides about pairs of ``rows``; each row is taken apart once, as far as it is needed.

    ``first`` gives each position's first page as blocking reads it.
    """

    def __init__(self, rows: Mapping[int, Row], first: Callable[[int], int], venue_key: VenueKey | None = None) -> None:
        self.rows = rows
        self.decisions: dict[tuple[int, int], Decision] = {}
        self._records: dict[int, Record] = {}
        self._first = first
        self._keyed = cache(venue_key) if venue_key else None

    def decide(self, a: int, b: int) -> Decision:
        """The decision about two positions, the lower first."""
        made = self.decisions.get((a, b))
        if made is None:
            same_page = self._first(a) == self._first(b) > 0
            screened = screen(self._title(a), self._title(b), same_page)
            if not isinstance(screened, Decision):
                left, right = self.record(a), self.record(b)
                screened = judge(left, right, compare(left, right, self._keyed, screened))
            made = self.decisions[a, b] = screened
        return made

    def _title(self, position: int) -> TitleWords:
        return title_of(Work("", title=self.rows[position].title))

    def record(self, position: int) -> Record:
        """The record of a position."""
        found = self._records.get(position)
        if found is None:
            found = self._records[position] = record(to_work(self.rows[position]))
        return found

    def informed(self, position: int) -> int:
        """How many fields of a record say anything."""
        r = self.record(position)
        return sum(map(bool, (r.pages, r.venue, r.volume, r.doi, r.year, r.people.persons, r.title.squash)))
