"""The CSL engines behind one interface: items in, entries as trees out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pubkit.csl.entries import Entry
from pubkit.diagnostics import Problem
from pubkit.errors import PubkitError

ENGINES = ("pubkit", "citeproc-py")
# what a person chooses -> what the processor calls it
_KEEP_VISIBLE = {"no": "", "names": "etal", "position": "position"}


def bibliography(
    engine: str, style: str | Path, items: Sequence[Mapping[str, Any]], locale: str | None, keep_visible: str
) -> tuple[list[Entry], list[Problem]]:
    """The bibliography of the items by the engine of that name.

    Raises StyleError for a style that cannot be used, PubkitError for an unknown engine or choice.
    """
    if keep_visible not in _KEEP_VISIBLE:
        raise PubkitError(f"unknown keep_visible {keep_visible!r}", f"one of {', '.join(_KEEP_VISIBLE)}")
    if engine == "pubkit":
        from pubkit.csl import Processor

        processor = Processor(style, items, locale, keep_visible=_KEEP_VISIBLE[keep_visible])
        return processor.bibliography_tree(), list(processor.problems)
    if engine == "citeproc-py":
        from pubkit.formatting import citeproc_py

        return citeproc_py.bibliography(style, items, locale)
    raise PubkitError(f"unknown engine {engine!r}", f"one of {', '.join(ENGINES)}")
