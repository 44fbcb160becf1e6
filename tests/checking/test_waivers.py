"""Marks that waive findings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pubkit.diagnostics import Problem

ENTRY = "@misc{k, title={T}, doi={none}, pages={20--10}}"
LINES = "@misc{k,\n  title={T},\n  doi={none}, % noqa: PK201\n  pages={20--10}\n}"
WAIVED = [
    (ENTRY, ["PK201", "PK202"]),
    (f"{ENTRY} % noqa", []),
    (f"{ENTRY} % noqa: PK201", ["PK202"]),
    (f"% noqa: PK201, PK202\n{ENTRY}", []),
    (f"% pubkit: noqa: PK20\n% another word\n{ENTRY}", ["PK201", "PK202"]),
    (f"% noqa-file: PK202\n\n{ENTRY}", ["PK201"]),
    (LINES, ["PK202"]),
]


@pytest.mark.parametrize(("text", "expected"), WAIVED)
def test_waivers(found: Callable[..., list[Problem]], text: str, expected: list[str]) -> None:
    assert [problem.code for problem in found(text, "PK201", "PK202")] == expected
