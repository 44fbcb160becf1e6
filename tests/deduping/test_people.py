"""Author lists in every shape: parsed, unparsed, abbreviated, cut."""

from __future__ import annotations

import pytest

from pubkit.deduping.compare_people import compare_people
from pubkit.deduping.levels import Authors
from pubkit.deduping.people import People, people
from pubkit.model import Name


def lists(text: str) -> People:
    """Names as ``Family, Given``, or one literal for what has no semicolon."""
    if ";" not in text:
        return people((Name(literal=text),))
    parts = [part.strip().partition(", ") for part in text.split(";") if part.strip()]
    return people(tuple(Name(family, given) for family, _, given in parts))


FULL = "Kautz, Henry A.; Kearns, Michael J.; Selman, Bart;"
CASES = (
    (FULL, "h. kautz, m. kearns, and b. selman.", Authors.SAME),
    (FULL, "Kautz, H., Kearns, M., & Selman, B.", Authors.SAME),
    (FULL, "Kautz HA, Kearns MJ, Selman B", Authors.SAME),
    (FULL, "henry a. kautz, michael j. kearns and bart selman,", Authors.SAME),
    (FULL, "Selman, Bart; Kautz, Henry; Kearns, Michael;", Authors.SAME),
    (FULL, "Kautz, H., et al.", Authors.PART),
    (FULL, "Kautz, H.; Kearns, M.; Doe, J.;", Authors.MOST),
    (FULL, "Kautz, H.; Doe, J.; Roe, R.;", Authors.SOME),
    (FULL, "Doe, Jane; Roe, Richard;", Authors.NONE),
    (FULL, "Anonymous", Authors.UNKNOWN),
    ("Vazirani, Umesh; Kearns, Michael;", "Vazarani, Umesh; Kearns, Michael;", Authors.SAME),
    ("Müller, Anna; Sjöberg, Bo;", "Muller, A.; Sjoberg, B.;", Authors.SAME),
    ("Wang, Li;", "Wang, Bo;", Authors.NAMESAKES),
    ("Smith, Robert; Doe, Jane;", "Smith, Bob; Doe, Jane;", Authors.SAME),
)


@pytest.mark.parametrize(("a", "b", "level"), CASES)
def test_levels(a: str, b: str, level: Authors) -> None:
    assert compare_people(lists(a), lists(b)) is level
    assert compare_people(lists(b), lists(a)) is level


def test_entities_are_letters() -> None:
    assert compare_people(people((Name("&#214;zsu", "M. Tamer"),)), people((Name("Özsu", "Tamer"),))) is Authors.SAME


def test_thousands_of_authors_are_cut() -> None:
    crowd = people(tuple(Name(f"Family{n}", "A.") for n in range(5_000)))
    assert len(crowd.persons) < 1_000
    assert compare_people(crowd, crowd) is Authors.SAME
