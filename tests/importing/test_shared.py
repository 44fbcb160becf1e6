"""The real curriculum and the labelled layouts of the shared folder."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pubkit
from pubkit.model import Mark


def folded(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).casefold().strip()


def test_the_real_curriculum(shared: Path) -> None:
    """20 works out of the whole CV: one number within a line, one without a blank before it, half of one repeated."""
    gold: dict[str, Any] = json.loads((shared / "cv" / "gold.json").read_text("utf-8"))
    library = pubkit.read(shared / "cv" / "cv.txt")
    assert len(library) == len(gold["records"])
    for work, record in zip(library.works, gold["records"], strict=True):
        assert folded(work.title) == folded(record["title_printed"])
        names = [(name.family, name.given) for name in work.authors]
        assert names == [(name["family"], name["given_initials"]) for name in record["authors"]]
        bold = [index for index, name in enumerate(work.authors) if Mark.SELF in name.marks]
        assert bold == ([record["self_index"]] if record["self_bold_in_text"] else [])
        equal = [index for index, name in enumerate(work.authors) if Mark.EQUAL in name.marks]
        assert equal == record["equal_contribution_indices"]
        assert work.year == (int(record["year"]) if record["year"] else None)
        patent = record["patent"]
        assert work.number == (patent["number"] if patent else "")
        if record["award"]:
            assert record["award"] in work.note
    assert [problem.code for problem in library.problems] == ["PK711", "PK712", "PK711"]


def test_layouts(shared: Path) -> None:
    for case in json.loads((shared / "cases" / "import_layouts.json").read_text("utf-8")):
        (work,) = pubkit.parse_references(case["string"]).works
        assert folded(work.title) == folded(case["title"]), case["string"]
        assert [name.family for name in work.authors] == [family for family, _ in case["authors"]], case["string"]
        assert str(work.year) == case["year"], case["string"]
