"""The rules' decisions about pairs: the same code as in ``find_duplicates``, for rows instead of works."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from pubkit.deduping.compare_people import compare_people
from pubkit.deduping.levels import Authors, Band, Title
from pubkit.deduping.people import People, people
from pubkit.deduping.record import Record, record, title_of
from pubkit.deduping.rules import Decision, VenueKey, compare, judge, screen
from pubkit.deduping.scale.rows import Row, names_of, to_work
from pubkit.deduping.titles import TitleWords
from pubkit.deduping.vetoes import OTHER_PEOPLE
from pubkit.model import Work


class Judge:
    """Decides about pairs of ``rows``; each row is taken apart once, as far as it is needed.

    ``first`` gives each position's first page as blocking reads it.
    """

    def __init__(self, rows: Mapping[int, Row], first: Callable[[int], int], venue_key: VenueKey | None = None) -> None:
        self.rows = rows
        self.decisions: dict[tuple[int, int], Decision] = {}
        self._records: dict[int, Record] = {}
        self._groups: dict[int, People] = {}
        self._first = first
        self._keyed = cache(venue_key) if venue_key else None

    def decide(self, a: int, b: int) -> Decision:
        """The decision about two positions, the lower first."""
        made = self.decisions.get((a, b))
        if made is None:
            screened = self._screened(a, b)
            if not isinstance(screened, Decision):
                screened = self._judged(a, b, screened, None)
            made = self.decisions[a, b] = screened
        return made

    def reported(self, a: int, b: int) -> Decision | None:
        """The decision about two positions, None where they are distinct: their people can show that alone."""
        title = self._screened(a, b)
        if isinstance(title, Decision):
            return None if title.band is Band.DISTINCT else title
        authors = compare_people(self._group(a), self._group(b))
        if authors in OTHER_PEOPLE:
            return None
        made = self._judged(a, b, title, authors)
        return None if made.band is Band.DISTINCT else made

    def _screened(self, a: int, b: int) -> Decision | Title:
        return screen(self._title(a), self._title(b), self._first(a) == self._first(b) > 0)

    def _judged(self, a: int, b: int, title: Title, authors: Authors | None) -> Decision:
        left, right = self.record(a), self.record(b)
        return judge(left, right, compare(left, right, self._keyed, title, authors))

    def _title(self, position: int) -> TitleWords:
        return title_of(Work("", title=self.rows[position].title))

    def record(self, position: int) -> Record:
        """The record of a position."""
        found = self._records.get(position)
        if found is None:
            found = self._records[position] = record(to_work(self.rows[position]), self._group(position))
        return found

    def _group(self, position: int) -> People:
        found = self._groups.get(position)
        if found is None:
            row = self.rows[position]
            found = self._groups[position] = people(names_of(row.authors or row.editors))
        return found

    def informed(self, position: int) -> int:
        """How many fields of a record say anything."""
        r = self.record(position)
        return sum(map(bool, (r.pages, r.venue, r.volume, r.doi, r.year, r.people.persons, r.title.squash)))
