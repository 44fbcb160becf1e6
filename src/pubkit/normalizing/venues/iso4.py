"""Title words abbreviated by ISO 4, with the List of Title Word Abbreviations that `pyiso4` carries.

Reading that list takes a third of a second, so it happens only for a journal outside the table. Which line of the
list a word takes is decided here: `pyiso4` prefers a stem (`heal-`, heal.) to the word's own line (`health`, not
abbreviated), and fails on a last word whose abbreviation is the whole word (`control.`).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache, partial
from typing import Any


@cache
def _abbreviator() -> Any:
    from pyiso4.ltwa import Abbreviate

    tool: Any = Abbreviate.create()
    tool.abbreviate = partial(_word, tool)
    return tool


NOT_ABBREVIATED = "-"  # how `pyiso4` keeps the list's "n.a."


def _word(tool: Any, sentence: str, fallback: str, guide: str, langs: Any = None) -> tuple[str, int]:
    """What the first word of ``sentence`` becomes, and how many letters it stands for; called by the package.

    A line of the list for the word itself goes before one for its stem, a longer stem before a shorter. A word is
    cut by two letters at least, or not at all (ISO 4, 4.2).
    """
    lines = tool._potential_matches(sentence, langs)
    word = sentence.replace("-", " ").partition(" ")[0]
    own = [line for line in lines if " " in line.pattern or line.pattern in (word, word.removesuffix("s"))]
    best = max(own or lines, key=lambda line: len(line.pattern), default=None)
    if best is None or best.replacement == NOT_ABBREVIATED:
        return fallback, len(fallback)
    if " " not in best.pattern and len(best.replacement) > len(fallback) - 1:
        return fallback, len(fallback)
    padded = guide.ljust(len(best.replacement))
    return str(tool.match_capitalization_and_diacritic(best.replacement, padded)), len(best.pattern)


@lru_cache(maxsize=4096)
def abbreviate(title: str) -> str:
    """The ISO 4 form of a journal's title, or an empty string where the list's rules fail on it.

    Source: ISO 4:1997; ISSN International Centre, List of Title Word Abbreviations.

    >>> abbreviate("Journal of Machine Learning Research")
    'J. Mach. Learn. Res.'
    >>> abbreviate("Antimicrobial Resistance and Infection Control")
    'Antimicrob. Resist. Infect. Control'
    """
    try:
        short = str(_abbreviator()(title, remove_part=True))
    except Exception:  # the package raises IndexError and others on some titles
        return ""
    section = title[-2:]  # `Physical Review E`: a letter that is an Italian or Spanish word, too, and taken off as one
    return short if not re.fullmatch(" [A-Z]", section) or short.endswith(section) else short + section
