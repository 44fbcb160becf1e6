"""Pairs of records by other people, told in columns: the rules need not be asked about these.

The bound is sound: no person of one list is found in the other by ``compare_people``, neither by a word of a name nor
by a family name that looks alike, and the names as one text are unlike too. Lists that must be read as wholes are left
to the rules.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from pubkit.deduping.compare_people import FARTHEST, SHORTEST, TYPO
from pubkit.deduping.people import MOST_AUTHORS, NO_FAMILY, people_of
from pubkit.deduping.scale.exact import by_rule
from pubkit.deduping.scale.judging import person_in
from pubkit.deduping.scale.lists import Hashes, Ints, Lists, in_common, listed, once
from pubkit.deduping.scale.pairs import parted
from pubkit.deduping.scale.rows import PART, PERSON
from pubkit.deduping.words import COLLECTIVE

Flags = NDArray[np.bool_]

# A family name of one word and given names: "Doe", "Jane Q.". All others go to the rule.
_FAMILY = pl.col("given").str.extract(f"^([^{PART}]*)").str.to_lowercase()
_PLAIN = pl.col("given").str.contains(f"^[A-Z][a-z]+{PART}[A-Za-z][A-Za-z .'-]*$") & ~_FAMILY.is_in(sorted(NO_FAMILY))
_COLLECTIVE = pl.col("given").str.to_lowercase().str.contains(rf"\b(?:{'|'.join(sorted(COLLECTIVE))})\b")
_LETTERS = pl.col("given").str.to_lowercase().str.replace_all(r"[^a-z]+", " ").str.strip_chars(" ")
_WORDS = pl.concat_str(pl.lit(" "), _LETTERS, pl.lit(" ")).str.replace_all(r"( [a-z])+ ", " ").str.strip_chars(" ")
_LONG_FAMILY = pl.when(_FAMILY.str.len_bytes() >= SHORTEST).then(_FAMILY).otherwise(pl.lit(""))
_SIMPLE = pl.concat_str(_LONG_FAMILY, pl.lit(PART), _WORDS)

CHUNK = 250_000  # pairs at a time: more cost memory and save nothing


def acquainted(frame: pl.DataFrame, pairs: Hashes, tell: Callable[[int], None] = lambda done: None) -> Hashes:
    """Those of ``pairs`` whose people may have somebody in common."""
    if "authors" not in frame.columns or not len(pairs):
        return pairs
    kept = []
    for start in range(0, len(pairs), CHUNK):
        part = pairs[start : start + CHUNK]
        both = np.concatenate(parted(part))
        positions = once(both.astype(np.uint64)).astype(np.int64)
        places = np.searchsorted(positions, both)
        groups = _groups(frame["authors"][positions])
        kept.append(part[~_strangers(groups, places[: len(part)], places[len(part) :])])
        tell(start + len(part))
    return np.concatenate(kept)


class _Groups(NamedTuple):
    """The people of each record by the numbers of their words in ``vocabulary``, which is in order.

    ``families`` are the last words of family names that may be misspelled.
    """

    vocabulary: list[str]
    words: Lists
    families: Lists
    readable: Flags  # which lists are known person by person


def _groups(authors: pl.Series) -> _Groups:
    """The people of flat lists."""
    lists = pl.DataFrame({"of": pl.int_range(len(authors), eager=True), "name": authors.str.split(PERSON)})
    long = lists["name"].list.len().to_numpy() > MOST_AUTHORS
    each = lists.explode("name").filter(pl.col("name") != "")
    names = each["name"].unique()
    told = by_rule(names, _PLAIN & ~_COLLECTIVE, _SIMPLE, _told, pl.String).str.split(PART)
    known = pl.DataFrame({"name": names, "family": told.list.first(), "word": told.list.last().str.split(" ")})
    words = known.select("name", "word").explode("word")
    vocabulary = words.filter(pl.col("word") != "").select(pl.col("word").unique().sort()).with_row_index("number")
    numbers = words.join(vocabulary, on="word", how="left").select("name", "number")
    families = known.select("name", word="family").join(vocabulary, on="word").select("name", "number")
    of_words = each.join(numbers, on="name").select("of", "number")
    readable = np.zeros(len(authors), np.bool_)
    readable[of_words["of"].to_numpy()] = True
    readable[of_words.filter(pl.col("number").is_null())["of"].to_numpy()] = False
    return _Groups(
        vocabulary["word"].to_list(),
        _listed(of_words.drop_nulls(), len(authors)),
        _listed(each.join(families, on="name").select("of", "number"), len(authors)),
        readable & ~long,
    )


def _listed(numbers: pl.DataFrame, count: int) -> Lists:
    return listed(numbers["of"].to_numpy(), numbers["number"].to_numpy(), count)


def _told(flat: str) -> str:
    """The family name that may be misspelled, and all words of the name as ``compare_people`` looks for them.

    Without words: a name that must be read together with those beside it, or nobody's.
    """
    persons = person_in(flat)
    group = people_of(list(persons or ()), False)
    if not persons or group.collective:
        return PART
    family = persons[0].family[-1]
    may_be = len(family) >= SHORTEST and family.isalpha()
    return f"{family if may_be else ''}{PART}{' '.join(group.words)}"


def _strangers(groups: _Groups, a: Ints, b: Ints) -> Flags:
    """Which pairs of lists have nobody in common."""
    found: Flags = groups.readable[a] & groups.readable[b]
    for test in (_share_a_word, _look_alike, _one_text):
        at = np.flatnonzero(found)
        found[at] = ~test(groups, a[at], b[at])
    return found


def _share_a_word(groups: _Groups, a: Ints, b: Ints) -> Flags:
    """Whether any word of the one is the other's."""
    return in_common(groups.words, a, b) > 0


def _look_alike(groups: _Groups, a: Ints, b: Ints) -> Flags:
    """Whether a family name of the one may be a word of the other, misspelled."""
    length = np.array([len(word) for word in groups.vocabulary])
    first, last = (np.array([ord(word[at]) for word in groups.vocabulary]) for at in (0, -1))
    alike = np.zeros(len(a), np.bool_)
    for one, other in ((a, b), (b, a)):
        family, pair = groups.families.of(one)
        word, place = groups.words.of(other[pair])
        family, pair = family[place], pair[place]
        near = ((first[family] == first[word]) | (last[family] == last[word])) & (
            np.abs(length[family] - length[word]) <= FARTHEST
        )
        family, word, pair = family[near], word[near], pair[near]
        texts = ([groups.vocabulary[at] for at in side.tolist()] for side in (family, word))
        ratio = cpdist(*texts, scorer=fuzz.ratio, score_cutoff=TYPO, dtype=np.float64)
        alike[pair[ratio > 0]] = True
    return alike


def _one_text(groups: _Groups, a: Ints, b: Ints) -> Flags:
    """Whether all names together look alike: words run together, or apart."""
    texts = []
    for side in (a, b):
        word, _ = groups.words.of(side)
        spelled = iter([groups.vocabulary[at] for at in word.tolist()])
        texts.append([" ".join(islice(spelled, size)) for size in groups.words.sizes(side).tolist()])
    ratio = cpdist(*texts, scorer=fuzz.token_set_ratio, score_cutoff=TYPO, dtype=np.float64)
    return np.asarray(ratio > 0)
