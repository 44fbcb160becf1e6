"""HTML, JATS and MathML in titles to CSL rich text; characters nobody sees go."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubkit.model import Work
from pubkit.normalizing.rule import Edit, Rule, per_work
from pubkit.normalizing.text.characters import tidy_characters
from pubkit.normalizing.text.markup import html_to_csl

_MARKUP = re.compile(r"</?(?:\w+:)?\w[^<>]*>|&\s?#?\w+\s?;")
# CSL's own rich text is what the other markup is turned into
_CSL = re.compile(r"</?(?:i|b|sup|sub)>|<span (?:class=\"nocase\"|style=\"font-variant: ?small-caps;\")>|</span>")
_FIELDS = ("title", "container_title", "publisher", "abstract")


def _find(index: int, work: Work) -> Iterator[Edit]:
    for attribute in _FIELDS:
        text: str = getattr(work, attribute)
        marked = bool(_MARKUP.search(_CSL.sub("", text)))
        clean = html_to_csl(text) if marked else tidy_characters(text)
        if clean and clean != text:
            yield Edit(index, attribute, clean, "HTML to rich text" if marked else "characters that cannot be seen")


RULE = Rule("markup", "titles", "HTML, entities and invisible characters in titles", per_work(_find))
