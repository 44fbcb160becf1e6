"""Lossless BibTeX and BibLaTeX: text -> spans -> values -> Work, and back by splicing.

- ``read(data, *, name="", encoding=None) -> Document``: bytes or text; no content raises.
- ``Document.works``: a Work for each publication; ``work.place`` says where (``place.index`` is the entry's number).
- ``Document.problems``: everything a person should know, with line and column.
- ``Document.to_bytes()``: of a file as it was read, the very bytes.
- ``Document.updated(works) -> Document``: the fields that differ are spliced in; a work with ``place.index == -1`` is
  appended; an entry whose work is missing is removed.
- ``Document.entries``: every `Entry` with ``key``, ``type``, ``start``, ``end``, ``fields`` (spans, as spelled) and
  ``values`` (lower-case name -> value with macros expanded); ``Document.blocks``: @string, @preamble, @comment;
  ``Document.strings``: macros; ``Document.entry(key)``, ``Document.resolved(entry)``: with crossref and xdata;
  ``Document.inheriting("bibtex")``; ``Document.has_conflicts``: do not write; ``Document.encoding``, ``.text``.
- ``parse_names(text)``, ``parse_date(text)``, ``parse_annotations(text)``: one field's value each.
- ``latex_to_text``, ``text_to_latex``: plain Unicode; ``latex_to_csl``, ``csl_to_latex``: CSL-JSON's rich text.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pubkit.bibtex.annotations import Annotation, field_annotations, parse_annotations
    from pubkit.bibtex.blocks import Block, Entry, Field
    from pubkit.bibtex.dates import format_date, parse_date, parse_month
    from pubkit.bibtex.document import Document, read
    from pubkit.bibtex.latex_read import latex_to_csl, latex_to_text
    from pubkit.bibtex.latex_write import csl_to_latex, text_to_latex
    from pubkit.bibtex.names import parse_names, split_names

_PUBLIC: dict[str, str] = {
    "Annotation": "annotations",
    "Block": "blocks",
    "Document": "document",
    "Entry": "blocks",
    "Field": "blocks",
    "csl_to_latex": "latex_write",
    "field_annotations": "annotations",
    "format_date": "dates",
    "latex_to_csl": "latex_read",
    "latex_to_text": "latex_read",
    "parse_annotations": "annotations",
    "parse_date": "dates",
    "parse_month": "dates",
    "parse_names": "names",
    "read": "document",
    "split_names": "names",
    "text_to_latex": "latex_write",
}

__all__ = [
    "Annotation",
    "Block",
    "Document",
    "Entry",
    "Field",
    "csl_to_latex",
    "field_annotations",
    "format_date",
    "latex_to_csl",
    "latex_to_text",
    "parse_annotations",
    "parse_date",
    "parse_month",
    "parse_names",
    "read",
    "split_names",
    "text_to_latex",
]


def __getattr__(name: str) -> Any:
    if name in _PUBLIC:
        return getattr(importlib.import_module(f"pubkit.bibtex.{_PUBLIC[name]}"), name)
    raise AttributeError(f"module 'pubkit.bibtex' has no attribute {name!r}")
