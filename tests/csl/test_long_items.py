"""No field costs more than its length, and none is too deep."""

from __future__ import annotations

import time
from typing import Any

import pytest

from pubkit.csl import Processor, writers

LENGTH = 4000
LIMIT = 5.0  # seconds; each takes less than a half where nothing goes wrong


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "<i>" * LENGTH + "x" + "</i>" * LENGTH},
        {"title": "<i>" * LENGTH + "</b>" * LENGTH},
        {"title": '"a ' * LENGTH},
        {"title": ".," * LENGTH},
        {"volume": "1" * LENGTH + "x!", "page": "1" * LENGTH + "-2", "issue": "1-" * LENGTH},
        {"author": [{"family": "de " * LENGTH + "X", "given": "a " * LENGTH + "A"}]},
        {"author": [{"family": f"F{n}", "given": "A"} for n in range(LENGTH)]},
        {"issued": {"raw": "1" * LENGTH}},
    ],
    ids=["nested", "unmatched", "quotes", "marks", "digits", "particles", "authors", "date"],
)
def test_a_long_field(fields: dict[str, Any]) -> None:
    start = time.process_time()
    processor = Processor("ieee", [{"id": "x", "type": "article-journal", "title": "T", **fields}])
    for format in writers.FORMATS:
        assert len(processor.bibliography(format)) == 1
    assert time.process_time() - start < LIMIT
