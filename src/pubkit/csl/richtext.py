"""Field text to coded text: the HTML-like markup of CSL-JSON, quotation marks and apostrophes.

CSL-JSON allows ``<i> <b> <sup> <sub> <sc> <span style="font-variant:small-caps;"> <span class="nocase">`` in
strings (CSL-JSON schema, "HTML-like markup"). A tag that is not closed is text; ``&lt;`` and ``&gt;`` are the signs
where no tag is meant, as pandoc writes them. Straight quotation marks that pair
become quotations, which the locale prints; other straight apostrophes become ’.
"""

from __future__ import annotations

import re

from pubkit.csl import codes
from pubkit.csl.codes import CLOSE, END_QUOTE, GUARD, INNER_QUOTE, QUOTE

_TAGS = {
    "i": codes.ITALIC,
    "b": codes.BOLD,
    "sup": codes.SUP,
    "sub": codes.SUB,
    "sc": codes.SMALL_CAPS,
}
_SPAN = (
    (r"""class\s*=\s*["']nocase["']""", codes.NO_CASE),
    (r"""class\s*=\s*["']nodecor["']""", codes.NO_DECOR),
    (r"""style\s*=\s*["']\s*font-variant\s*:\s*small-caps\s*;?\s*["']""", codes.SMALL_CAPS),
)
_SPECIAL = "<\"'“”‘"
_TOKEN = r"""<(/?)(i|b|sup|sub|sc|span)(\s[^<>]*)?>|["'“”‘’]|&[lg]t;"""
_CLUSTER = re.compile(r"([.,;:!?])(?=[.,;:!?])")
_GUARDED = r"\1" + GUARD
_BEFORE_OPENER = frozenset(" \u00a0\t\n([{-–—/…\u202f«‘<>")


_DEEPEST = 40  # spans and quotations within each other; more are text, so that no title costs more than its length


def convert(text: str) -> str:
    """Coded text for a field's value.

    >>> convert("<i>E. coli</i> isn't") == codes.ITALIC + "E. coli" + CLOSE + " isn’t"
    True
    >>> convert("a &lt;i&gt; < b")
    'a <i> < b'
    >>> convert('a "b" <c>') == "a " + QUOTE + "b" + END_QUOTE + " <c>"
    True
    """
    text = codes.clean(text)
    if "«" in text or "»" in text:
        text = text.replace("« ", "«\u202f").replace(" »", "\u202f»")  # no line ends between guillemets and text
    if any(mark in text for mark in _SPECIAL) or "&lt;" in text or "&gt;" in text:
        text = _convert(text)
    if _CLUSTER.search(text):
        text = _CLUSTER.sub(_GUARDED, text)
    return text


def verbatim(text: str) -> str:
    """Coded text for an address or identifier, in which no character stands for anything else.

    >>> verbatim("https://example.org/it's_<b>")
    "https://example.org/it's_<b>"
    """
    return _CLUSTER.sub(_GUARDED, codes.clean(text))


def _convert(text: str) -> str:
    out: list[str] = []
    stack: list[tuple[str, int]] = []  # what was opened, and its place in out
    at = 0
    for token in re.finditer(_TOKEN, text):
        out.append(text[at : token.start()])
        at = token.end()
        mark = token[0]
        if mark[0] == "<":
            _tag(token, out, stack)
        elif mark[0] == "&":
            out.append("<" if mark == "&lt;" else ">")
        else:
            _quote(mark, text[token.start() - 1 : token.start()], text[at : at + 1], out, stack)
    out.append(text[at:])
    for kind, place in stack:
        _give_up(kind, place, out)
    return "".join(out)


def _give_up(kind: str, place: int, out: list[str]) -> None:
    """What was opened is never closed: an opening ' is an apostrophe after all, the rest stays as it was written."""
    if kind == "'":
        out[place] = "’"


def _tag(token: re.Match[str], out: list[str], stack: list[tuple[str, int]]) -> None:
    name = token[2]
    if not token[1]:
        if len(stack) >= _DEEPEST:
            out.append(token[0])
            return
        stack.append((token[0], len(out)))
        out.append(token[0])
        return
    for depth in range(len(stack) - 1, -1, -1):
        opened, place = stack[depth]
        if opened[0] == "<" and re.match(rf"<{name}\b", opened):
            code = _TAGS.get(name) or next((c for pattern, c in _SPAN if re.search(pattern, opened)), "")
            for lost, where in stack[depth + 1 :]:
                _give_up(lost, where, out)
            del stack[depth:]
            out[place] = code
            out.append(CLOSE if code else "")
            return
    out.append(token[0])


def _quote(mark: str, before: str, after: str, out: list[str], stack: list[tuple[str, int]]) -> None:
    opens = mark in "“‘" or (
        mark not in "”’"
        and bool(after)
        and not after.isspace()
        and (not before or before in _BEFORE_OPENER or (bool(stack) and stack[-1][1] == len(out) - 2 and not out[-1]))
    )
    closer = {"”": "“", "’": "‘"}.get(mark, mark)
    top = next(((kind, at) for kind, at in reversed(stack)), None)
    if top is not None and top[0] == closer and mark not in "“‘" and (not opens or not before.isspace()):
        between = before.isalnum() and after.isalnum()
        if not (mark in "'’" and between) and not (before.isspace() and mark != "”"):
            stack.pop()
            out[top[1]] = INNER_QUOTE if mark == "’" else QUOTE
            out.append(END_QUOTE + GUARD if after and after in ".,!?" else END_QUOTE)
            return
    if opens and not (mark == "'" and before.isalnum()) and len(stack) < _DEEPEST:
        stack.append((mark, len(out)))
        out.append(mark)
    else:
        out.append("’" if mark == "'" else mark)
