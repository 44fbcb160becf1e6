"""What stands in a title and is none of it: names of its authors, and a date, which search engines run into it.

``Lopez, M.: Indexing the positions of objects`` is the title of a paper that M. Lopez is an author of. That is told
from a title that begins with a name by the other record: it has the author, and its title does not begin so.
"""

from __future__ import annotations

from dataclasses import replace

from rapidfuzz.distance import JaroWinkler

from pubkit.enriching.matching.people import SPELLING
from pubkit.enriching.matching.record import Person, Record
from pubkit.enriching.matching.tables import tables
from pubkit.enriching.matching.venues import same_venue, telling_words

# Names of more words than this before a title have not been seen: "R., and Livny, M. 1996." has five.
MOST_WORDS = 10
MOST_YEARS_OFF = 3
LEAST_MISREAD = 6
MOST_INITIALS = 2
BEGINNING = 2  # words, of which one may be misspelled
_BETWEEN = frozenset({"and", "et", "al", "etal"})


def without_stray(ours: Record, theirs: Record) -> Record:
    """``ours`` without names of their authors before its title, which join its list, and without the year at its end.

    >>> from pubkit.enriching.matching.record import read_record
    >>> ours = read_record({"title": "Lopez, M.: Indexing the positions", "authors": [["S.", "Saltenis"]]})
    >>> theirs = read_record({"title": "Indexing the Positions", "authors": [["S.", "Saltenis"], ["M. A.", "Lopez"]]})
    >>> stripped = without_stray(ours, theirs)
    >>> stripped.title.text, len(stripped.people)
    ('indexing the positions', 2)
    """
    title = ours.title
    if end := _tail(ours, theirs):
        title = replace(title, words=title.words[:end])
    cuts = [at for at in title.breaks | title.commas if at < min(MOST_WORDS + 1, len(title.words))]
    # Where their title begins, else after the last name.
    for cut in sorted(cuts, key=lambda at: (title.words[at] == theirs.title.words[0], at), reverse=True):
        before = title.words[:cut]
        named = _named(before, theirs)
        if before == theirs.title.words[:cut]:
            continue
        if named or (title.words[cut] == theirs.title.words[0] and all(_is_scrap(word) for word in before)):
            joining = tuple(person for person in named if person not in ours.people)
            return replace(ours, title=title.after(cut), people=(*ours.people, *joining))
    return ours if title is ours.title else replace(ours, title=title)


def _tail(ours: Record, theirs: Record) -> int:
    """Where a year or a venue that was run into the end of our title begins, 0 where nothing was."""
    words, end = ours.title.words, len(theirs.title.words)
    if len(words) > 1 and words[-1] in {str(theirs.year), str(ours.year)} - set(theirs.title.words):
        return len(words) - 1
    starts = ours.title.breaks | ours.title.commas
    for at in (end, end - 1, end + 1):  # a word may be lost or split
        tail = words[at:]
        if (
            at in starts
            and tail
            and set(words[:BEGINNING]) & set(theirs.title.words[:BEGINNING])
            and _is_place(tail, ours, theirs)
        ):
            return at
    return 0


def _is_place(tail: tuple[str, ...], ours: Record, theirs: Record) -> bool:
    """True for words that say nothing but what every venue is called, or that name the venue of either."""
    said = " ".join(tail)  # "review", "technical report": of another work, not of a venue
    if any(pattern.search(said) for pattern in (*tables().never, *tables().perhaps)):
        return False
    if not telling_words(tail):
        return any(not word.isdigit() and word not in tables().small for word in tail)
    return any(same_venue(tail, venue) for venue in (ours.venue, theirs.venue))


def _named(words: tuple[str, ...], record: Record) -> tuple[Person, ...]:
    """The authors whose names some words are, () where a word is something else."""
    said = [word for word in words if len(word) > 1]
    named = tuple(person for person in record.people if any(_is(word, person) for word in said))
    if not named:
        return ()
    parts = {part for person in named for part in person.parts} | {
        word for word in said for person in named if _is(word, person)
    }
    initials = {word[0] for person in named for word in person.given}
    unknown = [
        word for word in words if len(word) > 2 and word not in parts | _BETWEEN and not _near(word, record.year)
    ]
    given = any(word[0] in initials for word in unknown) and len(unknown) <= len(named) + 1
    return named if given or len(unknown) <= max(0, len(named) - 2) else ()


def _is_scrap(word: str) -> bool:
    """True for initials, "and", a month and a year: what is left of a reference whose names are not known."""
    return len(word) <= MOST_INITIALS or word in _BETWEEN | tables().months or (word.isdigit() and len(word) == 4)


def _near(word: str, year: int | None) -> bool:
    """True for a year that a reference to a work of ``year`` may have."""
    return year is not None and word.isdigit() and abs(int(word[:9]) - year) <= MOST_YEARS_OFF


def _is(word: str, person: Person) -> bool:
    """True for a family name, whole or one of its words, also where a scanner misread it."""
    families = (person.family, *person.parts[len(person.given) :])
    return word in families or (
        len(word) >= LEAST_MISREAD and any(JaroWinkler.similarity(word, one) >= SPELLING for one in families)
    )
