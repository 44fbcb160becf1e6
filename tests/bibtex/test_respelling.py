"""Fields in another spelling than their usual form."""

from __future__ import annotations

import pytest

from pubkit import bibtex
from pubkit.bibtex.respelling import respellings

FIELDS = [
    ("doi = {https://doi.org/10.1000/AbC}", "doi = {10.1000/AbC}"),
    ('pages = "1-9"', 'pages = "1--9"'),
    ("pages = {1--9}", None),
    ("pages = {A-123}", None),
    ("pages = {11\\recto--11\\verso}", None),
    ("doi = base # {1}", None),
    ("url = {https://example.org/a\\_b}", None),
    ("title = {A {\\em b}}", None),
]


@pytest.mark.parametrize(("field", "expected"), FIELDS)
def test_usual_form(field: str, expected: str | None) -> None:
    document = bibtex.read(f"@misc{{k, {field}}}")
    found = list(respellings(document, {"doi", "pages", "title", "url"}))
    assert len(found) == (expected is not None)
    after = document.updated(document.works, {"doi", "pages", "title"})
    assert after.text == document.text.replace(field, expected or field)
    assert not list(respellings(after, {"doi", "pages"}))


def test_an_entry_that_goes_takes_its_fields_along() -> None:
    document = bibtex.read("@misc{a, pages={1-9}}\n@misc{b, pages={1-9}}\n")
    assert document.updated(document.works[1:], {"pages"}).text.strip() == "@misc{b, pages={1--9}}"
