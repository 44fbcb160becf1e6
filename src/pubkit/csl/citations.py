"""The citations of a document: what the caller says of each cite, and how it is rendered.

CSL 1.0.2, "Citation". How the cites of one citation are joined is in `cites`, where each stands in `positions`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from pubkit.csl import cites, findings, numbers, positions, richtext, shape, sorting
from pubkit.csl.builder import CITATION
from pubkit.csl.item import scalar
from pubkit.csl.positions import Citation, Cite
from pubkit.csl.values import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from pubkit.csl.processor import Processor
    from pubkit.csl.tree import Node

_OWN_LABEL = r"(?!pp?\.)[a-z]{1,5}\. ?\S"  # a locator that says itself what it counts ("vol. 1")
_LABELS = {"sub verbo": "sub-verbo", "": "page"}


def render(processor: Processor, clusters: Iterable[Any]) -> list[list[Node]]:
    """Citations in the order of the document, each a tree."""
    citations = [_read(processor, cluster) for cluster in clusters]
    element = processor.style.citation
    near = element.get("near-note-distance") if element is not None else ""
    positions.assign(citations, int(near) if near.isdecimal() else positions.DEFAULT_NEAR_NOTE)
    return [_render(processor, citation) for citation in citations]


def alone(processor: Processor, index: int) -> list[Node]:
    """The citation of one item and no other, for a bibliography: the owner stays visible."""
    return _render(processor, Citation([Cite(index)]), processor.keep)


def _read(processor: Processor, cluster: Any) -> Citation:
    note: Any = 0
    if isinstance(cluster, Mapping) and "id" not in cluster:
        properties = cluster.get("properties")
        note = (properties if isinstance(properties, Mapping) else cluster).get("noteIndex", 0)
        cluster = cluster.get("citationItems", ())
    if not isinstance(cluster, Sequence) or isinstance(cluster, str):
        cluster = (cluster,)  # one cite, or what is none
    found = [cite for raw in cluster if (cite := _cite(processor, raw)) is not None]
    return Citation([found[i] for i in _order(processor, found)], note if isinstance(note, int) and note > 0 else 0)


def _cite(processor: Processor, raw: Any) -> Cite | None:
    if not isinstance(raw, Mapping):
        raw = {"id": raw}
    index = processor.place(raw.get("id"))
    if index is None:
        key = scalar(raw.get("id"))
        message = f"no item has the id {key!r}" if key else "a cite without an id"
        processor.problems.append(findings.problem("PK613", message, key=key, level="error"))
        return None
    label = scalar(raw.get("label")) or "page"
    label = _LABELS.get(label, label)
    locator = scalar(raw.get("locator")).strip()
    position = raw.get("position")
    if label == "page" and re.match(_OWN_LABEL, locator):
        label = "custom"
    return Cite(
        index,
        locator,
        label,
        scalar(raw.get("prefix")),
        scalar(raw.get("suffix")),
        bool(raw.get("suppress-author")),
        bool(raw.get("author-only")),
        positions.NUMBERED[position] if isinstance(position, int) and 0 <= position < 4 else None,
    )


def _order(processor: Processor, found: Sequence[Cite]) -> list[int]:
    """The places of the cites in the order of the style ("Sorting")."""
    if len(found) < 2 or not processor.program.sort_keys(CITATION):
        return list(range(len(found)))
    processor.decide()  # year suffixes may be sorted by
    states = [processor.state(cite.index) for cite in found]
    for cite, state in zip(found, states, strict=True):
        state.number = str(processor.numbers[cite.index])
    return sorting.order(processor.program, CITATION, states)


def _render(processor: Processor, citation: Citation, keep: str = "") -> list[Node]:
    processor.decide()
    program = processor.program
    options = cites.joining(processor.style, program.locale, program.citation_delimiter)

    def render_cite(cite: Cite, without_names: bool) -> cites.Rendered:
        return _render_cite(processor, cite, without_names, keep)

    text = cites.join(citation.cites, options, render_cite)
    before, after = program.citation_wrap
    return processor.tree(before + text + after if text else "")


def _render_cite(processor: Processor, cite: Cite, without_names: bool, keep: str) -> cites.Rendered:
    state = processor.state(cite.index)
    state.number = str(processor.numbers[cite.index])
    state.locator, state.label = cite.locator, cite.label
    state.first_note = str(cite.first_note) if cite.first_note else ""
    state.watch = True
    state.keep = keep
    state.suppress_author = cite.suppress_author or without_names
    decision = processor.decisions.items[cite.index]
    situation = shape.situation(
        cite.position,
        decision.condition,
        year_suffix=bool(decision.year_suffix),
        first_note=bool(cite.first_note),
        locator=cite.label if cite.locator else "",
        numeric_locator=bool(cite.locator) and numbers.is_numeric(cite.locator),
    )
    layout = processor.program.layout(CITATION, processor.items[cite.index], situation)
    text = "".join(layout(state))
    names = state.first_names
    if cite.author_only:
        text = names
    if text and cite.prefix:
        text = richtext.convert(cite.prefix) + text
    if text and cite.suffix:
        text += richtext.convert(cite.suffix)
    return cites.Rendered(cite, text, names, state.number)
