"""The worst error is a side event that becomes its host: every conference of the table, in every form of one."""

from __future__ import annotations

import pytest

from pubkit.normalizing.venues import LEFT, normalize_venue
from pubkit.normalizing.venues.sides import beside
from pubkit.normalizing.venues.table import Row, compact, name_words, shipped

# {a} and {n} are the host's acronym and name; Frobs are on nobody's program.
FORMS = """
{a} Workshop on Frobs | {a} 2019 Workshops | {a} Workshop Proceedings | Workshop on Frobs at {a} | {n} Workshops
Workshop on Frobs ({a} 2015) | Proceedings of the Workshops of the {n} | First Frob Workshop, {a} | {n} (Workshops)
International Workshop on Frobs, {a} 2014, Paris, France | Proceedings of the 3rd Frob Workshop ({a} 2013)
{a} Wksp. Frobs | {a} Joint Workshop | {a} 2013 Workshop: Frobs | Frob @ {a} | Frobs@{a} 2016 | FROB @ {n}
{a} Satellite Workshop | Satellite Events of {a} | Satellite Workshops of the {n} | {n} Satellite Events
Frobs, co-located with {a} | FROB 2015, co-located with {a} 2015 | Frob Forum in conjunction with {n}
held in conjunction with {a} 2012 | {a} Affiliated Events
{a} Companion | {a} '12 Companion | {a}-C | Companion of the {n} | Companion Proceedings of the {n} | {n} Companion
{a} Adjunct | Adjunct Proceedings of the {n} | Adjunct Publication of the {n} ({a}) | {n} Adjunct Proceedings
Extended Abstracts of the {n} | {a} Extended Abstracts | {n} Extended Abstracts | {a} Late-Breaking Results
{a} Demos | {a} Demo Track | {n} Demonstrations | {a} Posters | {a} Poster Session | {n} Poster Abstracts
{a} Tutorials | Tutorial at {a} 2011 | {a} Tutorial on Frobs | {n}, Tutorials | {a} Panel | {a} Panels
{a} Doctoral Consortium | Doctoral Symposium of the {n} | PhD Symposium at {a} | {a} Ph.D. Forum
{a} Industry Track | {n}: Industry Track | Frob Track at {a} | {a} special session on Frobs | {a} symposium on Frobs
{a} Student Workshop | Proceedings of the {a} Student Research Workshop | Frobs Day at {a} | Hackathon at {a}
{a} Summer School on Frobs | {a} Invited Talk | {a} Newsletter | {a} Blogposts | {a} Challenge on Frobs
"""


def _hosts() -> list[Row]:
    """Conferences with an acronym; the Findings are a side event themselves."""
    return [row for row in shipped().rows if row.kind == "conference" and row.acronym not in ("", "Findings")]


@pytest.mark.parametrize("form", [form.strip() for line in FORMS.strip().splitlines() for form in line.split("|")])
def test_never_its_host(form: str) -> None:
    turned = []
    for row in _hosts():
        text = form.format(a=row.acronym, n=row.name)
        venue = normalize_venue(text, "booktitle")
        if venue.how == LEFT or venue.kind != "conference" or venue.acronym != row.acronym:
            continue
        if not _once_called_so(row, form):
            turned.append((text, venue.how))
    assert turned == []


def _once_called_so(row: Row, form: str) -> bool:
    """COLT, CSF and the Haskell Symposium were workshops: `Haskell Workshop` is a name of the venue's own."""
    words = {word.key for word in name_words(form.format(a="", n=""))}
    own = {word.key for name in row.names for word in name_words(name)} | {compact(row.acronym)}
    return bool(own & words & {"workshop", "summer", "challenge"})


@pytest.mark.parametrize(
    ("raw", "acronym"),
    [("EMSOFT 2011, held in conjunction with ESWEEK", "EMSOFT"), ("CAV 2018, co-located with FLoC", "CAV")],
)
def test_a_venue_beside_a_greater_one_is_itself(raw: str, acronym: str) -> None:
    assert normalize_venue(raw, "booktitle").acronym == acronym


def test_beside() -> None:
    assert beside("International Conference on Frobs 2011") == ""
