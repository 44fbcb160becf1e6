"""BibTeX's and BibLaTeX's names, and the way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubkit.bibtex import parse_names, split_names
from pubkit.bibtex.name_write import write_name, write_names
from pubkit.model import OTHERS, Mark, Name

# given, particle, family, suffix
PARTS = {
    "Ada Lovelace": ("Ada", "", "Lovelace", ""),
    "Lovelace, Ada": ("Ada", "", "Lovelace", ""),
    "Ada King, Countess": ("Countess", "", "Ada King", ""),
    r"Ann {The \TeX\ Group}": ("Ann", "", "The TeX Group", ""),
    r"{\LaTeX}~Three Lion": ("LaTeX Three", "", "Lion", ""),
    "Anne--Marie Bell": ("Anne–Marie", "", "Bell", ""),
    "title=Dame, given=Ann, family=Bell": ("Ann", "", "Bell", ""),
    "Vincent van Gogh": ("Vincent", "van", "Gogh", ""),
    "van Gogh, Vincent": ("Vincent", "van", "Gogh", ""),
    "Johannes Diderik van der Waals": ("Johannes Diderik", "van der", "Waals", ""),
    "Davis, III, Sammy": ("Sammy", "", "Davis", "III"),
    "de la Cruz, Sr., Juan": ("Juan", "de la", "Cruz", "Sr."),
    "AA bb cc DD EE": ("AA", "bb cc", "DD EE", ""),
    "AA bb CC dd EE FF": ("AA", "bb CC dd", "EE FF", ""),
    "aa bb": ("", "aa", "bb", ""),
    "aa": ("", "", "aa", ""),
    "{aa} BB": ("aa", "", "BB", ""),
    r"{\"o}tt Karl": ("", "ött", "Karl", ""),
    r"{\"O}tt Karl": ("Ött", "", "Karl", ""),
    r"Jean {\relax de} Marr": ("Jean", "de", "Marr", ""),
    "J.~R.~R. Tolkien": ("J. R. R.", "", "Tolkien", ""),
    "Mao Zedong, {Chairman, the}": ("Chairman, the", "", "Mao Zedong", ""),
    "Élie Cartan": ("Élie", "", "Cartan", ""),
    "Simon de élie": ("Simon", "de", "élie", ""),
    "王, 小明": ("小明", "", "王", ""),
    "O'Neill, Eugene": ("Eugene", "", "O'Neill", ""),
    "Saint-Exup{\\'e}ry, Antoine de": ("Antoine de", "", "Saint-Exupéry", ""),
    "A, B, C, D": ("C, D", "", "A", "B"),
    "family=Rousseau, given=Jean, prefix={de la}, suffix=II": ("Jean", "de la", "Rousseau", "II"),
    'given="Jo, the 2nd", family={Doe}': ("Jo, the 2nd", "", "Doe", ""),
}


@pytest.mark.parametrize("text", PARTS)
def test_parts(text: str) -> None:
    (name,) = parse_names(text)
    assert (name.given, name.particle, name.family, name.suffix) == PARTS[text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A B and C D", 2),
        ("A B AND C D And E F", 3),
        ("A B and\n\tC D", 2),
        ("{A and B} and C", 2),
        ("A {and} B", 1),
        ("Anders Andersen and Sandra Land", 2),
        ("A and others", 2),
        ("", 0),
        ("   ", 0),
        ("and", 0),
        ("A and", 1),
        ("A and and B", 2),
    ],
)
def test_lists(text: str, count: int) -> None:
    assert len(parse_names(text)) == count


def test_literals_others_and_marks() -> None:
    names = parse_names("{ACME {Inc}} and Doe, Jo* and Roe, Al$^*$ and Poe\\textsuperscript{*}, Ed and others")
    assert names[0] == Name(literal="ACME Inc")
    assert [name.family for name in names[1:4]] == ["Doe", "Roe", "Poe"]
    assert all(name.marks == {Mark.EQUAL} for name in names[1:4])
    assert names[4] is OTHERS


def test_prefix_that_drops() -> None:
    (name,) = parse_names("family=Beethoven, given=Ludwig, prefix=van, useprefix=false")
    assert (name.dropping_particle, name.particle) == ("van", "")


PART = st.text("abcXYZéß'-", min_size=1, max_size=6).filter(lambda text: text[0] not in "'-")
FAMILY = PART.map(str.capitalize)


@given(
    FAMILY, PART.map(str.capitalize) | st.just(""), st.sampled_from(["", "van", "de la"]), st.sampled_from(["", "Jr."])
)
def test_a_written_name_is_read_as_the_same(family: str, given_name: str, particle: str, suffix: str) -> None:
    if suffix and not given_name:
        return
    name = Name(family, given_name, particle, "", suffix)
    for unicode in (True, False):
        assert parse_names(write_name(name, unicode=unicode)) == (name,)


@pytest.mark.parametrize(
    "name",
    [
        Name("Brinch Hansen", "Per"),
        Name("Brinch Hansen"),
        Name("de Facto", "Jo"),
        Name("Smith and Sons", "Al"),
        Name("Last, with comma", "First"),
        Name(literal="Barnes and Noble, Inc."),
        OTHERS,
    ],
)
def test_hard_names_come_back(name: Name) -> None:
    assert parse_names(write_names((name,), "")) == (name,)


@given(st.text(st.sampled_from("aB ,{}\\~-.*=\"'and")))
def test_no_text_raises(text: str) -> None:
    assert len(parse_names(text)) <= len(split_names(text))
