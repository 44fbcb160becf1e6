"""Writers: one format a file, each with one escaper, all over the same tree."""

from __future__ import annotations

from importlib import import_module

from pubkit.csl.values import TYPE_CHECKING
from pubkit.csl.writers.base import Writer
from pubkit.errors import PubkitError

if TYPE_CHECKING:
    from typing import Any

_WRITERS = {
    "html": ("html", "HtmlWriter"),
    "text": ("text", "TextWriter"),
    "markdown": ("markdown", "MarkdownWriter"),
    "latex": ("latex", "LatexWriter"),
    "rst": ("rst", "RstWriter"),
    "typst": ("typst", "TypstWriter"),
}
FORMATS = tuple(_WRITERS)


def get(format: str, **options: Any) -> Writer:
    """The writer of a format, with its options.

    >>> get("html").nodes(["a < b"])
    'a &#60; b'
    """
    if format not in _WRITERS:
        raise PubkitError(f"unknown format {format!r}", "one of " + ", ".join(FORMATS))
    module, name = _WRITERS[format]
    writer: type[Writer] = getattr(import_module(f"pubkit.csl.writers.{module}"), name)
    return writer(**options)
