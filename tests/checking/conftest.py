"""What the tests of checks share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pubkit import bibtex
from pubkit.checking import check
from pubkit.diagnostics import Problem
from pubkit.normalizing import normalize


def _found(text: str, *select: str) -> list[Problem]:
    document = bibtex.read(text, name="a.bib")
    normalized = normalize(document.works)
    return list(check(document.works, (document,), normalized=normalized, problems=document.problems, select=select))


@pytest.fixture(scope="session")
def found() -> Callable[..., list[Problem]]:
    """``found(text, "PK212")`` is what the linter finds in a BibTeX file, of these codes alone."""
    return _found
