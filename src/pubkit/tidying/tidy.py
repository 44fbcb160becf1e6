"""The rules in the order their dependencies give, applied to a file."""

from __future__ import annotations

import functools
import graphlib
import importlib
from dataclasses import dataclass

from pubkit.bibtex import Document
from pubkit.bibtex.document import no_collection
from pubkit.diagnostics import Problem, Severity
from pubkit.tidying.options import Options
from pubkit.tidying.pieces import EntryPiece, Pieces, take_apart
from pubkit.tidying.rule import Rule

RULES = (
    "blank_lines",
    "doi",
    "drop_all_caps",
    "duplicate_fields",
    "empty_fields",
    "enclosing",
    "enclosing_braces",
    "encode",
    "encode_urls",
    "escape",
    "generate_keys",
    "layout",
    "lowercase",
    "max_authors",
    "months",
    "numeric",
    "omit",
    "page_dashes",
    "remove_braces",
    "sort",
    "sort_fields",
    "strip_comments",
    "strip_enclosing_braces",
    "trailing_commas",
    "unescape",
    "wrap",
)


@dataclass(frozen=True, slots=True)
class Tidied:
    """The tidied file, and what could not be tidied."""

    document: Document
    problems: tuple[Problem, ...] = ()


def tidy(document: Document, options: Options | None = None) -> Tidied:
    """The file with the options' rules applied; what no rule is about keeps its bytes.

    A second run changes nothing more. Entries that cannot be taken apart safely (text between fields, a missing
    brace) keep their bytes, with a problem that says so.

    >>> from pubkit.bibtex import read
    >>> tidy(read("@Book{k, Title={T}, Year = 1999 }\\n")).document.text
    '@book{k,\\n  title       = {T},\\n  year        = 1999\\n}\\n'
    """
    with no_collection():
        return _tidied(document, options or Options())


def _tidied(document: Document, options: Options) -> Tidied:
    if document.has_conflicts:
        hint = "resolve the conflict first"
        found = Problem("PK014", document.place(0), "holds conflict markers: left as it is", hint, Severity.ERROR)
        return Tidied(document, (found,))
    pieces = take_apart(document)
    off = Options.nothing()
    tidied = pieces
    for rule in ordered_rules():
        option = rule.option or rule.name
        if getattr(options, option) != getattr(off, option):
            tidied = rule.apply(tidied, options)
    text = tidied.text()
    problems = tuple(_problems(document, pieces))
    if text == document.text:
        return Tidied(document, problems)
    after = Document(text, document.encoding.for_text(text), document.name, document.rule)
    if len(after.entries) != len(document.entries):  # beside an entry without an end, a line break can decide
        hint = "mend the entries that are not well formed"
        message = "tidying would change where an entry ends: left as it is"
        return Tidied(document, (*problems, Problem("PK016", document.place(0), message, hint, Severity.ERROR)))
    return Tidied(after, problems)


@functools.cache
def ordered_rules() -> tuple[Rule, ...]:
    """All rules, each after those it depends on."""
    rules = {name: _load(name) for name in RULES}
    graph = {name: rule.after for name, rule in rules.items()}
    return tuple(rules[name] for name in graphlib.TopologicalSorter(graph).static_order())


def _load(name: str) -> Rule:
    rule: Rule = importlib.import_module(f"pubkit.tidying.rules.{name}").RULE
    return rule


def _problems(document: Document, pieces: Pieces) -> list[Problem]:
    starts = {entry.index: entry.start for entry in document.entries}
    return [
        Problem(
            "PK015",
            document.place(starts[piece.index], piece.key, piece.index),
            f"{piece.type} {piece.key}: is not well formed, and is left as it is",
            "pubkit check says what is wrong",
        )
        for piece in pieces.items
        if isinstance(piece, EntryPiece) and piece.broken
    ]
