"""Author lists in every shape: parsed, unparsed, abbreviated, cut."""

from __future__ import annotations

import pytest

from pubkit.bibtex import parse_names
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
    ("Rivest, Ron; Doe, Jane;", "Rivest, R.; Doe, S.;", Authors.MOST),
    ("Lee, A.; Kim, B.;", "Lee, C.; Kim, D.;", Authors.NAMESAKES),
    ("Smith, Robert; Doe, Jane;", "Smith, Bob; Doe, Jane;", Authors.SAME),
)


@pytest.mark.parametrize(("a", "b", "level"), CASES)
def test_levels(a: str, b: str, level: Authors) -> None:
    assert compare_people(lists(a), lists(b)) is level
    assert compare_people(lists(b), lists(a)) is level


# Lists that BibTeX's rules take for names, as they are parsed from a field.
PARSED = (
    ("Shmueli G; Koppius OR", "Shmueli, Galit and Koppius, Otto R."),
    ("W Shi, Q Yu", "Weishi Shi and Qi Yu"),
    ("F Huang, X Wu, Z Hu", "Feihu Huang and Xidong Wu and Zhengmian Hu"),
    ("Oto M, Abe K", "Oto, Mika and Abe, Ken"),
    ("Paciorek J.", "Paciorek, J."),
    ("Mette, Otto, 1937-", "Mette, Otto"),
    ("j. liu, h. li and b. himed.", "Jun Liu and Hongbin Li and Braham Himed"),
    ("griffin, anthony et al.,", "A. Griffin"),
    ("v. Weizsäcker, Carl", "von Weizsäcker, C."),
)


@pytest.mark.parametrize(("field", "names"), PARSED)
def test_lists_that_were_taken_for_names(field: str, names: str) -> None:
    assert compare_people(people(parse_names(field)), people(parse_names(names))) in (Authors.SAME, Authors.PART)


def test_a_group_may_be_its_members() -> None:
    group = people((Name("Collaborators", "CAKE-2 Trial"),))
    assert compare_people(group, lists(FULL)) is Authors.UNKNOWN
    assert compare_people(group, group) is Authors.SAME


def test_entities_are_letters() -> None:
    assert compare_people(people((Name("&#214;zsu", "M. Tamer"),)), people((Name("Özsu", "Tamer"),))) is Authors.SAME


def test_thousands_of_authors_are_cut() -> None:
    crowd = people(tuple(Name(f"Family{n}", "A.") for n in range(5_000)))
    assert len(crowd.persons) < 1_000
    assert compare_people(crowd, crowd) is Authors.SAME
