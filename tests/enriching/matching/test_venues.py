"""Venues compared by their words alone."""

from __future__ import annotations

import pytest

from pubkit.enriching.matching.text import words
from pubkit.enriching.matching.venues import kind_of, same_venue

PAIRS = [
    ("Int. J. Comput. Vis.", "International Journal of Computer Vision", True),
    ("VLDB J.", "The VLDB Journal The International Journal on Very Large", True),
    ("VLDB", "Proceedings of the International Conference on Very Large", True),
    ("ICML", "Machine Learning: Proceedings of the International Conference on Machine Learning", True),
    ("SIGMOD Conference", "Proc. of the 20th ACM SIGMOD Int. Conf.", True),
    ("SOSP", "Proceedings of the nineteenth ACM symposium on …", None),
    ("ASPLOS", "ACM SIGPLAN Notices", None),
    ("ACM Trans. Comput. Syst.", "ACM SIGOPS Operating Systems Review", None),
    ("VLDB", "Proc. of SIGMOD", False),
    ("J. ACM", "SIAM J. Comput.", None),
    ("Mach. Learn.", "Neural Comput.", False),
]


@pytest.mark.parametrize(("one", "other", "same"), PAIRS)
def test_two_venues_are_one_or_two_or_it_is_not_told(one: str, other: str, same: bool | None) -> None:
    assert same_venue(words(one), words(other)) is same
    assert same_venue(words(other), words(one)) is same


@pytest.mark.parametrize(
    ("venue", "kind"),
    [
        ("ACM SIGMOD Record,", "either"),
        ("Comp. Comm. Rev", "either"),
        ("Conference Record of the 9th Symposium", "either"),
        ("The VLDB Journal", "journal"),
        ("Proc. of VLDB", "conference"),
        ("stanford.edu", ""),
    ],
)
def test_what_a_venue_is(venue: str, kind: str) -> None:
    assert kind_of(words(venue)) == kind
