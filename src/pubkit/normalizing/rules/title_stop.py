"""The stop, comma or quotes that a citation put around a title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubkit.model import Work
from pubkit.normalizing.rule import Edit, Rule, per_work
from pubkit.normalizing.text.title import strip_citation

# "Il.", "Dion.", "Parl. Deb.": a title of one short word with a stop, or of such words alone, is abbreviated.
_ABBREVIATED = re.compile(r"\w{1,6}\.")


def _find(index: int, work: Work) -> Iterator[Edit]:
    for attribute in ("title", "container_title"):
        text: str = getattr(work, attribute)
        # a venue's trailing stop ends an abbreviation ("J. Mach. Learn. Res.")
        if attribute == "container_title" and not text.endswith((",", ";", ":")):
            continue
        if _ABBREVIATED.fullmatch(text) or all(word.endswith(".") for word in text.split()):
            continue
        clean = strip_citation(text)
        if clean and clean != text.strip():
            yield Edit(index, attribute, clean, "punctuation of the citation, not of the title")


RULE = Rule("title-stop", "titles", "a trailing stop or quotes around a title", per_work(_find))
