"""The one table of tidy's options: it makes the types, the command line, the settings' check and the documentation."""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Self

from pubkit.errors import ConfigError

DEFAULT_FIELD_ORDER = (
    "author", "editor", "title", "subtitle", "journal", "journaltitle", "booktitle", "series", "edition", "volume",
    "number", "issue", "eid", "chapter", "pages", "publisher", "institution", "organization", "school", "address",
    "location", "date", "year", "month", "day", "howpublished", "doi", "isbn", "issn", "eprint", "eprinttype",
    "archiveprefix", "primaryclass", "url", "urldate", "language", "keywords", "abstract", "note", "annotation", "file",
)  # fmt: skip


def _option(
    default: Any, help: str, *, off: Any = False, example: str = "", choices: tuple[str, ...] = (), metavar: str = ""
) -> Any:
    """A row of the table. ``off`` is the value that leaves a file as it is; ``default`` the standard set's."""
    details = {"help": help, "off": off, "example": example, "choices": choices, "metavar": metavar}
    return dataclasses.field(default=default, metadata=details)


@dataclass(frozen=True, slots=True)
class Options:
    """What tidy does. The defaults are the standard set: layout, and what changes no meaning.

    >>> Options.of({"sort": "-year,key", "indent": "tab"}).sort
    ('-year', 'key')
    """

    indent: int | Literal["tab", "keep"] = _option(
        2, "Spaces before each field, or tab; keep leaves the layout as it is.", off="keep", metavar="N|tab|keep"
    )
    align: int = _option(14, "Column of the equals signs, from the line's start; 0 does not align.", off=14)
    lowercase: bool = _option(True, "Write entry types and field names in lower case.")
    months: bool = _option(True, "Write months as the macros jan to dec.", example="month = {January} -> month = jan")
    page_dashes: bool = _option(True, "Write ranges of pages with two hyphens.", example="{1-9} -> {1--9}")
    doi: bool = _option(
        True, "Write a DOI bare, without the address of a resolver.", example="{https://doi.org/10.1/x} -> {10.1/x}"
    )
    duplicate_fields: bool = _option(True, "Remove a field that repeats an earlier one with the same value.")
    empty_fields: bool = _option(False, "Remove fields with an empty value.", example="note = {} goes")
    trailing_commas: bool | None = _option(None, "End the last field with a comma, or never.", off=None)
    blank_lines: bool = _option(False, "Put exactly one blank line between entries.")
    enclosing: Literal["keep", "braces", "quotes"] = _option(
        "keep", "Enclose values in braces or in quotes.", off="keep", choices=("keep", "braces", "quotes")
    )
    numeric: bool = _option(False, "Write numbers without braces or quotes.", example="{1998} -> 1998")
    sort: tuple[str, ...] = _option(
        (), "Sort entries by fields, key or type; - before one sorts downward.", off=(), example="-year,author,title"
    )
    sort_fields: bool = _option(False, "Sort the fields of each entry by --field-order; others follow as they stood.")
    field_order: tuple[str, ...] = _option(
        DEFAULT_FIELD_ORDER, "The order for --sort-fields.", off=DEFAULT_FIELD_ORDER, example="title,author,year"
    )
    omit: tuple[str, ...] = _option((), "Remove these fields.", off=(), example="abstract,file")
    strip_comments: bool = _option(False, "Remove @comment and all text between entries.")
    unescape: bool = _option(False, "Write LaTeX's accents and letters in Unicode.", example=r"{\"o} -> ö")
    encode: bool = _option(False, "Write letters beyond ASCII as LaTeX.", example=r"ö -> {\"o}")
    escape: bool = _option(False, "Put a backslash before &, %, # and _ in text.", example=r"50% -> 50\%")
    encode_urls: bool = _option(False, "Percent-encode what may not stand in a URL.", example="a b -> a%20b")
    generate_keys: str = _option(
        "", "Make each key by a pattern (as in JabRef).", off="", example="[auth:lower][year][veryshorttitle:lower]"
    )
    drop_all_caps: bool = _option(False, "Write a title all in capitals as a title.", example="A TITLE -> A Title")
    strip_enclosing_braces: bool = _option(False, "Remove doubled braces around a value.", example="{{T}} -> {T}")
    enclosing_braces: tuple[str, ...] = _option(
        (), "Double the braces around these fields, so that styles keep their capitals.", off=(), example="title"
    )
    remove_braces: tuple[str, ...] = _option(
        (), "Remove braces inside these fields, but those of commands.", off=(), example="title"
    )
    max_authors: int = _option(0, "Write at most so many names, then and others; 0 writes all.", off=0)
    wrap: int = _option(0, "Break values at this column; 0 does not.", off=0)

    @classmethod
    def nothing(cls) -> Self:
        """All off: a file stays as it is, byte for byte."""
        return cls(**{field.name: field.metadata["off"] for field in dataclasses.fields(cls)})

    @classmethod
    def of(cls, settings: Mapping[str, Any], *, base: Options | None = None, where: str = "[tidy]") -> Options:
        """Options from settings or a command line: names with - or _, lists also as text with commas.

        ``only = true`` starts from `nothing` instead of the standard set.

        Raises:
            ConfigError: an unknown name, a wrong type, or options that exclude each other.
        """
        settings = {name.replace("-", "_"): value for name, value in settings.items()}
        only = settings.pop("only", False)
        start = base or (cls.nothing() if only is True else cls())
        fields = {field.name: field for field in dataclasses.fields(cls)}
        values: dict[str, Any] = {}
        for name, value in settings.items():
            if name not in fields:
                near = difflib.get_close_matches(name, fields, 1, 0.5)
                raise ConfigError(f"{where}: unknown option {name}", f"did you mean {near[0]}?" if near else "")
            values[name] = _checked(fields[name], value, where)
        options = dataclasses.replace(start, **values)
        if options.unescape and options.encode:
            raise ConfigError(f"{where}: unescape and encode undo each other", "choose one")
        return options


