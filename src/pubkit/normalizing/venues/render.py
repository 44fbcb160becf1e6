"""A recognised venue in the form a person asks for."""

from __future__ import annotations

from pubkit.model import Venue

FORMS = ("keep", "full", "short", "acronym", "both")


def render_venue(venue: Venue, form: str = "both") -> str:
    """A venue as text: ``full`` its name, ``short`` its ISO 4 form, ``acronym``, ``both`` as ``name (ACRONYM)``.

    What the venue has not (a journal without an acronym, a conference without an ISO 4 form) falls back to the name.
    An empty string means that nothing is known: keep what was written, as the form ``keep`` always does.

    >>> render_venue(Venue("Journal of Machine Learning Research", "JMLR", "journal"), "both")
    'Journal of Machine Learning Research (JMLR)'
    """
    if form not in FORMS:
        raise ValueError(f"unknown form {form!r}: one of {', '.join(FORMS)}")
    if form == "keep" or venue.kind == "none":
        return ""
    if form == "acronym" and venue.acronym:
        return venue.acronym
    if form == "short" and (venue.iso4 or venue.acronym):
        return venue.iso4 or venue.acronym
    if form == "both" and venue.acronym and venue.acronym.casefold() != venue.name.casefold():
        return f"{venue.name} ({venue.acronym})"
    return venue.name
