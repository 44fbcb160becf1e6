"""Where a reference may break: ends of sentences, not of abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubkit.importing.words import words

_ABBREVIATIONS = words("abbreviations")
_CAMEL = re.compile(r"[a-z]+[A-Z]")  # "arXiv", "bioRxiv" begin a part as they are
_LONGEST_WORD = 40  # characters: what stands further back says nothing about a stop
_STOP = re.compile(r"(?P<stop>[.?!])(?P<closed>[\"”’)\]]*)\s+(?=[\"“„‘'`(\[«]?[^\W_])")


def breaks(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Ends of sentences from ``start`` on, each the end of what ends and the start of what follows.

    >>> text = "What U.S. data of Doe et al. say. Nature"
    >>> [text[after:] for _, after in breaks(text)]
    ['Nature']
    """
    for match in _STOP.finditer(text, start):
        if match["stop"] == "." and _inside(text, match):
            continue
        end = match.end("closed") if match["stop"] != "." else match.start("stop")
        yield end, match.end()


def _inside(text: str, match: re.Match[str]) -> bool:
    """Whether the stop belongs to an abbreviation, an initial or a number."""
    stop = match.start("stop")
    before = re.split(r"[\s(\[\"“/]", text[max(0, stop - _LONGEST_WORD) : stop])[-1]
    after = text[match.end() : match.end() + 1]
    if len(before) == 1 and before.isalpha() and before.isupper():
        return not after.isdigit() and _initial(text, match.start("stop") - 1)
    return (before.casefold() in _ABBREVIATIONS and not match["closed"]) or (
        after.islower() and not _CAMEL.match(text, match.end())
    )


def _initial(text: str, at: int) -> bool:
    """Whether a capital with a stop is an initial: "vitamin A. Nature" and "Class C. In" are not."""
    words = text[max(0, at - _LONGEST_WORD) : at].split()
    return not words or not words[-1][:1].islower() or words[-1].endswith((",", "and", "&"))
