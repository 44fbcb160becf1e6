"""The examples of docs/checks run: what a page shows as found is found, and what it shows as right is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pubkit.cli.check import find_problems
from pubkit.config import Config
from pubkit.library import reads

PAGES = sorted((Path(__file__).parents[2] / "docs" / "checks").glob("PK*.md"))
_BLOCK = re.compile(r"```(bibtex|json)\n(.*?)```", re.S)
# what an example that shows fields alone stands in
_ARTICLE = {"author": "{Doe, Jane}", "title": "{T}", "journal": "{Journal of the ACM}", "year": "{2020}"}


def _codes(language: str, example: str) -> set[str]:
    if language == "json":
        library = reads(example, format="csl-json")
    else:
        library = reads(example if example.startswith(("@", "%")) else _article(example), format="bibtex")
    return {problem.code for problem in find_problems(library, Config())}


def _article(fields: str) -> str:
    given = set(re.findall(r"^(\w+)\s*=", fields, re.M))
    given |= {"year"} if "date" in given else set()
    rest = [f"{name} = {value}" for name, value in _ARTICLE.items() if name not in given]
    return "@article{k,\n" + ",\n".join([*rest, *fields.strip().replace(",\n", "\n").splitlines()]) + "\n}\n"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_examples_run(page: Path) -> None:
    found, right = _BLOCK.findall(page.read_text("utf-8"))
    code = page.stem.partition("-")[0]
    assert code in _codes(*found)
    assert code not in _codes(*right)
