"""bibtexparser 2 as the oracle: on clean files both read the same entries, types and values."""

from __future__ import annotations

import logging

from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import strategies as st

from pubkit import bibtex

WORD = st.text("abcxyzABCéß019-", min_size=1, max_size=8)
TEXT = st.lists(WORD, min_size=1, max_size=5).map(" ".join)
VALUE = TEXT | st.tuples(TEXT, TEXT, TEXT).map(lambda parts: f"{parts[0]} {{{parts[1]}}} {parts[2]}")
NAME = st.text("abcdefgh", min_size=1, max_size=8)
FIELDS = st.dictionaries(NAME, VALUE, max_size=6)
KEY = st.text("abcXYZ012:/-_+", min_size=1, max_size=12)
ENTRIES = st.dictionaries(KEY, st.tuples(st.sampled_from(["article", "book", "misc"]), FIELDS), max_size=6)


def written(entries: dict[str, tuple[str, dict[str, str]]], quoted: bool) -> str:
    opening, closing = ('"', '"') if quoted else ("{", "}")
    out = []
    for key, (kind, fields) in entries.items():
        lines = [f"  {name} = {opening}{value}{closing}" for name, value in fields.items()]
        out.append(f"@{kind}{{{key},\n" + ",\n".join(lines) + "\n}\n")
    return "\n".join(out)


@given(ENTRIES, st.booleans())
def test_clean_files_are_read_alike(entries: dict[str, tuple[str, dict[str, str]]], quoted: bool) -> None:
    text = written(entries, quoted)
    logging.disable(logging.CRITICAL)
    try:
        library = parse_string(text)
    finally:
        logging.disable(logging.NOTSET)
    theirs = [
        (entry.key, entry.entry_type, {field.key: field.value for field in entry.fields}) for entry in library.entries
    ]
    document = bibtex.read(text)
    assert [(entry.key, entry.type, dict(entry.values)) for entry in document.entries] == theirs
    assert document.problems == () or len({key.lower() for key in entries}) < len(entries)
