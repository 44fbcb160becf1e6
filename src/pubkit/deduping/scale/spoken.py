"""The words of titles as the rules have them: in columns where no rule takes anything away."""

from __future__ import annotations

import re

import polars as pl

from pubkit.deduping.patterns import BRIEF, NOTICES, TITLE_NOTES
from pubkit.deduping.record import title_of
from pubkit.deduping.scale.exact import by_rule
from pubkit.deduping.titles import CUT
from pubkit.model import Work

# Titles that lower case and two patterns fold as fold() does: ASCII without entities, TeX, plus and sharp signs. The
# shortest may be words such as "no pagination", which say that nothing is known; the longest are cut.
_LETTER = r"!\x22%'-*,-\[\]-z|~"
FOLDED_IN_COLUMNS = f"^[{_LETTER}][ {_LETTER}]{{12,998}}[{_LETTER}]$"

_TAG = r"<[/!]?[a-z][^<>]{0,200}>"
_GIVEN = pl.col("given")
_TAGLESS = _GIVEN.str.to_lowercase().str.replace_all(_TAG, "")
# What title_words may take away: square brackets, what stands behind dots, a citation or editors in round ones, one
# that was left open, a year in front, and its own tables. Looks ahead and behind, which the engine in columns has not,
# are left out: without them a pattern fits more.
_LOOK = re.compile(r"\(\?<?[=!][^()]*\)")
_TAKEN_AWAY = _LOOK.sub(
    "",
    "|".join(
        (
            r"\[",
            r"\.\.\.",
            r"\((?:19|20)\d\d",
            r"\(ed",
            r"^\W*(?:[a-z]+[ ,]+)?[(\[]?(?:19|20)\d\d",
            r"\s[/=]\s",
            *BRIEF,
            *TITLE_NOTES,
            *(f"^(?:{pattern})" if where == "start" else pattern for _, pattern, where in NOTICES),
        )
    ),
)
_EDGE = " .,;:'`\"*-"  # at least what title_words strips
_MAY_BE_OPEN = _GIVEN.str.contains("(", literal=True) & (_GIVEN.str.len_bytes() >= CUT)
_WHOLE = ~_TAGLESS.str.strip_chars(_EDGE).str.contains(_TAKEN_AWAY) & ~_MAY_BE_OPEN
_WORDS = _TAGLESS.str.replace_all("[^a-z0-9]+", " ").str.strip_chars(" ")


def folded(titles: pl.Series) -> pl.DataFrame:
    """Of each title "words", lower case with one space between, "simple", whether these are what fold() gives, and
    "plain", whether they are all the words that the rules have.

    >>> folded(pl.Series(["The Art of the Cake: A Survey", "The Art of the Cake (demo)", "Crème"])).rows()[:2]
    [('the art of the cake a survey', True, True), ('the art of the cake demo', True, False)]
    """
    simple = _GIVEN.str.contains(FOLDED_IN_COLUMNS)
    frame = titles.rename("given").to_frame()
    return frame.select(_WORDS.alias("words"), simple.alias("simple"), (simple & _WHOLE).alias("plain"))


def spoken(titles: pl.Series, folds: pl.DataFrame) -> pl.Series:
    """All words of each title as ``title_words`` has them, with one space between; ``folds`` are their ``folded``.

    "" where it has none, or reads more into them: another title, a translation.
    """
    return by_rule(titles, folds["plain"], folds["words"], _words, pl.String).rename("spoken")


def _words(text: str) -> str:
    title = title_of(Work("", title=text))
    return "" if title.other or title.translated else " ".join(title.words)
