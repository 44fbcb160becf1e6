"""What the tests of tidying share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pubkit.bibtex import read
from pubkit.tidying import Options, tidy


def _only(text: str, **options: Any) -> str:
    return tidy(read(text), Options.of({"only": True, **options})).document.text


@pytest.fixture(scope="session")
def only() -> Callable[..., str]:
    """``only(text, months=True)`` is the text with these options alone."""
    return _only
