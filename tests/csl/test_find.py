"""Styles and locales by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from pubkit.csl import find, locale
from pubkit.errors import StyleError


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("apa", "apa"),
        ("APA", "apa"),
        ("apa.csl", "apa"),
        ("nature-digest", "nature"),
        ("http://www.zotero.org/styles/nature", "nature"),
    ],
)
def test_names_resolve(name: str, label: str) -> None:
    assert find.load(name)[0] == label


@pytest.mark.parametrize("name", ["nowhere/at-all.csl", "../secret", "no-such-style-at-all-zz", ""])
def test_what_is_no_style_is_an_error(name: str) -> None:
    with pytest.raises(StyleError):
        find.load(name)


def test_a_path_is_read_in_its_encoding(tmp_path: Path) -> None:
    text = '<?xml version="1.0" encoding="ISO-8859-1"?><style><info><title>Übung</title></info></style>'
    file = tmp_path / "mine.csl"
    file.write_bytes(text.encode("latin-1"))
    assert "Übung" in find.load(file)[1]


def test_suggestions_are_near() -> None:
    assert "ieee" in find.suggest("ieeee")
    assert find.suggest("qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq") == []


@pytest.mark.parametrize(
    ("lang", "term"),
    [
        ("de-AT", "und"),
        ("de", "und"),
        ("pt-BR", "e"),
        ("fr-CA", "et"),
        ("xx-YY", "and"),
        ("en-AU", "and"),
    ],
)
def test_languages_fall_back(lang: str, term: str) -> None:
    assert locale.build(lang).term("and") == term
