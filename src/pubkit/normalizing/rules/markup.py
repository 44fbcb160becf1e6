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


_LESS, _GREATER, _TIE = "\ue010", "\ue011", "\ue012"
_CLOSED = re.compile(r"&lt;(?P<name>\w+)&gt;.*?&lt;/(?P=name)&gt;", re.S)


def _rich(text: str) -> str:
    """HTML to rich text, in which ``&lt;`` stands for the sign: only an element that is closed is markup."""
    if not _CLOSED.search(text):
        text = text.replace("&lt;", _LESS).replace("&gt;", _GREATER)
    out, position = [], 0
    clean = html_to_csl(text.replace("\u00a0", _TIE)).replace(_TIE, "\u00a0")
    for tag in [*_CSL.finditer(clean), None]:
        end = tag.start() if tag else len(clean)
        out.append(clean[position:end].replace("<", "&lt;").replace(">", "&gt;"))
        if tag:
            out.append(tag[0])
            position = tag.end()
    return "".join(out).replace(_LESS, "&lt;").replace(_GREATER, "&gt;")


def _find(index: int, work: Work) -> Iterator[Edit]:
    for attribute in _FIELDS:
        text: str = getattr(work, attribute)
        marked = bool(_MARKUP.search(_CSL.sub("", text)))
        clean = _rich(text) if marked else tidy_characters(text, keep_spaces=True)
        if clean and clean != text:
            yield Edit(index, attribute, clean, "HTML to rich text" if marked else "characters that cannot be seen")


RULE = Rule("markup", "titles", "HTML, entities and invisible characters in titles", per_work(_find))
