"""A BibTeX file as a bibtexparser 2.1 Library, and back.

There, values are what bibtexparser's default parse stack gives, but for what it cannot do: values joined by ``#`` are
joined. Back, a block that was not changed is its own text again, with the white space around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from pubkit.bibtex import Block, Document, Entry

if TYPE_CHECKING:
    from bibtexparser.library import Library

_SPELLED = "pubkit_spelled"  # in a block's parser_metadata: its text, the text after it, and what it said then
_NO_ENCLOSING = "no-enclosing"  # bibtexparser's word for a value that is written as it stands


def to_bibtexparser(document: Document) -> Library:
    """The file as a bibtexparser Library: entries, @string, @preamble, comments; repeated keys as its own
    ``DuplicateBlockKeyBlock``.

    >>> from pubkit.bibtex import read
    >>> to_bibtexparser(read('@string{s = "S"}\\n@Book{k, title = s # { T}}')).entries[0]["title"]
    'S T'
    """
    from bibtexparser.library import Library

    library = Library()
    library.add(list(_blocks(document)), fail_on_duplicate_key=False)
    return library


def from_bibtexparser(library: Library) -> str:
    """The BibTeX text of a bibtexparser Library.

    >>> from pubkit.bibtex import read
    >>> text = "% c\\n@Book{k,title=s # { T} }  @string{x={}}\\n"
    >>> from_bibtexparser(to_bibtexparser(read(text))) == text
    True
    """
    parts: list[str] = []
    for block in map(_unwrapped, library.blocks):
        spelled = block.parser_metadata.get(_SPELLED)
        if spelled and spelled[2] == _said(block):
            parts += filter(None, spelled[:2])
            continue
        if parts and not parts[-1].endswith("\n"):
            parts.append("\n")
        parts += [_text(block), spelled[1] if spelled else "\n\n"]
    return "".join(parts)


def _unwrapped(block: Any) -> Any:
    """An entry whose key was there before stands in a block of its own kind."""
    from bibtexparser.model import DuplicateBlockKeyBlock

    return block.ignore_error_block if isinstance(block, DuplicateBlockKeyBlock) else block


def _blocks(document: Document) -> Iterator[Any]:
    from bibtexparser import model

    text = document.text
    found: list[Entry | Block] = sorted([*document.entries, *document.blocks], key=lambda block: block.start)
    found = [block for number, block in enumerate(found) if not number or block.start >= found[number - 1].end]
    ends = [*(block.start for block in found[1:]), len(text)][: len(found)]
    gap = text[: found[0].start if found else len(text)]
    if gap:
        yield _comment(gap, 0)
    for block, next_start in zip(found, ends, strict=True):
        line = document.place(block.start).line - 1
        made: Any
        if isinstance(block, Entry):
            made = model.Entry(block.type.lower(), block.key, list(_fields(document, block)), line)
        elif block.kind == "string":
            made = model.String(block.name, document.macros.value(block.name, block.end) or "", line)
        elif block.kind == "preamble":
            made = model.Preamble(block.expression.strip(), line)
        else:
            made = model.ExplicitComment(block.expression.strip(), line)
        after = text[block.end : next_start]
        said = after.strip()
        made._raw = text[block.start : block.end]  # bibtexparser sets it so itself; its constructors differ
        made.parser_metadata[_SPELLED] = (made.raw, "" if said else after, _said(made))
        yield made
        if said:
            yield _comment(after, document.place(block.end).line - 1)


def _comment(text: str, line: int) -> Any:
    from bibtexparser import model

    comment = model.ImplicitComment(text.strip(), line, text)
    comment.parser_metadata[_SPELLED] = (text, "", _said(comment))
    return comment


def _fields(document: Document, entry: Entry) -> Iterator[Any]:
    from bibtexparser import model

    for field in entry.fields:
        raw = entry.raw(field)
        line = document.place(field.start).line - 1
        if raw[:1] in ("{", '"') and raw[-1:] in ("}", '"') and "#" not in raw:
            yield model.Field(field.name, raw[1:-1], line)
        elif raw.isalpha() and raw.lower() not in document.strings:
            yield model.Field(field.name, raw, line, _NO_ENCLOSING)  # a month, or a macro of the style's
        else:
            yield model.Field(field.name, document.macros.expand(raw, entry.start), line)


def _said(block: Any) -> Any:
    """What a block says, to see later whether somebody changed it."""
    if hasattr(block, "fields"):
        return (block.entry_type, block.key, tuple((field.key, field.value) for field in block.fields))
    names = ("key", "value", "comment")
    return tuple(getattr(block, name) for name in names if hasattr(block, name))


def _text(block: Any) -> str:
    from bibtexparser import model

    if isinstance(block, model.Entry):
        fields = "".join(f",\n  {field.key} = {_value(field)}" for field in block.fields)
        return f"@{block.entry_type}{{{block.key}{fields}\n}}"
    if isinstance(block, model.String):
        return f"@string{{{block.key} = {_value(block)}}}"
    if isinstance(block, model.Preamble):
        return f"@preamble{{{block.value}}}"
    if isinstance(block, model.ExplicitComment):
        return f"@comment{{{block.comment}}}"
    if isinstance(block, model.ImplicitComment):
        return str(block.comment)
    return str(block.raw or "")  # what bibtexparser could not read


def _value(field: Any) -> str:
    value = field.value
    if field.enclosing == _NO_ENCLOSING and isinstance(value, str):
        return value
    text = value if isinstance(value, str) else _joined(value)
    return f'"{text}"' if field.enclosing == '"' and '"' not in text else f"{{{text}}}"


def _joined(value: Any) -> str:
    """The value of a middleware that took it apart: lists of names, NameParts, numbers."""
    if hasattr(value, "merge_last_name_first"):
        return str(value.merge_last_name_first)
    if isinstance(value, Iterable):
        return " and ".join(one if isinstance(one, str) else _joined(one) for one in value)
    return str(value)
