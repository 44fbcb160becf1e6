"""Names of other years: written in their year, and never another venue."""

from __future__ import annotations

import pytest

from pubkit.normalizing.venues import LEFT, normalize_venue, render_venue
from pubkit.normalizing.venues.renames import Former, formers


@pytest.mark.parametrize(
    ("raw", "today", "then"),
    [
        ("NIPS 2015", "NeurIPS", "NIPS"),
        ("NIPS 2018", "NeurIPS", "NeurIPS"),
        ("Proc. 29th IEEE Int. Conf. Softw. Maint. (ICSM'13)", "ICSME", "ICSM"),
        ("International Workshop on Program Comprehension 2001", "ICPC", "IWPC"),
        ("SWAT 1970", "FOCS", "Symposium on Switching and Automata Theory"),
        ("SWAT 2010", "SWAT", "SWAT"),
        ("FAccT", "FAccT", "FAccT"),
    ],
)
def test_written_as_in_its_year(raw: str, today: str, then: str) -> None:
    venue = normalize_venue(raw, "booktitle")
    assert venue.acronym == today
    assert render_venue(venue, "acronym") == then


@pytest.mark.parametrize("former", formers(), ids=lambda former: f"{former.acronym}-{former.first}")
def test_each_leads_to_the_venue_of_today(former: Former) -> None:
    assert former.first <= former.last
    assert normalize_venue(former.name, "booktitle").acronym == former.today
    alone = normalize_venue(former.acronym, "booktitle")
    if former.sure:
        assert alone.how == LEFT or alone.acronym == former.today
