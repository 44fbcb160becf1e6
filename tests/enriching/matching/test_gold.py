"""The labelled queries of the shared folder: the figures that the matcher promises."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from pubkit.enriching.matching import Outcome, match_candidates


def test_precision_and_recall_on_labelled_queries(shared: Path) -> None:
    with gzip.open(shared / "match" / "gold_queries.jsonl.gz", "rt", encoding="utf-8") as lines:
        queries = [json.loads(line) for line in lines]
    right = wrong = absent_accepted = 0
    for query in queries:
        match = match_candidates(query, query["candidates"])
        if match.outcome is not Outcome.ACCEPT:
            continue
        picked = query["candidates"][match.index]["id"]
        right += picked == query["truth"]
        wrong += picked != query["truth"]
        absent_accepted += query["truth"] is None
    present = sum(query["truth"] is not None for query in queries)
    assert right / (right + wrong) >= 0.999
    assert right / present >= 0.98
    assert absent_accepted <= 1
