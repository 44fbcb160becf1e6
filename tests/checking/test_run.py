"""The linter as a whole: places, names, choice of codes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pubkit import bibtex
from pubkit.checking import check
from pubkit.checking.run import is_mendable, safe_rules
from pubkit.diagnostics import Problem
from pubkit.errors import ConfigError
from pubkit.normalizing import normalize

ENTRY = "@misc{k, title={T}, doi={none}, pages={20--10}}"


def test_a_finding_points_at_its_field_and_names_its_entry(found: Callable[..., list[Problem]]) -> None:
    told = found("@misc{Doe2020,\n  title = {T},\n  doi = {none}\n}", "doi")
    assert str(told[0]).startswith('a.bib:3:3: PK201 not a DOI: it has no "10." and number: "none" in Doe2020')


def test_a_long_value_is_shown_where_it_changes(found: Callable[..., list[Problem]]) -> None:
    title = "A rather long {T}itle that goes on and on, until at last its end is reached and passed"
    told = found(f"@misc{{k, title={{{title}.}}}}", "PK222")
    assert 'reached and passed.", not "…' in told[0].message
    assert "nocase" not in told[0].message


def test_what_two_rules_would_mend_is_told_once(found: Callable[..., list[Problem]]) -> None:
    text = "@misc{k, title={T}, doi={http://doi.acm.org/10.1000/182}}"
    assert [problem.message.partition(" in ")[0] for problem in found(text, "PK201")] == [
        'DOI is "http://doi.acm.org/10.1000/182", not "10.1000/182"'
    ]


def test_select_and_ignore() -> None:
    document = bibtex.read(ENTRY, name="a.bib")
    normalized = normalize(document.works)
    assert [p.code for p in check(document.works, (document,), normalized=normalized, ignore=["PK20"])] == []
    for unknown in ("nonsense", "PK999", "PK2999", "PK29"):
        with pytest.raises(ConfigError, match=unknown):
            check((), select=[unknown])
    for known in ("PK2", "PK21", "names", "PK113", "PK"):
        check((), select=[known])


def test_findings_of_several_files_are_in_their_order() -> None:
    documents = [bibtex.read(ENTRY, name=name) for name in ("b.bib", "a.bib")]
    works = [work for document in documents for work in document.works]
    told = check(works, documents, normalized=normalize(works), select=["PK20"])
    assert [(problem.where.file, problem.code) for problem in told] == [
        (name, code) for name in ("a.bib", "b.bib") for code in ("PK201", "PK202")
    ]


def test_safe_rules_follow_the_codes() -> None:
    assert safe_rules(["PK202", "PK204"]) == ("pages",)
    assert "one-spelling" not in safe_rules()


def test_what_fix_mends(found: Callable[..., list[Problem]]) -> None:
    text = r"@misc{k, title={BERT in \TeX.}, doi={none}}"
    assert {problem.message.split()[0]: is_mendable(problem) for problem in found(text)} == {
        "BERT": True,
        r"\TeX": False,
        "title": True,
        "not": False,
    }
