"""Every row, in every form, leads back to itself or is left: writing a form twice changes nothing."""

from __future__ import annotations

import pytest

from pubkit.model import Venue
from pubkit.normalizing.venues import FORMS, LEFT, normalize_venue, render_venue
from pubkit.normalizing.venues.table import shipped

FIELDS = {"conference": "booktitle", "workshop": "booktitle", "companion": "booktitle"}


@pytest.mark.parametrize("form", [form for form in FORMS if form != "keep"])
def test_rendered_rows_lead_back(form: str) -> None:
    strayed = []
    for row in shipped().rows:
        text = render_venue(Venue(row.name, row.acronym, row.kind, row.iso4), form)
        again = normalize_venue(text, FIELDS.get(row.kind, "journal"))
        if again.how not in (LEFT, "by its form") and again.name != row.name:
            strayed.append((text, again.name, again.how))
    assert strayed == []


def test_keep_and_none_say_nothing() -> None:
    assert render_venue(Venue("X", kind="journal"), "keep") == ""
    assert render_venue(Venue("X", kind="none"), "full") == ""


def test_unknown_form() -> None:
    with pytest.raises(ValueError, match="unknown form"):
        render_venue(Venue("X"), "long")
