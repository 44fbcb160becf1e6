"""The rules' decisions about pairs: the same code as in ``find_duplicates``, for rows instead of works."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache

from pubkit.deduping.compare_people import compare_people
from pubkit.deduping.levels import Authors, Band, Title
from pubkit.deduping.people import MOST_AUTHORS, NOBODY, People, Person, people, people_of, unparsed
from pubkit.deduping.record import Record, known, record
from pubkit.deduping.rules import Decision, VenueKey, compare, judge, screen
from pubkit.deduping.scale.rows import PERSON, Row, names_of, to_work
from pubkit.deduping.titles import TitleWords, plain_title_words, title_words
from pubkit.deduping.vetoes import OTHER_PEOPLE


class Judge:
    """Decides about pairs of ``rows``; each row is taken apart once, as far as it is needed.

    ``first`` gives each position's first page as blocking reads it, ``plain`` whether its title is known to hold
    nothing but itself.
    """

    def __init__(
        self,
        rows: Mapping[int, Row],
        first: Callable[[int], int],
        venue_key: VenueKey | None = None,
        plain: Callable[[int], bool] = lambda position: False,
    ) -> None:
        self.rows = rows
        self.decisions: dict[tuple[int, int], Decision] = {}
        self._records: dict[int, Record] = {}
        self._groups: dict[int, People] = {}
        self._first = first
        self._plain = plain
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
        title = self.rows[position].title
        return plain_title_words(title) if self._plain(position) else title_words(known(title))

    def record(self, position: int) -> Record:
        """The record of a position."""
        found = self._records.get(position)
        if found is None:
            row = self.rows[position]._replace(title="", authors="", editors="")
            found = record(to_work(row), self._group(position), self._title(position))
            self._records[position] = found
        return found

    def _group(self, position: int) -> People:
        found = self._groups.get(position)
        if found is None:
            row = self.rows[position]
            found = self._groups[position] = people_in(row.authors or row.editors)
        return found

    def informed(self, position: int) -> int:
        """How many fields of a record say anything."""
        r = self.record(position)
        return sum(map(bool, (r.pages, r.venue, r.volume, r.doi, r.year, r.people.persons, r.title.squash)))


def people_in(text: str) -> People:
    """The people of flat names: each name is read once, but for those that must be read with what stands beside them.

    >>> [person.family for person in people_in("Doe\x1fJane\x1eRoe\x1fMax").persons]
    [('doe',), ('roe',)]
    """
    if not text:
        return NOBODY
    persons: list[Person] = []
    names = text.split(PERSON)
    for name in names:
        alone = person_in(name)
        if alone is None or len(names) > MOST_AUTHORS:
            return people(names_of(text))
        persons += alone
    return people_of(persons, False)


@lru_cache(maxsize=262_144)
def person_in(text: str) -> tuple[Person, ...] | None:
    """The person of one flat name, if it names one; None where it must be read with the names beside it."""
    if not text:
        return ()
    (name,) = names_of(text)
    together = name.others or unparsed(name) or any(map(str.isdigit, name.given))  # years are no name
    return None if together else people((name,)).persons
