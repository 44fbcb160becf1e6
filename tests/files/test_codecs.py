"""The codecs by name."""

from __future__ import annotations

import pytest

from pubkit.errors import InputError
from pubkit.files.codecs import CODECS, dumps, loads
from pubkit.files.reading import SUFFIXES
from pubkit.model import Work

WORKS = (Work("a", "book", "Über T"), Work("b", "article-journal", "U"))


@pytest.mark.parametrize("format", [name for name, row in CODECS.items() if row.loads and row.dumps])
def test_both_ways(format: str) -> None:
    works, problems = loads(dumps(WORKS, format).encode(), format, "name")
    assert works == WORKS
    assert problems == ()


def test_every_codec_has_a_suffix() -> None:
    assert set(CODECS) <= set(SUFFIXES.values())


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(InputError, match=r"one of bibtex, csl-json"):
        dumps(WORKS, "marc")


def test_bytes_that_are_not_utf_8_are_told() -> None:
    works, problems = loads("TY  - BOOK\nTI  - Café\nER  - \n".encode("latin-1"), "ris", "a.ris")
    assert works[0].title == "Café"
    assert [problem.code for problem in problems] == ["PK012"]
