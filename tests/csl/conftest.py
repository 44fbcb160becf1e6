"""A style in a few words, for tests of single rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pubkit.csl import Processor

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="{kind}" {options}>'


def build(layout: str, items: list[dict[str, Any]], **parts: str) -> Processor:
    """A processor with this layout in both areas.

    Parts: ``options`` (attributes of cs:style), ``citation`` and ``bibliography`` (attributes of the areas),
    ``outer`` (attributes of cs:layout), ``sort`` (keys), ``macros``, ``kind`` ("in-text" or "note").
    """
    sort = f"<sort>{parts['sort']}</sort>" if "sort" in parts else ""
    inner = f"{sort}<layout {parts.get('outer', '')}>{layout}</layout>"
    return Processor(
        HEAD.format(kind=parts.get("kind", "in-text"), options=parts.get("options", ""))
        + parts.get("macros", "")
        + f"<citation {parts.get('citation', '')}>{inner}</citation>"
        + f"<bibliography {parts.get('bibliography', '')}>{inner}</bibliography></style>",
        items,
    )


@pytest.fixture(scope="session")
def mini() -> Callable[..., Processor]:
    """`build`, so that tests need no import of one another."""
    return build
