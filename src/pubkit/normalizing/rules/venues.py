"""Venues: what is recognised stands beside what a person wrote, and replaces it only when asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pubkit.diagnostics import Problem, Severity
from pubkit.errors import ConfigError
from pubkit.model import Venue, Work
from pubkit.normalizing.rule import Edit, Finding, Options, Rule
from pubkit.normalizing.venues import FORMS, LEFT, recognizer, render_venue, suggest_venue
from pubkit.normalizing.venues.own import parse_journals, resolve

# Work types whose container is a venue, and the BibTeX field that it stood in.
_FIELDS = {"article-journal": "journal", "paper-conference": "booktitle", "article": "journal"}

# Evidence a rewrite may rest on: what a string only says of itself is recorded, and left as it was written.
_OF_THE_TABLE = ("its name", "its acronym", "a macro of AASTeX", "the beginning of its name")


def _find(works: Sequence[Work], options: Options) -> Iterator[Finding]:
    if options.venue_form not in FORMS:
        raise ConfigError(f"there is no venue form {options.venue_form!r}", f"one of {', '.join(FORMS)}")
    own, problems = resolve({str(alias): str(name) for alias, name in options.venues.items()})
    yield from problems
    recognize = recognizer(own, parse_journals(options.journals))
    for index, work in enumerate(works):
        if not work.container_title:
            continue
        venue = recognize(work.container_title, _FIELDS.get(work.type))
        if venue.how == LEFT:
            if work.type in _FIELDS:
                yield _unknown(work)
            continue
        yield Edit(index, "venue", venue, "recognized")
        if rendered := _rewritten(work, venue, options.venue_form):
            yield Edit(index, "container_title", rendered, f"its {options.venue_form} form")


def _rewritten(work: Work, venue: Venue, form: str) -> str:
    if venue.how not in _OF_THE_TABLE:
        return ""
    return render_venue(venue if venue.year else replace(venue, year=work.year), form)


def _unknown(work: Work) -> Problem:
    meant = suggest_venue(work.container_title)
    return Problem(
        "PK204",
        work.place,
        f'unknown venue "{work.container_title}" in {work.key}',
        f"did you mean {meant}?" if meant else "write it in full, or add it to [venues] in pubkit.toml",
        Severity.NOTE,  # a venue nobody knows may be right
    )


RULE = Rule("venues", "venues", "venues recognized; rewritten when a form is chosen", _find)
