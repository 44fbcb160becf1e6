"""What a rule is, and how a function of one entry or one text becomes one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from pubkit.tidying.fields import is_text
from pubkit.tidying.options import Options
from pubkit.tidying.pieces import EntryPiece, FieldPiece, Pieces
from pubkit.tidying.values import balanced, single

Apply = Callable[[Pieces, Options], Pieces]


@dataclass(frozen=True, slots=True)
class Rule:
    """One transform: its name, its function, the rules that go before it, and the option that asks for it (where
    that has another name). Its function is called only when the option is not off."""

    name: str
    apply: Apply
    after: tuple[str, ...] = ()
    option: str = ""


def each_entry(change: Callable[[EntryPiece, Options], EntryPiece]) -> Apply:
    """A rule's function from one of an entry; entries that could not be taken apart stay out."""

    def apply(pieces: Pieces, options: Options) -> Pieces:
        items = (
            change(piece, options) if isinstance(piece, EntryPiece) and not piece.broken else piece
            for piece in pieces.items
        )
        return pieces.with_items(items)

    return apply


def each_value(change: Callable[[str, str, Options], str], *, of: frozenset[str] | None = None) -> Apply:
    """A rule's function from one of (field name in lower case, value as spelled); ``of``: only these fields."""

    def entry(piece: EntryPiece, options: Options) -> EntryPiece:
        fields: list[FieldPiece] | None = None
        for place, field in enumerate(piece.fields):
            name = field.name.lower()
            if of is None or name in of:
                value = change(name, field.value, options)
                if value != field.value:
                    fields = fields or list(piece.fields)
                    fields[place] = field._replace(value=value)
        return replace(piece, fields=tuple(fields)) if fields else piece

    return each_entry(entry)


def each_text(
    change: Callable[[str, str, Options], str], *, of: frozenset[str] | Literal["text", "all"] = "text"
) -> Apply:
    """A rule's function from one of (field name in lower case, text inside the delimiters).

    ``of`` are the fields it is about: those named, all that LaTeX typesets, or all.
    """

    def value(name: str, spelled: str, options: Options) -> str:
        about = of == "all" or (is_text(name) if of == "text" else name in of)
        part = single(spelled) if about else None
        if part is None:
            return spelled
        inside = change(name, part.inside, options)
        return spelled if inside == part.inside or not balanced(inside) else part.holding(inside).text()

    return each_value(value, of=of if isinstance(of, frozenset) else None)
