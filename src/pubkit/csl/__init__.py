"""A CSL 1.0.2 processor: CSL-JSON and a style in, formatted citations and bibliographies out.

It knows CSL-JSON, styles and locales, nothing else of pubkit. What others use:

- ``Processor(style, items, locale=None, *, keep_visible="", abbreviations=None, note_fields=False)``:
  ``style`` is a name ("apa"; dependent and renamed
  styles resolve), a path or XML text; ``items`` are CSL-JSON objects, whose names may carry
  ``"marks": ["self", "equal"]``. ``keep_visible`` is "", "etal" or "position". Raises `pubkit.errors.StyleError`.
- ``.bibliography(format="html", **options) -> list[str]``: the entries in the style's order. Formats: html, text,
  markdown, latex, rst, typst. Options of every writer: ``marks`` (mark -> (span kind, suffix), default
  ``{"self": ("bold", ""), "equal": ("", "*")}``; ``{}`` shows none) and ``links``; of text: ``ansi``.
- ``.bibliography_tree() -> list[Entry]``: ``entry.id``, ``.index`` (place in ``items``), ``.number`` (citation
  number), ``.nodes`` (the tree), ``.label`` and ``.body`` (the first field and the rest, where the style has
  second-field-align; else label is empty), ``.hidden`` (marked persons that et al. left out; a person has
  ``.source``, the name dict, and ``.marks``). A node is a str or a `Span` with ``kind``, ``children`` and, of kind
  "name", ``name`` (the CSL-JSON dict) and ``marks``.
- ``.options``: ``hanging_indent``, ``second_field_align``, ``entry_spacing``, ``line_spacing``, ``sorted``.
- ``.cite(clusters, format="html") -> list[str]``: citations in the order of the document; see there.
- ``.problems``: what the style or an item had that could not be used (PK6..). ``.hidden()``: all hidden persons.
- ``pubkit.csl.writers.get(format, **options)``: a writer; ``.nodes(nodes)``, ``.entry(entry)``, ``.escape(text)``.
- ``pubkit.csl.tree.plain(nodes)``: the text of a tree; ``tree.walk(nodes)``: its spans.
- ``pubkit.csl.find.names()``, ``.path(name)``, ``.suggest(name)``: the styles by name.

>>> from pubkit.csl import Processor
>>> Processor("acm-sig-proceedings", [{"id": 1, "type": "book", "title": "Emma", "publisher": "John Murray",
...     "author": [{"family": "Austen", "given": "Jane", "marks": ["self"]}]}]).bibliography("markdown")
['\\\\[1\\\\] **Austen, J.** *Emma*. John Murray.']
"""

from __future__ import annotations

from importlib import import_module

from pubkit.csl.values import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from pubkit.csl.entries import Entry
    from pubkit.csl.processor import Processor
    from pubkit.csl.tree import Span

__all__ = ["Entry", "Processor", "Span"]

_PUBLIC = {"Processor": "processor", "Entry": "entries", "Span": "tree"}


def __getattr__(name: str) -> Any:
    if name in _PUBLIC:
        return getattr(import_module(f"pubkit.csl.{_PUBLIC[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
