"""Venue strings: what they name, what kind of thing that is, and how to write it."""

from __future__ import annotations

from pubkit.normalizing.venues.evidence import LEFT
from pubkit.normalizing.venues.recognize import normalize_venue, recognizer, suggest_venue
from pubkit.normalizing.venues.render import FORMS, render_venue

__all__ = ["FORMS", "LEFT", "normalize_venue", "recognizer", "render_venue", "suggest_venue"]
