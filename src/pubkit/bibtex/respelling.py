"""Fields that say the right thing in another spelling than the one they should have.

Reading takes ``https://doi.org/10.1000/182`` for the DOI that it is, so that the work is right at once; the file still
spells it otherwise. This finds such fields and the text that says the same in its usual form.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, NamedTuple

from pubkit.bibtex.blocks import Entry, Field
from pubkit.bibtex.splicing import file_spelling
from pubkit.bibtex.style import like
from pubkit.bibtex.work_write import Present, write_variable
from pubkit.model import Work

if TYPE_CHECKING:
    from pubkit.bibtex.document import Document

# Only fields with one usual form: what names, titles and dates look like is a matter of taste.
RESPELLABLE = frozenset({"doi", "pages", "url"})
_COMMAND = re.compile(r"\\([A-Za-z]+)")
_DASHES = frozenset({"textendash", "textemdash", "textminus", "ndash", "mdash"})


class Respelling(NamedTuple):
    """``raw`` replaces what stands between ``field.value_start`` and ``field.end``; before and after are the values."""

    work: Work
    entry: Entry
    field: Field
    before: str
    after: str
    raw: str

    @property
    def name(self) -> str:
        """The field's name in lower case."""
        return self.field.name.lower()


def respellings(document: Document, names: Collection[str]) -> Iterator[Respelling]:
    """The fields among ``names`` whose value has a usual form that the file does not use.

    >>> from pubkit import bibtex
    >>> document = bibtex.read("@misc{k, doi = {https://doi.org/10.1000/182}, pages = {1-9}}")
    >>> [found.after for found in respellings(document, {"doi", "pages"})]
    ['10.1000/182', '1--9']
    """
    wanted = RESPELLABLE & {name.lower() for name in names}
    if not wanted:
        return
    spelling = file_spelling(document)
    for work in document.works:
        entry = document.entries[work.place.index]
        if not any(name in entry.values for name in wanted):
            continue
        present = Present(entry.type, work.type)
        usual = {name: write_variable(name, work, present, spelling).get(name, "") for name in wanted}
        seen: set[str] = set()
        for field in entry.fields:
            name = field.name.lower()
            if name not in wanted or name in seen:
                continue
            seen.add(name)
            before, after = entry.values.get(name, ""), usual.get(name, "")
            raw = entry.raw(field)
            if name == "url" and before.replace("\\", "") == after:
                continue  # escapes in addresses do no harm, and exporters write them everywhere
            if name == "pages" and not _DASHES.issuperset(_COMMAND.findall(before)):
                continue  # what a document's own command prints ("11\\recto") was not read
            if after and after != before and "#" not in raw and raw[:1] in ("{", '"'):
                yield Respelling(work, entry, field, before, after, like(raw, name, after))
