"""The plug-in that drives pubkit.csl through the CSL test-suite's runner.

A fixture is style, items and citations in, HTML out; nothing here knows which fixture it is.
"""

from __future__ import annotations

from typing import Any

from pubkit.csl import Processor
from pubkit.csl.style import walk

VERSION = "pubkit.csl"
# What the suite shows for a cite that prints nothing.
NO_FORM = "[CSL STYLE ERROR: reference with no printed form.]"


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
    items = list({str(item.get("id", n)): item for n, item in enumerate(items)}.values())  # the last of an id counts
    if mode.startswith("bibliography"):
        if citations:
            items = _cited(items, final_citations(citations))
        return _bibliography(Processor(style_xml, items, note_fields=True))
    if citations:
        clusters: list[Any] = final_citations(citations)
        processor = Processor(style_xml, _cited(items, clusters), note_fields=True)
    else:
        processor = Processor(style_xml, items, note_fields=True)
        clusters = citation_items or [[{"id": processor.items[index].id} for index in processor.order]]
    return "\n".join(one or NO_FORM for one in processor.cite(clusters))


def _cited(items: list[dict[str, Any]], clusters: list[Any]) -> list[dict[str, Any]]:
    """The items that a document cites, in the order in which it cites them."""
    by_id = {str(item.get("id", n)): item for n, item in enumerate(items)}
    order = dict.fromkeys(str(cite["id"]) for cluster in clusters for cite in cluster["citationItems"])
    return [by_id[key] for key in order if key in by_id]


def _bibliography(processor: Processor) -> str:
    entries = []
    for entry, text in zip(processor.bibliography_tree(), processor.bibliography("html"), strict=True):
        if entry.nodes:
            entries.append(text)
        elif _is_numbered(processor):
            entries.append(f"{entry.number}. {NO_FORM}")
    lines = [f'  <div class="csl-entry">{text}</div>' for text in entries]
    return "\n".join(['<div class="csl-bib-body">', *lines, "</div>"])


def _is_numbered(processor: Processor) -> bool:
    element = processor.style.bibliography
    return element is not None and any(node.get("variable") == "citation-number" for node in walk(element))
