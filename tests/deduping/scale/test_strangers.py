"""Records that columns take for other people's, the rules would have taken so."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from pubkit.deduping.compare_people import compare_people
from pubkit.deduping.levels import Authors
from pubkit.deduping.people import people
from pubkit.deduping.scale.judging import people_in
from pubkit.deduping.scale.pairs import joined, parted
from pubkit.deduping.scale.rows import flat_names, names_of
from pubkit.deduping.scale.strangers import acquainted
from pubkit.model import Name

FAMILIES = """Doe|Roe|Smith|Smyth|Vazirani|Vazarani|van der Berg|Berg|De La Cruz|O'Brien|Ng|LI|García-Márquez|Müller
Muller|Jones and Brown|Auer, P.|王|Anon|None|Jr|Von|Müllerová|J.|et al|Bergmann|Xu, Y.; Li, W.|A&amp;B|Del"""
GIVEN = "Jane|1937-|(1901-1980)|J.|J. Q.|Jean-Luc|JA|Smith J|José|van|Anna Maria B|W.|Berg|o|Umesh V.|a;b|"
NAMES = st.one_of(
    st.builds(
        Name,
        st.sampled_from([name for line in FAMILIES.splitlines() for name in line.split("|")]),
        st.sampled_from(GIVEN.split("|")),
        st.sampled_from(["", "", "", "van", "de la"]),
        suffix=st.sampled_from(["", "", "", "Jr.", "0001"]),
    ),
    st.builds(Name, literal=st.sampled_from(["others", "Jane Doe", "Doe, J.", "CERN", "Smith JA; Roe M", "p. auer"])),
)
LISTS = st.lists(st.lists(NAMES, max_size=4).map(tuple), min_size=2, max_size=10)


@settings(max_examples=150, deadline=None)
@given(LISTS)
def test_only_other_people_are_strangers(lists: list[tuple[Name, ...]]) -> None:
    assert set(_strangers(lists)) <= {
        (a, b)
        for a, b in combinations(range(len(lists)), 2)
        if compare_people(people(lists[a]), people(lists[b])) is Authors.NONE
    }


@settings(max_examples=150, deadline=None)
@given(LISTS)
def test_people_read_one_by_one_are_those_of_the_list(lists: list[tuple[Name, ...]]) -> None:
    for names in lists:
        flat = flat_names((*names, Name()))
        assert people_in(flat) == people(names_of(flat)), flat


def test_plain_names_without_a_word_in_common_are_strangers() -> None:
    lists = [
        (Name("Doe", "Jane Q."), Name("Roe", "Max")),
        (Name("Smith", "Anna"),),
        (Name("García", "José"),),
        (Name("Smyth", "Bob"),),  # perhaps Smith
        (Name("Jane", "Doe"),),  # the wrong way round
        (),
    ]
    assert _strangers(lists) == [(0, 1), (0, 2), (0, 3), (1, 2), (1, 4), (2, 3), (2, 4), (3, 4)]


def _strangers(lists: list[tuple[Name, ...]]) -> list[tuple[int, int]]:
    frame = pl.DataFrame({"authors": pl.Series(list(map(flat_names, lists)), dtype=pl.String)})
    a, b = np.array(list(combinations(range(len(lists)), 2)), np.int64).T
    pairs = joined(a, b)
    x, y = parted(np.setdiff1d(pairs, acquainted(frame, pairs)))
    return list(zip(x.tolist(), y.tolist(), strict=True))
