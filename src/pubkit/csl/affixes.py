"""Formatting, affixes, display, quotes, text-case and strip-periods of one element.

CSL 1.0.2, "Affixes", "Formatting", "Display", "Quotes", "Strip-periods", "Text-case": affixes stand outside the
formatting, quotes inside the affixes and outside the formatting.
"""

from __future__ import annotations

from collections.abc import Callable

from pubkit.csl import codes, punctuation
from pubkit.csl.codes import CLOSE, END_QUOTE, QUOTE
from pubkit.csl.state import Render, State
from pubkit.csl.xmltree import Element

_FORMATS = ("vertical-align", "text-decoration", "font-weight", "font-variant", "font-style")  # outermost first
_STRIP = str.maketrans("", "", ".")


Case = Callable[[str, str], str]  # of a text in a language


def case_of(name: str) -> Case | None:
    """The function of a text-case, or None for no case."""
    if not name:
        return None
    from pubkit.csl import textcase

    return textcase.CASES.get(name)


class Wrap:
    """Compiled attributes: what comes before and after the content, and what happens to it."""

    __slots__ = ("case", "english", "post", "pre", "strip")

    def __init__(self, pre: str, post: str, case: str, strip: bool) -> None:
        self.pre = pre
        self.post = post
        self.case = case_of(case)
        self.english = case == "title"  # which is for English alone
        self.strip = strip

    @property
    def plain(self) -> bool:
        """Nothing at all happens."""
        return not (self.pre or self.post or self.case or self.strip)

    def change(self, state: State, text: str) -> str:
        """The content after strip-periods and text-case."""
        if self.strip:
            text = text.translate(_STRIP)
        if self.case and (state.english or not self.english):
            text = self.case(text, state.lang)
        return text

    def apply(self, state: State, text: str) -> str:
        """The content with everything around it; nothing stays nothing."""
        if not text:
            return ""
        if self.case or self.strip:
            text = self.change(state, text)
        return self.pre + text + self.post


def read(element: Element, *, affixes: bool = True, quotes: bool = True) -> Wrap:
    """The wrap of an element's attributes."""
    attrs = element.attrs
    opens = ""
    for name in _FORMATS:
        value = attrs.get(name)
        if value:
            opens += codes.FONT_CODES.get((name, value), "")
    pre, post = opens, CLOSE * len(opens)
    if quotes and attrs.get("quotes") == "true":
        pre, post = QUOTE + pre, post + END_QUOTE
    if affixes:
        prefix, suffix = attrs.get("prefix"), attrs.get("suffix")
        if prefix:
            pre = punctuation.guard(codes.clean(prefix)) + pre
        if suffix:
            post += punctuation.guard(codes.clean(suffix))
    display = codes.DISPLAY_CODES.get(attrs.get("display", ""))
    if display:
        pre, post = display + pre, post + CLOSE
    return Wrap(pre, post, attrs.get("text-case", ""), attrs.get("strip-periods") == "true")


def layout(element: Element) -> tuple[str, str]:
    """What comes before and after the content of cs:layout, whose formatting goes around its affixes."""
    inner = read(element, affixes=False)
    prefix, suffix = (punctuation.guard(codes.clean(element.get(side))) for side in ("prefix", "suffix"))
    return inner.pre + prefix, suffix + inner.post


def wrapped(render: Render, wrap: Wrap) -> Render:
    """The render with a wrap around what it gives."""
    if wrap.plain:
        return render
    pre, post = wrap.pre, wrap.post
    if wrap.case or wrap.strip:
        change: Callable[[State, str], str] = wrap.change

        def changed(state: State) -> str:
            text = render(state)
            return pre + change(state, text) + post if text else ""

        return changed

    def surrounded(state: State) -> str:
        text = render(state)
        return pre + text + post if text else ""

    return surrounded
