"""The rules' decisions about pairs: the same code as in ``find_duplicates``, for rows instead of works."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from pubkit.deduping.levels import Title
from pubkit.deduping.record import Record, record, title_of
from pubkit.deduping.rules import Decision, VenueKey, compare, judge, screen
from pubkit.deduping.scale.rows import Row, to_work
from pubkit.model import Work


class Judge:
    """Decides about pairs of ``rows``; each row is taken apart once, as far as it is needed.

    ``first`` gives each position's first page as blocking reads it.
    """

    def __init__(self, rows: Mapping[int, Row], first: Callable[[int], int], venue_key: VenueKey | None = None) -> None:
        self.rows = rows
        self.decisions: dict[tuple[int, int], Decision] = {}
        self.record = cache(self._record)
        self._first = first
        self._keyed = cache(venue_key) if venue_key else None

    def decide(self, a: int, b: int) -> Decision:
        """The decision about two positions, the lower first."""
        made = self.decisions.get((a, b))
        if made is None:
            same_page = self._first(a) == self._first(b) > 0
            screened = screened_titles(self.rows[a].title, self.rows[b].title, same_page)
            if not isinstance(screened, Decision):
                left, right = self.record(a), self.record(b)
                screened = judge(left, right, compare(left, right, self._keyed, screened))
            made = self.decisions[a, b] = screened
        return made

    def _record(self, position: int) -> Record:
        return record(to_work(self.rows[position]))

    def informed(self, position: int) -> int:
        """How many fields of a record say anything."""
        r = self.record(position)
        return sum(map(bool, (r.pages, r.venue, r.volume, r.doi, r.year, r.people.persons, r.title.squash)))


def screened_titles(a: str, b: str, same_page: bool) -> Decision | Title:
    """What two titles say of a pair: the decision about most, or the titles' level."""
    return screen(title_of(Work("", title=a)), title_of(Work("", title=b)), same_page)
