"""The engine: rules in order, changes with their rule's name, nothing more to change the second time."""

from __future__ import annotations

from typing import Any

import pytest

from pubkit.errors import ConfigError
from pubkit.model import Work
from pubkit.normalizing import normalize
from pubkit.normalizing.engine import RULES

MESSY = Work(
    "k",
    "article-journal",
    title="Effects of R&amp;amp;D on &lt;i&gt;E. coli&lt;/i&gt;.",
    pages="pp. 5:1-5:20",
    doi="http://dx.doi.org/10.1000/AbC.",
    url=r"\url{https://arxiv.org/abs/2301.00001v3}",
    isbn="ISBN 9780262033848",
    issn="03787753",
    eprint="arXiv:2301.00001v3",
    eprint_type="arxiv",
)


def test_everything_at_once() -> None:
    work = normalize([MESSY]).works[0]
    assert (work.title, work.pages, work.doi) == ("Effects of R&D on <i>E. coli</i>", "5:1–5:20", "10.1000/AbC")
    assert (work.url, work.eprint) == ("https://arxiv.org/abs/2301.00001", "2301.00001")
    assert (work.isbn, work.issn) == ("9780262033848", "0378-7753")


def test_each_change_names_its_rule() -> None:
    names = {rule.name for rule in RULES}
    changes = normalize([MESSY]).changes
    assert changes
    assert all(change.why.partition(":")[0] in names for change in changes)


def test_the_second_run_changes_nothing() -> None:
    once = normalize([MESSY], title_case="title")
    again = normalize(once.works, title_case="title")
    assert again.changes == ()
    assert again.works == once.works


def test_only_limits_the_rules() -> None:
    result = normalize([MESSY], only=["pages"])
    assert [change.what for change in result.changes] == ["page"]


@pytest.mark.parametrize("settings", [{"only": ["nonsense"]}, {"title_case": "nonsense"}])
def test_a_wrong_setting_is_the_callers_mistake(settings: dict[str, Any]) -> None:
    with pytest.raises(ConfigError, match="nonsense"):
        normalize([MESSY], **settings)


@pytest.mark.parametrize("title", ["p &lt; 0.05", "x &lt; y & z &gt; w", "a &lt;b&gt; c", "Vec&lt;T&gt;"])
def test_signs_of_rich_text_stay(title: str) -> None:
    assert normalize([Work("k", title=title)]).works[0].title == title


def test_what_cannot_be_mended_is_told_and_left() -> None:
    result = normalize([Work("k", doi="n/a", pages="20-10", isbn="123")])
    assert {problem.code for problem in result.problems} == {"PK201", "PK202", "PK206"}
    assert result.works[0].doi == "n/a"


def test_a_changed_title_keeps_the_original_in_its_provenance() -> None:
    work = normalize([Work("k", title="On the origin of species")], title_case="title").works[0]
    assert work.title == "On the Origin of Species"
    assert work.provenance[0].before == "On the origin of species"


def test_rules_have_names_of_their_own() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
