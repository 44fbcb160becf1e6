"""Keys by a pattern, and everything that refers to them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pubkit.bibtex import read
from pubkit.tidying import Options, tidy

PATTERN = "[auth:lower][year][veryshorttitle:lower]"


def tidied(text: str, pattern: str = PATTERN) -> str:
    return tidy(read(text), Options.of({"only": True, "generate_keys": pattern})).document.text


def keys(text: str, pattern: str = PATTERN) -> list[str]:
    return [entry.key for entry in read(tidied(text, pattern)).entries]


def entry(key: str, year: int = 2020, author: str = "Doe, Jo") -> str:
    return f"@misc{{{key}, author = {{{author}}}, year = {{{year}}}, title = {{On the {{Life}} of X}}}}\n"


def test_letters_tell_like_keys_apart() -> None:
    assert keys(entry("x") + entry("y") + entry("z", 2021) + entry("w")) == [
        "doe2020life",
        "doe2020lifea",
        "doe2021life",
        "doe2020lifeb",
    ]


def test_keys_that_fit_stay_whatever_is_added_or_removed() -> None:
    assert keys(entry("doe2020lifeb") + entry("doe2020life")) == ["doe2020lifeb", "doe2020life"]
    assert keys(entry("new") + entry("doe2020life") + entry("doe2020lifea")) == [
        "doe2020lifeb",
        "doe2020life",
        "doe2020lifea",
    ]


def test_keys_differ_by_more_than_case() -> None:
    assert keys("@set{DOE2020LIFE, entryset={a}}\n" + entry("x")) == ["DOE2020LIFE", "doe2020lifea"]


def test_references_follow() -> None:
    text = entry("old") + '@inbook{y, crossref = {old}, related = {a, old,b}, xref = "old", note = {old}}\n'
    out = tidied(text)
    assert 'crossref = {doe2020life}, related = {a, doe2020life,b}, xref = "doe2020life", note = {old}' in out


def test_an_entry_that_gives_nothing_keeps_its_key() -> None:
    assert keys("@misc{k, note = {n}}\n") == ["k"]
    assert keys(entry("k", author=""), "[auth:required][year]") == ["k"]


def test_a_number_where_the_pattern_wants_it() -> None:
    pattern = "[auth:lower]-[duplicateNumber]-[year]"
    assert keys(entry("a") + entry("b"), pattern) == ["doe--2020", "doe-1-2020"]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.text("ab", min_size=1, max_size=3), st.integers(2020, 2021)), max_size=8))
def test_a_second_run_renames_nothing_and_no_two_are_alike(rows: list[tuple[str, int]]) -> None:
    text = tidied("".join(entry(key, year) for key, year in rows))
    assert tidied(text) == text
    found = keys(text)
    assert len(set(found)) == len(found)


def test_a_reference_in_another_case_follows() -> None:
    text = "@misc{A-Full, author={Doe, J}, year=2000}\n@misc{b, crossref={a-full}, author={Roe, R}, year=2001}\n"
    out = tidy(read(text), Options.of({"generate_keys": "[auth:lower][year]", "only": True})).document.text
    assert "crossref={doe2000}" in out
