"""One key for one venue, whatever its spelling; none for what is not known."""

from __future__ import annotations

import pytest

from pubkit.normalizing.venues.key import venue_key


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("SIGMOD Conference", "Proceedings of the ACM SIGMOD International Conference on Management of Data"),
        ("ICML", "International Conference on Machine Learning"),
        ("IEEE Trans. Knowl. Data Eng.", "IEEE Transactions on Knowledge and Data Engineering"),
    ],
)
def test_spellings_of_one_venue_share_a_key(a: str, b: str) -> None:
    assert venue_key(a) == venue_key(b) != ""


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("SIGMOD Conference", "SIGMOD Record"),
        ("ICLR", "ICLR Workshop on Security and Safety in Machine Learning Systems"),
        ("VLDB", "PVLDB"),
    ],
)
def test_neighbours_do_not(a: str, b: str) -> None:
    assert venue_key(a) != venue_key(b)


@pytest.mark.parametrize("text", ["", "submitted", "Journal of Nothing That Exists Anywhere At All"])
def test_an_unknown_venue_has_none(text: str) -> None:
    assert venue_key(text) == ""
