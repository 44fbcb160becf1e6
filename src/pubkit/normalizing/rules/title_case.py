"""Titles in one case, when a person asks for it; the title as it was stays in the work's provenance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pubkit.model import Provenance, Work
from pubkit.normalizing.rule import Edit, Options, Rule
from pubkit.normalizing.text.casing import to_sentence_case, to_title_case

_CASES = {"title": to_title_case, "sentence": to_sentence_case}


def _find(works: Sequence[Work], options: Options) -> Iterator[Edit]:
    convert = _CASES.get(options.title_case)
    if convert is None:
        return
    for index, work in enumerate(works):
        title = convert(work.title)
        if title != work.title:
            yield Edit(index, "title", title, f"{options.title_case} case, as asked")
            kept = Provenance("title", f"{options.title_case} case", before=work.title)
            yield Edit(index, "provenance", (*work.provenance, kept), "the title as it was")


RULE = Rule("title-case", "titles", "titles in title or sentence case (--title-case)", _find)
