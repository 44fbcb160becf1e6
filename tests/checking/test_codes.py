"""Each code has its page, its name and one finder."""

from __future__ import annotations

import re
from pathlib import Path

from pubkit.checking.codes import CHECKS, CODES, RULE_CODES
from pubkit.normalizing.engine import RULES

PAGES = Path(__file__).parents[2] / "docs" / "checks"


def test_each_code_has_a_page_and_each_page_a_code() -> None:
    pages = {page.stem for page in PAGES.glob("PK*.md")}
    assert pages == {f"{code}-{row.name}" for code, row in CODES.items()}


def test_a_page_shows_what_is_found_and_what_is_right() -> None:
    for page in PAGES.glob("PK*.md"):
        text = page.read_text("utf-8")
        assert re.match(rf"# {page.stem.replace('-', ' ', 1)}\n", text)
        assert len(re.findall("```(?:bibtex|json)", text)) == 2


def test_the_index_names_every_code() -> None:
    index = (PAGES / "README.md").read_text("utf-8")
    assert all(code in index for code in CODES)


def test_rules_and_checks_are_in_the_table() -> None:
    assert {check.code for check in CHECKS} <= set(CODES)
    assert {rule.name for rule in RULES} - set(RULE_CODES) <= {"title-case"}
