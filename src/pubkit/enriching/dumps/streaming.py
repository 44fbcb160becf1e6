"""Elements of a large XML file one at a time, with the safety that a file from elsewhere needs.

Nothing outside the file is ever fetched, and a file that declares entities of its own is refused (that is how a few
bytes become gigabytes). DBLP's file names its accented letters by entities of its DTD, which are HTML's of Latin-1:
these, and no others, are known by name.
"""

from __future__ import annotations

from collections.abc import Iterator
from html.entities import name2codepoint
from typing import Protocol
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from pubkit.errors import InputError

# The character entities of dblp.dtd: reg, micro, times, and the letters of ISO 8859-1.
ENTITIES = {name: chr(point) for name, point in name2codepoint.items() if 0xA0 <= point <= 0xFF}
CHUNK = 1 << 20
# No record is deeper than this, and none has more text: DBLP's longest has some 70,000 characters of names.
MOST_DEPTH, MOST_TEXT = 60, 4_000_000
_ENDED = expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS]


class Readable(Protocol):
    """What is read of a file."""

    def read(self, size: int = -1, /) -> bytes: ...


class _Stream:
    """Collects each child of the root as an Element of its own; the root itself holds none."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.root: Element | None = None
        self.done: list[Element] = []
        self._depth = 0
        self._size = 0
        self._builder = TreeBuilder()
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        parser.SkippedEntityHandler = self._entity
        parser.EntityDeclHandler = self._declared
        self.parser = parser

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth == 1:
            self.root = Element(tag, attributes)
            return
        if self._depth == 2:
            self._builder, self._size = TreeBuilder(), 0
        if self._depth > MOST_DEPTH:
            raise InputError(f"{self.name}: elements nested more than {MOST_DEPTH} deep")
        self._builder.start(tag, attributes)

    def _end(self, tag: str) -> None:
        if self._depth > 1:
            element = self._builder.end(tag)
            if self._depth == 2:
                self.done.append(element)
        self._depth -= 1

    def _data(self, text: str) -> None:
        if self._depth > 1:
            self._size += len(text)
            if self._size > MOST_TEXT:
                raise InputError(f"{self.name}: one record has more than {MOST_TEXT} characters")
            self._builder.data(text)

    def _entity(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            self._data(ENTITIES.get(name, f"&{name};"))

    def _declared(self, *declaration: object) -> None:
        raise InputError(f"{self.name} declares entities of its own", "such a file is not read")


def elements(file: Readable, name: str, notes: list[str] | None = None) -> Iterator[tuple[Element, Element]]:
    """The root (without children) and each of its children in turn.

    A file that lost its end is read as far as its elements are whole, and that is said in ``notes``.

    Raises:
        InputError: the file is not well-formed, or declares entities.

    >>> import io
    >>> text = b'<!DOCTYPE dblp SYSTEM "dblp.dtd"><dblp><www key="k"><author>J&uuml;rgen</author></www></dblp>'
    >>> [(root.tag, child[0].text) for root, child in elements(io.BytesIO(text), "x")]
    [('dblp', 'Jürgen')]
    """
    stream = _Stream(name)
    try:
        while chunk := file.read(CHUNK):
            stream.parser.Parse(chunk, False)
            yield from _taken(stream)
        stream.parser.Parse(b"", True)
        yield from _taken(stream)
    except expat.ExpatError as error:
        if error.code == _ENDED and stream.root is not None:
            if notes is not None:
                notes.append(f"{name} ends before its last element does: what came before is read")
            return
        raise InputError(f"{name}: {error}", "the file is damaged or cut off: fetch it again") from None


def _taken(stream: _Stream) -> Iterator[tuple[Element, Element]]:
    done, stream.done = stream.done, []
    assert stream.root is not None or not done
    for element in done:
        yield stream.root, element  # type: ignore[misc]
