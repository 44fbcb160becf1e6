"""Each check on what it finds, and on the nearest thing that it must not find."""

from __future__ import annotations

import pytest

from pubkit import bibtex
from pubkit.checking import check, fix
from pubkit.checking.checks.acronyms import protect, unprotected
from pubkit.diagnostics import Severity
from pubkit.errors import ConfigError
from pubkit.normalizing import normalize


def codes(text: str, *select: str) -> list[str]:
    document = bibtex.read(text, name="a.bib")
    normalized = normalize(document.works)
    found = check(document.works, (document,), normalized=normalized, problems=document.problems, select=select)
    return [problem.code for problem in found]


PATENT = "@patent{{k, title={{T}}, number={{{}}}, date={{{}}}}}"
FOUND = [
    ("PK201", "@misc{k, title={T}, doi={none}}", 1),
    ("PK201", "@misc{k, title={T}, doi={10.1000/182}}", 0),
    ("PK202", "@misc{k, title={T}, pages={20--10}}", 1),
    ("PK202", "@misc{k, title={T}, pages={117--28}}", 0),
    ("PK206", "@misc{k, title={T}, isbn={9780262033849}}", 1),
    ("PK209", "@misc{k, title={T}, author={Soh, YJ.}}", 1),
    ("PK210", "@misc{a, author={Knuth, Donald}} @misc{b, author={Knuth, Donald E.}}", 1),
    ("PK210", "@misc{a, author={Knuth, D.}} @misc{b, author={Knuth, Donald E.}}", 0),
    ("PK211", "@article{a, journal={J. ACM}} @article{b, journal={Journal of the ACM}}", 1),
    ("PK211", "@article{a, journal={J. ACM}} @article{b, journal={J. ACM}}", 0),
    ("PK212", "@article{k, author={Doe, J.}, title={T}, year=2020}", 1),
    ("PK212", "@article{k, author={Doe, J.}, title={T}, journal={J}, year=2020}", 0),
    ("PK212", "@book{k, editor={Doe, J.}, title={T}, publisher={P}, year=2020}", 0),
    ("PK212", "@proceedings{k, title={Proceedings}, year=2020}", 0),
    ("PK213", "@misc{k, title={T}, year=2019, date={2018-01-01}}", 1),
    ("PK213", "@misc{k, title={T}, year=2019, date={2018-01-01/2019-02-01}}", 0),
    ("PK214", "@misc{k, title={T}, year=2019, doi={10.18653/v1/2020.acl-main.1}}", 1),
    ("PK214", "@misc{k, title={T}, year=2019, doi={10.18653/v1/P19-1001}}", 0),
    ("PK214", "@misc{k, title={T}, year=2021, doi={10.1109/TSE.2019.1234567}}", 0),
    ("PK214", "@misc{k, title={T}, year=2016, eprint={1706.03762}, eprinttype={arxiv}}", 1),
    ("PK214", "@misc{k, title={T}, year=2019, eprint={1706.03762}, eprinttype={arxiv}}", 0),
    ("PK215", "@misc{k, title={T}, author={Doe, J. and others}}", 1),
    ("PK215", "@misc{k, title={T}, author={Doe, J. and Roe, R.}}", 0),
    ("PK216", "@misc{Doe, title={T}} @misc{doe, title={U}}", 1),
    ("PK216", "@misc{Doe, title={T}} @misc{Roe, title={U}}", 0),
    ("PK217", PATENT.format("US 10,123,456 B2", "2018-11-14"), 1),
    ("PK217", PATENT.format("US 10,123,456 B2", "2018-11-13"), 0),
    ("PK217", PATENT.format("US20200012345A1", "2020-01-09"), 0),
    ("PK217", PATENT.format("US20200012345A1", "2020-01-07"), 1),
    ("PK217", PATENT.format("EP1234567B1", "2006-05-31"), 0),
    ("PK217", PATENT.format("WO2019/123456", "2019-06-27"), 0),
    ("PK217", PATENT.format("JP2019-123456", "2019-06-23"), 0),
    ("PK217", PATENT.format("US 10,123,456 B2", "2018-11"), 0),
    ("PK218", "@misc{k, title={Costs of $5 and more}}", 1),
    ("PK218", "@misc{k, title={Costs of \\$5 and $x$}}", 0),
    ("PK219", "@misc{k, title={The BERT Model}}", 1),
    ("PK219", "@misc{k, title={The {BERT} Model}}", 0),
    ("PK220", "@misc{k, title={T}, author={Doe, J.}, author+an={2=self}}", 1),
    ("PK220", "@misc{k, title={T}, author={Doe, J.}, author+an={1=self}}", 0),
    ("PK221", "@misc{k, title={R&amp;amp;D}}", 1),
    ("PK222", "@misc{k, title={All you need.}}", 1),
    ("PK223", "@misc{k, title={T}, url={https://doi.org/10.1000/182}}", 1),
]


