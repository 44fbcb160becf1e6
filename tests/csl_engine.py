"""The plug-in that drives pubkit.csl through the CSL test-suite's runner.

A fixture is style, items and citations in, HTML out; nothing here knows which fixture it is.
"""

from __future__ import annotations

from typing import Any

from pubkit.csl import Processor

VERSION = "pubkit.csl"


def final_citations(steps: list[Any]) -> list[dict[str, Any]]:
    """The document that a series of edits (citation, before, after) ends in, notes numbered as it has them."""
    last: dict[str, dict[str, Any]] = {}
    order: list[tuple[str, int]] = []
    for step in steps:
        citation = step[0]
        before, after = (step[i] if len(step) > i else [] for i in (1, 2))
        key = citation["citationID"]
        last[key] = citation
        here = (key, citation.get("properties", {}).get("noteIndex", 0))
        order = [(one[0], one[1]) for one in before] + [here] + [(one[0], one[1]) for one in after]
    return [
        {**last[key], "properties": {**last[key].get("properties", {}), "noteIndex": note}}
        for key, note in order
        if key in last
    ]


def render(
    style_xml: str,
    mode: str,
    items: list[dict[str, Any]],
    *,
    citation_items: Any = None,
    citations: Any = None,
    bibentries: Any = None,
    bibsection: Any = None,
    abbreviations: Any = None,
    options: Any = None,
    langparams: Any = None,
    multiaffix: Any = None,
    input2: Any = None,
    locale_dir: str | None = None,
    name: str = "",
) -> str:
    """What the RESULT section would hold."""
    del bibentries, bibsection, abbreviations, options, langparams, multiaffix, input2, locale_dir, name
    processor = Processor(style_xml, items)
    if mode.startswith("bibliography"):
        lines = [f'  <div class="csl-entry">{entry}</div>' for entry in processor.bibliography("html")]
        return "\n".join(['<div class="csl-bib-body">', *lines, "</div>"])
    if citations:
        clusters: list[Any] = final_citations(citations)
    elif citation_items:
        clusters = citation_items
    else:
        clusters = [[{"id": processor.items[index].id} for index in processor.order]]
    return "\n".join(processor.cite(clusters))
