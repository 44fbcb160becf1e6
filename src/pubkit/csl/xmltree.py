"""XML of styles and locales, read without ever touching anything but the text given.

A style is untrusted: a document type, an entity declaration, an external reference or an XInclude element is refused
outright, so no expansion and no file access can happen (W3C XML 1.0, sections 2.8 and 4). Stylesheet instructions
are never acted upon.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from pubkit.errors import StyleError

_XINCLUDE = ("http://www.w3.org/2001/XInclude", "http://www.w3.org/2003/XInclude")
_REFERENCE = r"&#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6});"
NAMESPACE = "http://purl.org/net/xbiblio/csl"
MAX_DEPTH = 200  # the deepest published style nests 37 elements


class Element:
    """One element: local name, attributes (without namespaces, but for ``lang``), children, text, and its line."""

    __slots__ = ("attrs", "children", "line", "tag", "text")

    def __init__(self, tag: str, attrs: dict[str, str], line: int = 0) -> None:
        self.tag = tag
        self.attrs = attrs
        self.children: list[Element] = []
        self.text = ""
        self.line = line

    def find(self, tag: str) -> Element | None:
        """The first child of that name."""
        return next((child for child in self.children if child.tag == tag), None)

    def all(self, tag: str) -> list[Element]:
        """The children of that name."""
        return [child for child in self.children if child.tag == tag]

    def get(self, name: str, default: str = "") -> str:
        """An attribute, or the default."""
        return self.attrs.get(name, default)


def _character(reference: re.Match[str]) -> str:
    import html

    return html.unescape(reference[0])


def parse(data: str | bytes, name: str = "style") -> Element:
    """The root element of an XML document.

    Raises StyleError for anything that is not well-formed, or that declares a document type or an entity.

    >>> parse("<style class='note'><info/></style>").find("info").tag
    'info'
    >>> parse("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")
    Traceback (most recent call last):
    ...
    pubkit.errors.StyleError: style: a document type declaration is not allowed (remove the <!DOCTYPE ...> part)
    """
    # Text is handed over as UTF-8 whatever its XML declaration says.
    parser = expat.ParserCreate(encoding="utf-8" if isinstance(data, str) else None, namespace_separator="\n")
    parser.buffer_text = True
    document = Element("", {})
    stack = [document]

    tags: dict[str, str] = {}  # what expat calls an element, and its tag
    # Some styles escape their character references twice.
    twice_escaped = b"&amp;#" in data if isinstance(data, bytes) else "&amp;#" in data

    def local(tag: str) -> str:
        space, _, tag = tag.rpartition("\n")
        if space in _XINCLUDE:
            raise StyleError(f"{name}: XInclude is not allowed", "put the text where it belongs") from None
        return tag if space in ("", NAMESPACE) else "foreign:" + tag

    def start(full: str, attrs: dict[str, str]) -> None:
        if len(stack) > MAX_DEPTH:
            raise StyleError(f"{name}: elements are nested deeper than {MAX_DEPTH}")
        tag = tags.get(full)
        if tag is None:
            tag = tags[full] = local(full)
        for key in attrs:
            if "\n" in key:
                attrs = {k.rpartition("\n")[2]: v for k, v in attrs.items()}
                break
        if twice_escaped:
            attrs = {k: re.sub(_REFERENCE, _character, v) if "&#" in v else v for k, v in attrs.items()}
        element = Element(tag, attrs, parser.CurrentLineNumber)
        stack[-1].children.append(element)
        stack.append(element)

    def end(_: str) -> None:
        stack.pop()

    def text(data: str) -> None:
        stack[-1].text += data

    def refuse_doctype(*_: object) -> None:
        raise StyleError(
            f"{name}: a document type declaration is not allowed", "remove the <!DOCTYPE ...> part"
        ) from None

    def refuse_entity(*_: object) -> int:
        raise StyleError(f"{name}: entities are not allowed", "write the character itself") from None

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.EntityDeclHandler = refuse_entity
    parser.ExternalEntityRefHandler = refuse_entity
    try:
        parser.Parse(data.encode("utf-8", "replace") if isinstance(data, str) else data, True)
    except expat.ExpatError as error:
        raise StyleError(f"{name}:{error.lineno}:{error.offset + 1}: not well-formed XML: {error}") from None
    return document.children[0]