@pytest.mark.parametrize(("code", "text", "count"), FOUND)
def test_finding(code: str, text: str, count: int) -> None:
    assert codes(text, code) == [code] * count


def test_an_owner_missing_from_one_work_is_a_note() -> None:
    marked = "@misc{{{}, title={{T}}, author={{Doe, J.}}, author+an={{1=self}}}}\n"
    text = marked.format("a") + marked.format("b") + "@misc{c, title={T}, author={Roe, R.}}"
    document = bibtex.read(text, name="a.bib")
    found = check(document.works, (document,), select=["self-mark"])
    assert [(problem.where.key, problem.severity) for problem in found] == [("c", Severity.NOTE)]


def test_a_finding_points_at_its_field_and_names_its_entry() -> None:
    document = bibtex.read("@misc{Doe2020,\n  title = {T},\n  doi = {none}\n}", name="a.bib")
    found = check(document.works, (document,), normalized=normalize(document.works), select=["doi"])
    assert str(found[0]).startswith("a.bib:3:3: PK201 not a DOI")
    assert "in Doe2020" in str(found[0])


ENTRY = "@misc{k, title={T}, doi={none}, pages={20--10}}"
WAIVED = [
    (ENTRY, ["PK201", "PK202"]),
    (f"{ENTRY} % noqa", []),
    (f"{ENTRY} % noqa: PK201", ["PK202"]),
    (f"% noqa: PK201, PK202\n{ENTRY}", []),
    (f"% pubkit: noqa: PK20\n% another word\n{ENTRY}", ["PK201", "PK202"]),
    (f"% noqa-file: PK202\n\n{ENTRY}", ["PK201"]),
]


@pytest.mark.parametrize(("text", "expected"), WAIVED)
def test_waivers(text: str, expected: list[str]) -> None:
    assert codes(text, "PK201", "PK202") == expected


def test_select_and_ignore() -> None:
    document = bibtex.read(ENTRY, name="a.bib")
    normalized = normalize(document.works)
    assert [p.code for p in check(document.works, (document,), normalized=normalized, ignore=["PK20"])] == []
    with pytest.raises(ConfigError, match="nonsense"):
        check((), select=["nonsense"])


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Nets for NLP on GPUs", ["NLP", "GPUs"]),
        ("WebAssembly and eBPF", ["WebAssembly", "eBPF"]),
        ("A Plain Title of Real-Time Things", []),
        ("ALL OF IT IN CAPITALS", []),
        ("Math $X_{AB}$ only", []),
    ],
)
def test_unprotected(title: str, words: list[str]) -> None:
    assert unprotected(title) == words


def test_protecting_twice_changes_nothing_more() -> None:
    once = protect("Nets <i>for NLP</i> and NLP-based BERT")
    assert protect(once) == once
    document = bibtex.read("@misc{k, title={The BERT Model}}")
    fixed = fix(document.works)
    assert document.updated(fixed.works).text == "@misc{k, title={The {BERT} Model}}"
