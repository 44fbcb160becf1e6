"""Bytes to text and back, without losing one byte.

The text of a file is decoded once. Encoding the text again gives the very bytes, whatever they were: UTF-8 with
or without a byte order mark, UTF-16, Latin-1 and its Windows sister, or a mixture that is no encoding at all.
"""

from __future__ import annotations

import codecs
import contextlib
import re
from dataclasses import dataclass

from pubkit.errors import InputError

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# JabRef and Emacs say the encoding in the file's first lines: "% Encoding: Cp1252", "-*- coding: latin-1 -*-".
_DECLARED = re.compile(rb"(?:Encoding|coding)[:=]\s*([\w.-]+)", re.IGNORECASE)
_DECLARATION_WITHIN = 512  # bytes: JabRef writes the first line, Emacs looks at the first two

# How much of a file is looked at to tell what it is, and the shares of its signs that decide: a PDF's first 4 kB
# hold 10 to 30% of control characters, a .bib file with a stray NUL under 1%.
_SAMPLE = 4096
_MOSTLY = 0.7
_FEW = 0.05

# Bytes 0x80..0x9f are control characters in Latin-1 and letters or signs in Windows' code page.
_C1 = re.compile(rb"[\x80-\x9f]")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a file's text was read. ``guessed`` is True when nothing but the bytes themselves said so."""

    name: str = "utf-8"
    bom: bytes = b""
    errors: str = "strict"
    guessed: bool = False

    def for_text(self, text: str) -> Encoding:
        """This encoding, or UTF-8 when it has not every character of ``text`` (half a surrogate pair included)."""
        for choice in (self, Encoding(errors="surrogateescape"), Encoding(errors="surrogatepass")):
            try:
                choice.encode(text)
            except UnicodeEncodeError:
                continue
            return choice
        return Encoding(errors="replace")

    def encode(self, text: str) -> bytes:
        """The text as bytes of this encoding, the byte order mark in front.

        Raises:
            UnicodeEncodeError: the text holds a character that the encoding has not.
        """
        return self.bom + text.encode(self.name, self.errors)


def decode(data: bytes, encoding: str | None = None) -> tuple[str, Encoding]:
    """``data`` as text, and how it was read; ``Encoding.encode`` of the text gives ``data`` back.

    Args:
        data: the bytes of a file.
        encoding: what the caller knows the encoding to be; None looks for it.

    Raises:
        InputError: ``encoding`` names no text encoding that Python knows.

    >>> decode(b"caf\\xc3\\xa9")[0], decode(b"caf\\xe9")[0]
    ('café', 'café')
    """
    for bom, name in BOMS:
        if data.startswith(bom):
            if (text := _exact(data[len(bom) :], name)) is not None:
                return text, Encoding(name, bom)
            break
    if encoding is not None:
        try:
            name = codecs.lookup(encoding).name
            b"".decode(name)
        except LookupError:
            raise InputError(f"unknown encoding {encoding!r}", "try utf-8, latin-1 or cp1252") from None
        if (text := _exact(data, name)) is not None:
            return text, Encoding(name)
    if b"\0" in data[:_SAMPLE]:  # UTF-16 of ASCII letters is well-formed UTF-8 too
        for name in _utf16_without_mark(data):
            if (text := _exact(data, name)) is not None:
                return text, Encoding(name, guessed=True)
    try:
        return data.decode("utf-8"), Encoding()
    except UnicodeDecodeError:
        pass
    for name in _candidates(data):
        if (text := _exact(data, name)) is not None:
            return text, Encoding(name, guessed=True)
    # Mostly UTF-8 with a few stray bytes: they ride along as surrogates and come out as they went in.
    return data.decode("utf-8", "surrogateescape"), Encoding("utf-8", b"", "surrogateescape", guessed=True)


def _candidates(data: bytes) -> list[str]:
    names = []
    if declared := _DECLARED.search(data[:_DECLARATION_WITHIN]):
        with contextlib.suppress(LookupError):
            names.append(codecs.lookup(declared[1].decode("ascii", "replace")).name)
    if b"\0" in data:
        return names
    if _looks_like_utf8(data):
        return names
    return [*names, "cp1252" if _C1.search(data) else "iso8859-1", "iso8859-1"]


def _utf16_without_mark(data: bytes) -> list[str]:
    """UTF-16's order when every other byte is mostly zero, as it is in text that is mostly ASCII."""
    head = data[:_SAMPLE]
    if len(data) % 2 or not head:
        return []
    even, odd = head[::2].count(0) / len(head) * 2, head[1::2].count(0) / len(head) * 2
    if odd > _MOSTLY and even < 1 - _MOSTLY:
        return ["utf-16-le"]
    return ["utf-16-be"] if even > _MOSTLY and odd < 1 - _MOSTLY else []


def looks_binary(text: str) -> bool:
    """True when control characters that no text has are more than a few of the first signs.

    >>> looks_binary("%PDF\\0\\1\\2\\3\\4"), looks_binary("@misc{a, title = {x\\0y}}" * 9)
    (True, False)
    """
    head = text[:_SAMPLE]
    if "\0" not in head:
        return False
    return sum(sign < " " and sign not in "\t\n\r\f\v\x1a" for sign in head) > len(head) * _FEW


def _looks_like_utf8(data: bytes) -> bool:
    """True when more of the bytes beyond ASCII belong to well-formed UTF-8 than do not."""
    text = data.decode("utf-8", "surrogateescape")
    stray = sum("\udc80" <= sign <= "\udcff" for sign in text if sign > "\x7f")
    good = sum(sign > "\x7f" for sign in text) - stray
    return good > stray


def _exact(data: bytes, name: str) -> str | None:
    """``data`` decoded, or None when decoding or the way back fails."""
    try:
        text = data.decode(name)
        return text if text.encode(name) == data else None
    except (UnicodeError, LookupError, TypeError, AssertionError):
        return None