def _checked(field: dataclasses.Field[Any], value: Any, where: str) -> Any:
    """The value in its option's type."""
    kind = kind_of(field)
    if kind == "list":
        parts = value.split(",") if isinstance(value, str) else value
        if isinstance(parts, list | tuple) and all(isinstance(part, str) for part in parts):
            return tuple(part.strip() for part in parts if part.strip())
    elif kind == "flag":
        if isinstance(value, bool):
            return value
    elif kind == "number":
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _WIDEST:
            return value
    elif kind == "indent":
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _WIDEST:
            return value
        if isinstance(value, str):
            if value in ("tab", "keep"):
                return value
            if value.isdecimal() and len(value) < 4:
                return int(value)
    elif isinstance(value, str) and (not field.metadata["choices"] or value in field.metadata["choices"]):
        return value
    raise ConfigError(f"{where}: {field.name} cannot be {value!r}", f"it is {_wanted(field)}")


_WIDEST = 1000  # columns


def kind_of(field: dataclasses.Field[Any]) -> Literal["flag", "number", "list", "indent", "text"]:
    """What an option takes, read off its default."""
    if field.name == "indent":
        return "indent"
    if isinstance(field.default, bool) or field.default is None:
        return "flag"
    if isinstance(field.default, int):
        return "number"
    return "list" if isinstance(field.default, tuple) else "text"


def _wanted(field: dataclasses.Field[Any]) -> str:
    if field.metadata["choices"]:
        return "one of " + ", ".join(field.metadata["choices"])
    words = {
        "flag": "true or false",
        "number": f"a number from 0 to {_WIDEST}",
        "list": "a list of names",
        "indent": "a number of spaces, tab or keep",
        "text": "text",
    }
    return words[kind_of(field)]
