"""Venues by their words: the same, alike, other."""

from __future__ import annotations

import pytest

from pubkit.deduping.levels import Field
from pubkit.deduping.venues import compare_venues, venue_words

CASES = (
    ("Commun. ACM", "Communications of the ACM", Field.SAME),
    ("J. Thromb. Haemost.", "Journal of Thrombosis and Haemostasis", Field.SAME),
    (
        "Proceedings of the 25th Annual ACM Symposium on Theory of Computing",
        "Proc. 25th Symp. Theory of Comput.",
        Field.SAME,
    ),
    ("Blood.Conference: 52nd Annual Meeting of Testers", "Blood", Field.SAME),
    ("Blood.Conference: 52nd Annual Meeting of Testers", "52nd Annual Meeting of Testers", Field.SAME),
    ("Very Large Data Bases", "The VLDB Journal", Field.NEAR),
    ("VLDB", "The VLDB Journal", Field.DIFFERENT),
    ("SIGMOD Record", "SIGMOD Conference", Field.DIFFERENT),
    ("Nature", "Science", Field.DIFFERENT),
    ("", "Science", Field.UNKNOWN),
    ("24th Annual Conference of th …", "24th Annual Conference of the Testers", Field.SAME),
    ("… Conference on Very Large Ovens", "Proceedings of the 5th Conference on Very Large Ovens", Field.SAME),
    ("Journal of …", "Science of Testing", Field.DIFFERENT),
)


@pytest.mark.parametrize(("a", "b", "level"), CASES)
def test_levels(a: str, b: str, level: Field) -> None:
    assert compare_venues(a, b) is level
    assert compare_venues(b, a) is level


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("arXiv preprint arXiv:2001.00001", "preprint"),
        ("PhD thesis, University of Tests", "thesis"),
        ("Proceedings of the National Academy of Sciences", "journal"),
        ("Proc. VLDB Endow.", "journal"),
        ("ICML Workshop on Cakes", "workshop"),
        ("Proceedings of the 5th Conference on Cakes", "conference"),
        ("Journal of Cakes", "journal"),
        ("Cakes", ""),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert venue_words(text).kind == kind
