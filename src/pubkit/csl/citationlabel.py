"""The label of an item for styles as "alpha": letters of the first names and the year.

CSL 1.0.2, "Standard Variables", citation-label: taken from the item, or made of one to four names in the pattern that
the formats of this kind share: ``Aaaa00``, ``AaAa00``, ``AaAA00``, ``AAAA00``.
"""

from __future__ import annotations

from pubkit.csl.item import Item

_LETTERS = ((), (4,), (2, 2), (2, 1, 1), (1, 1, 1, 1))
_NAMES = ("author", "editor", "translator", "container-author")


def label(item: Item) -> str:
    """The item's own label, or one made of its names and year.

    >>> from pubkit.csl import item
    >>> from pubkit.csl.person import People
    >>> book = {"id": 1, "author": [{"family": "Roe"}, {"family": "Noakes"}], "issued": {"date-parts": [[1978]]}}
    >>> label(item.read(0, book, People(), []))
    'RoNo78'
    """
    own = item.plain.get("citation-label")
    if own:
        return item.texts["citation-label"]
    persons = next((item.names[variable] for variable in _NAMES if variable in item.names), ())
    pattern = _LETTERS[min(len(persons), 4)]
    text = "".join((one.family or one.literal)[:count] for one, count in zip(persons, pattern, strict=False))
    if not text:
        text = item.plain.get("title", "")[:4]
    date = item.dates.get("issued")
    return text + (f"{abs(date.start.year) % 100:02}" if date is not None and date.start is not None else "")
