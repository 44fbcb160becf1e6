"""The words of titles as the rules have them: in columns where no rule takes anything away."""

from __future__ import annotations

import re

import polars as pl

from pubkit.deduping.patterns import BRIEF, NOTICES, TITLE_NOTES
from pubkit.deduping.record import title_of
from pubkit.deduping.scale.exact import by_rule
from pubkit.model import Work

# Titles that lower case and two patterns fold as fold() does: ASCII without entities, TeX, plus and sharp signs. The
# shortest may be words such as "n/a", which say that nothing is known; the longest are cut.
PLAIN_TITLE = r"^[ -\x22%'-*,-\[\]-z|~]{20,1000}$"
TAG = r"<[/!]?[a-z][^<>]{0,200}>"

_EDGE = " .,;:'`\"*-"  # at least what title_words strips
_FOLDED = pl.col("given").str.to_lowercase().str.replace_all(TAG, "")
# The commonest of STOPWORDS, each with its bit: all need not be here, and none that is no stop word may.
_SMALL = ["a", "an", "and", "by", "for", "from", "in", "of", "on", "the", "to", "using", "via", "with"]
_PADDED = pl.concat_str(pl.lit(" "), "spoken", pl.lit(" "))
# Of the words of the column "spoken", one bit for each of these.
SMALL_WORDS = pl.sum_horizontal(
    _PADDED.str.contains(f" {word} ", literal=True).cast(pl.UInt16) * 2**at for at, word in enumerate(_SMALL)
)
# What title_words may take away: all that stands in brackets or behind dots, a year in front, and its own tables.
# Looks ahead and behind, which the engine in columns has not, are left out: without them a pattern fits more.
_LOOK = re.compile(r"\(\?<?[=!][^()]*\)")
_TAKEN_AWAY = _LOOK.sub(
    "",
    "|".join(
        (
            r"[\[(]",
            r"\.\.\.",
            r"^\W*(?:[a-z]+[ ,]+)?(?:19|20)\d\d",
            *BRIEF,
            *TITLE_NOTES,
            *(f"^(?:{pattern})" if where == "start" else pattern for _, pattern, where in NOTICES),
        )
    ),
)
PLAIN = pl.col("given").str.contains(PLAIN_TITLE) & ~_FOLDED.str.strip_chars(_EDGE).str.contains(_TAKEN_AWAY)


def spoken(titles: pl.Series) -> pl.Series:
    """All words of each title as ``title_words`` has them, with one space between.

    "" where it has none, or reads more into them: another title, a translation.

    >>> spoken(pl.Series(["The Art of the Cake: A Survey", "The Art of the Cake (demo)"])).to_list()
    ['the art of the cake a survey', 'the art of the cake']
    """
    simple = _FOLDED.str.replace_all("[^a-z0-9]+", " ").str.strip_chars(" ")
    return by_rule(titles, PLAIN, simple, _words, pl.String).rename("spoken")


def plain(titles: pl.Series) -> pl.Series:
    """Whether the words of each title are all that it holds."""
    return titles.rename("given").to_frame().select(PLAIN.alias("plain"))["plain"]


def _words(text: str) -> str:
    title = title_of(Work("", title=text))
    return "" if title.other or title.translated else " ".join(title.words)
