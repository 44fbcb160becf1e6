"""Bytes of a text codec -> text: UTF-8 or what its mark says, Windows-1252 where it is neither."""

from __future__ import annotations

import codecs

from pubkit.diagnostics import Problem
from pubkit.model import Place

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode(data: bytes, name: str = "") -> tuple[str, tuple[Problem, ...]]:
    """The text and, when it was not UTF-8, a problem that says how it was read.

    >>> decode(b"caf\\xe9")[0]
    'café'
    """
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        place = Place(name, data.count(b"\n", 0, error.start) + 1)
    text = data.decode("cp1252", "replace")
    return text, (Problem("PK012", place, "is not UTF-8: read as Windows-1252", "save it as UTF-8"),)
