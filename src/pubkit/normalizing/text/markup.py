"""HTML, JATS and MathML, as titles out of Crossref, DataCite or web pages hold them, to text or CSL rich text.

Only known elements count as markup: ``p < 0.05`` and ``Vec<T>`` are text. Entities are undone as often as they were
escaped; an escaped element (``&lt;i&gt;...&lt;/i&gt;``) is markup when it is closed, and text when it is not.
Sources: HTML 5.2 (named references by the standard library), JATS 1.3, MathML Core, CSL-JSON's rich text.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from pubkit.normalizing.text.characters import tidy_characters
from pubkit.normalizing.text.mathml import mathml_to_text
from pubkit.normalizing.text.scripts import to_subscript, to_superscript

# element -> the CSL rich text element that it is; "" drops the tags and keeps the text
_ELEMENTS: dict[str, str] = {
    **dict.fromkeys(("i", "em", "italic", "cite", "var"), "i"),
    **dict.fromkeys(("b", "strong", "bold"), "b"),
    "sub": "sub",
    **dict.fromkeys(("sup", "super"), "sup"),
    **dict.fromkeys(("sc", "scp", "small-caps"), "sc"),
    **dict.fromkeys(("u", "underline", "tt", "code", "monospace", "roman", "sans-serif", "small", "big", "font"), ""),
    **dict.fromkeys(("p", "br", "div", "title", "sec", "span", "a", "ext-link", "named-content", "styled-content"), ""),
    **dict.fromkeys(("li", "ul", "ol", "list", "list-item", "h1", "h2", "h3", "abstract", "break", "strike", "s"), ""),
    **dict.fromkeys(("inline-formula", "alternatives", "formula", "disp-formula", "q", "inf", "ovl"), ""),
}
_BREAKS = {"p", "br", "div", "title", "sec", "li", "list-item", "h1", "h2", "h3", "break"}
_TAG = re.compile(r"<(?P<close>/?)(?:\w+:)?(?P<name>[A-Za-z][\w-]*)(?P<rest>(?:\s[^<>]*)?)/?>")
_DROPPED = re.compile(r"<!--.*?-->|<!\[CDATA\[(.*?)\]\]>|<(script|style)\b.*?</\2>|<\?.*?\?>", re.S | re.I)
_TEX = re.compile(r"<tex-math\b[^>]*>(?P<tex>.*?)</tex-math>", re.S | re.I)
_MATH_END = re.compile(r"</(?:\w+:)?math>", re.I)
_MATH = re.compile(r"<(?:(?P<ns>\w+):)?math\b[^>]*>.*?</(?:\w+:)?math>", re.S | re.I)
_ENTITY = re.compile(r"&\s?(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31})\s?;")
_BARE_ENTITY = re.compile(r"&(amp|lt|gt|quot|nbsp)(?![\w;])")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\Z")
_OPENING = {element: f"<{element}>" for element in ("i", "b", "sub", "sup")} | {
    "nocase": '<span class="nocase">',
    "sc": '<span style="font-variant:small-caps;">',
}
_CLOSING = {element: f"</{tag.strip('<>').split()[0]}>" for element, tag in _OPENING.items()}
_ESCAPED_PAIR = re.compile(
    r"&lt;(?P<name>i|em|b|strong|sub|sup|scp|sc|italic|bold)&gt;(?P<text>.*?)&lt;/(?P=name)&gt;", re.S
)
_MAX_UNESCAPES = 4


class _Open(NamedTuple):
    """An element that is not closed yet: CSL's word for it, its tag, and where its text starts in the output."""

    name: str
    element: str
    tag: str
    start: int


def html_to_text(raw: str) -> str:
    """``raw`` as plain text: markup dropped, sub- and superscripts as Unicode has them, MathML linearised.

    >>> html_to_text("Effects of CO<sub>2</sub> on <i>E. coli</i>"), html_to_text("R&amp;amp;D")
    ('Effects of CO₂ on E. coli', 'R&D')
    """
    return _convert(raw, rich=False)


def html_to_csl(raw: str) -> str:
    """``raw`` as CSL-JSON rich text: italics, bold, small capitals, sub- and superscripts kept, the rest dropped.

    >>> html_to_csl("<jats:italic>E. coli</jats:italic> &amp;amp; CO<sub>2</sub>")
    '<i>E. coli</i> & CO<sub>2</sub>'
    """
    return _convert(raw, rich=True)


