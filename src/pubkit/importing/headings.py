"""Headings of a curriculum vitae: which lines are one, and whether works are listed below."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

_LONGEST = 7  # words; "Peer-reviewed conference and workshop papers (selected)" has seven
_HASHES = re.compile(r"^\s{0,3}#{1,6}\s+(?P<text>.*?)\s*#*\s*$")
_BOLD_LINE = re.compile(r"^\s*(?:\*\*|__)(?P<text>[^*_]+)(?:\*\*|__)\s*:?\s*$")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*[-–—]\s*(?:(?:19|20)?\d\d|present))?")
_NUMBERING = re.compile(r"^(?:[IVX]+|[A-Z]|\d+(?:\.\d+)*)[.)]\s+")
_NO_HEADING = re.compile(r"[\"“”,;=@]|\.\s|\.$|https?:")


@dataclass(frozen=True, slots=True)
class Heading:
    """``works``: True where works are listed below, False where none are, None where the heading does not say."""

    text: str
    works: bool | None
    type: str = ""
    year: int | None = None


def heading(line: str, *, underlined: bool = False) -> Heading | None:
    """The heading that a line is, or None.

    A line in Markdown's ``#``, in bold, underlined or in capitals is one whatever it says; a plain line only if it is
    short and says what a section of a curriculum vitae is called, or is a year.

    >>> heading("PUBLICATIONS").works, heading("## 2024").year, heading("Pre-Prints").type
    (True, 2024, 'article')
    >>> heading("X. Chen. Deep learning. 2024.")
    """
    marked = _HASHES.match(line) or _BOLD_LINE.match(line)
    text = (marked["text"] if marked else line).strip().strip("*_").strip().rstrip(":").strip()
    text = _NUMBERING.sub("", text)
    if not text or len(text.split()) > _LONGEST:
        return None
    if _YEAR.fullmatch(text):
        return Heading(text, None, year=int(text[:4]) if len(text) == 4 else None)
    sure = bool(marked) or underlined or (text.isupper() and len(text) > 3)
    if _NO_HEADING.search(text) and not marked:
        return None
    works, type = _meaning(text)
    if works is None and not sure:
        return None
    if works is not None and not sure and _most_words_unknown(text):
        return None
    return Heading(text, works, type)


def _meaning(text: str) -> tuple[bool | None, str]:
    folded = " ".join(re.findall(r"[\w-]+", text.casefold()))
    found = [
        (phrase, type) for phrase, type in _table().works.items() if re.search(rf"(?<![\w-]){phrase}(?![\w-])", folded)
    ]
    if found:
        types = {type for _, type in found if type}
        return True, types.pop() if len(types) == 1 else ""
    return (False, "") if _table().other & set(folded.split()) else (None, "")


def _most_words_unknown(text: str) -> bool:
    """Whether a line says more than the name of a section: "Paper towels in clinical practice"."""
    table = _table()
    known = table.other | table.fillers | {word for phrase in table.works for word in phrase.split()}
    words = re.findall(r"[\w-]+", text.casefold())
    return sum(word not in known for word in words) * 2 > len(words)


@dataclass(frozen=True, slots=True)
class _Table:
    works: dict[str, str]
    other: frozenset[str]
    fillers: frozenset[str]


@lru_cache(maxsize=1)
def _table() -> _Table:
    table = tomllib.loads(resources.files("pubkit.data").joinpath("sections.toml").read_text("utf-8"))
    return _Table(table["works"], *(frozenset(table[name]["words"].split()) for name in ("other", "fillers")))
