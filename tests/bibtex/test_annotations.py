"""Data annotations by item, part and name."""

from __future__ import annotations

import pytest

from pubkit.bibtex import Annotation, field_annotations, parse_annotations
from pubkit.bibtex.annotations import marks_annotation, with_marks
from pubkit.model import Mark, Name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1=self", [(1, "", ("self",))]),
        ("1=self,equal;3=equal", [(1, "", ("self", "equal")), (3, "", ("equal",))]),
        (' 2 : family = a ; 2:given="b; c" ', [(2, "family", ("a",)), (2, "given", ("b; c",))]),
        ('="whole field"', [(0, "", ("whole field",))]),
        ("nonsense; 1=x", [(1, "", ("x",))]),
        ("", []),
    ],
)
def test_values(text: str, expected: list[tuple[int, str, tuple[str, ...]]]) -> None:
    assert parse_annotations(text) == tuple(Annotation(*item) for item in expected)


def test_fields_and_names() -> None:
    found = field_annotations({"author+an": "1=self", "author+an:role": "2=boss", "title+an": "=good", "title": "x"})
    assert {field: set(named) for field, named in found.items()} == {"author": {"", "role"}, "title": {""}}


def test_marks_there_and_back() -> None:
    names = (Name("A"), Name("B"), Name("C"))
    marked = with_marks(names, {"author+an": '1=equal; 2=self,equal; 3:family=equal; 3="guest"'}, "author")
    assert [name.marks for name in marked] == [{Mark.EQUAL}, {Mark.EQUAL, Mark.SELF}, frozenset()]
    assert marks_annotation(marked, '1=equal; 3="guest"') == '1=equal; 2=equal,self; 3="guest"'
    assert marks_annotation(names) == ""
