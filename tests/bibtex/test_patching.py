"""A small change of a value leaves the rest of it as the file spells it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pubkit import bibtex
from pubkit.bibtex.patching import patched
from pubkit.model import Name

SPELLED = [
    # title as spelled, change of the title as read, title as it should be spelled
    (r"The {\LaTeX} Way, by S.~G{\"o}del.", ("del.", "del"), r"The {\LaTeX} Way, by S.~G{\"o}del"),
    (r"A \foo{bar} on $x_1$ of things", ("of", "and"), r"A \foo{bar} on $x_1$ and things"),
    ("{T}wo {W}ords.", ("rds.", "rds"), "{T}wo {W}ords"),
    (r"\emph{Old} words", ("words", "verse"), r"\emph{Old} verse"),
    (r"On \unknown and {\TeX}", ("On", "In"), r"In \unknown and {\TeX}"),
]


@pytest.mark.parametrize(("title", "change", "expected"), SPELLED)
def test_title(title: str, change: tuple[str, str], expected: str) -> None:
    document = bibtex.read(f"@misc{{k, title = {{{title}}}, year = 2020}}")
    work = document.works[0]
    changed = replace(work, title=work.title.replace(*change))
    assert changed != work
    assert document.updated([changed]).text == f"@misc{{k, title = {{{expected}}}, year = 2020}}"


@pytest.mark.parametrize(("raw", "old", "new"), [("Foo bar}", "Foo bar", "x"), ("{Foo bar", "Foo bar", "Foo x")])
def test_a_brace_without_its_partner_is_not_kept(raw: str, old: str, new: str) -> None:
    assert patched(raw, old, new) == new


def test_names() -> None:
    text = '@misc{{k, author = {{M{{\\"u}}ller, Jo and\n   {} and {{Some Group}}}}}}'
    document = bibtex.read(text.format("Soh, YJ."))
    work = document.works[0]
    changed = replace(work, authors=(work.authors[0], Name("Soh", "Y. J."), work.authors[2]))
    assert document.updated([changed]).text == text.format("Soh, Y. J.")


def test_a_change_without_a_spot_of_its_own_is_written_anew() -> None:
    document = bibtex.read(r"@misc{k, title = {\foo}}")
    changed = replace(document.works[0], title="Something else")
    assert document.updated([changed]).text == "@misc{k, title = {Something else}}"