# Entities that are English words: behind a blank they are words ("cut & copy; paste").
_WORDS = frozenset(
    """
    and angle bottom bump cap check copy cross cup divide female flat image int male natural not or part phone point
    prod range real reg sharp square star sub sum sup times top
    """.split()  # noqa: SIM905 - a list of words reads better than a list of quotes
)
_LONGEST_FOUND = 2  # characters that one entity stands for


def _unescape(match: re.Match[str]) -> str:
    plain = f"&{match[1]};"
    found = html.unescape(plain)
    known = len(found) <= _LONGEST_FOUND  # a beginning that is an entity ("&notit;") leaves the rest behind it
    return found if known and (plain == match[0] or match[1] not in _WORDS) else match[0]


def unescape_entities(text: str) -> str:
    """Entities undone as often as they were escaped; ``&`` that starts none stays.

    >>> unescape_entities("AT&T &amp;lt; R& amp;D")
    'AT&T < R&D'
    """
    for _ in range(_MAX_UNESCAPES):
        before = text
        text = _BARE_ENTITY.sub(r"&\1;", text)
        text = _ENTITY.sub(_unescape, text)
        if text == before:
            break
    return text


def _convert(raw: str, *, rich: bool) -> str:
    text = _collapse_escapes(raw)
    text = _ESCAPED_PAIR.sub(lambda m: f"<{m['name']}>{m['text']}</{m['name']}>", text)
    if "</" in text or "-->" in text or "]]>" in text or "?>" in text:
        text = _DROPPED.sub(lambda m: m[1] or "", text)
    # a formula often comes twice, as MathML and as TeX
    text = _TEX.sub("" if _MATH_END.search(text) else lambda m: html.escape(_tex_to_text(m["tex"]), quote=False), text)
    if _MATH_END.search(text):  # without an end, each start would be looked at to the end of the text
        text = _MATH.sub(lambda m: html.escape(mathml_to_text(m[0]), quote=False), text)
    out: list[str] = []
    stack: list[_Open] = []
    implied: list[str] = []  # elements that an outer one closed: their own end tag is still to come
    position = 0
    for tag in _TAG.finditer(text):
        name = tag["name"].lower()
        if name not in _ELEMENTS:
            continue
        out.append(unescape_entities(text[position : tag.start()]))
        position = tag.end()
        if name in _BREAKS:
            out.append(" ")
        element = _span_element(tag["rest"]) if name == "span" else _ELEMENTS[name]
        if tag["close"]:
            if not _close(out, stack, name, rich, implied) and element:
                out.append(tag[0])
        elif not tag[0].endswith("/>") and (element or name == "span"):
            stack.append(_Open(name, element, tag[0], len(out)))
    out.append(unescape_entities(text[position:]))
    for opened in reversed(stack):  # never closed, so it is text: "a <b> c"
        out.insert(opened.start, opened.tag if opened.element else "")
    return tidy_characters("".join(out))


def _tex_to_text(tex: str) -> str:
    return re.sub(r"^\$+|\$+$", "", tex.strip())


def _collapse_escapes(text: str) -> str:
    """``&amp;amp;`` to ``&amp;``, so that one level is left for the conversion itself."""
    for _ in range(_MAX_UNESCAPES):
        before = text
        text = re.sub(r"&amp;(?=(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]{1,31});)", "&", text, flags=re.I)
        if text == before:
            break
    return text


def _span_element(attributes: str) -> str:
    if "nocase" in attributes:
        return "nocase"
    return "sc" if "small-caps" in attributes else ""


def _close(out: list[str], stack: list[_Open], name: str, rich: bool, implied: list[str]) -> bool:
    """End the innermost open element of this name and those within it; False when there is none."""
    if name in implied:
        implied.remove(name)
        return True
    depth = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].name == name), -1)
    if depth < 0:
        return False
    while len(stack) > depth + 1:
        implied.append(stack[-1].name)
        _end(out, stack.pop(), rich)
    _end(out, stack.pop(), rich)
    return True


def _end(out: list[str], opened: _Open, rich: bool) -> None:
    """Replace what stands since the start tag by the finished element."""
    inner = "".join(out[opened.start :])
    del out[opened.start :]
    if rich and opened.element:
        out.append(f"{_OPENING[opened.element]}{inner}{_CLOSING[opened.element]}" if inner.strip() else inner)
    elif opened.element == "sup" and not _ORDINAL.match(inner.strip()):
        out.append(to_superscript(inner))
    elif opened.element == "sub":
        out.append(to_subscript(inner))
    else:
        out.append(inner)
