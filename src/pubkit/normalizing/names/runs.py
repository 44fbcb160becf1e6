"""Names with nothing between them: "Jane Smith Robert B. Jones", "Doe J Roe RA", "J.SmithR.Jones".

Where one name ends is believed when its form shows it (initials by turns), or when the table of words knows the family
name before the gap or the given name behind it. A run that can be parted in two ways as well as another is left whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pubkit.normalizing.names.corporate import is_corporate
from pubkit.normalizing.names.initials import is_bare, is_dotted
from pubkit.normalizing.names.order import is_family, is_given, may_be_chinese, may_be_given
from pubkit.normalizing.names.tables import fold, load_tables

_LONGEST_WORD = 60  # letters; longer ones are no names, and would cost quadratic time
_LONGEST_RUN = 60  # words
_CAPITAL = r"[^\W\d_a-zà-öø-ÿ]"
_INITIALS = rf"(?:{_CAPITAL}\.[ -]?|{_CAPITAL}{{2}}\.\s?)+"
_WORD = r"(?:(?:van|von|de|der|den|di|da|del|la|le)\s+)*[^\W\d_][^\W\d_'’-]*[a-zà-ÿ][\w'’-]*"
# "J. Doe R. Roe": initials and a family name, over and over
_RUN_DISPLAY = re.compile(rf"(?:{_INITIALS}\s*{_WORD}(?:\s+|$)){{2,}}")
_ONE_DISPLAY = re.compile(rf"{_INITIALS}\s*{_WORD}")
# "Doe J Roe RA", "Doe J. Roe R. A.": a family name and initials, over and over
_FAMILY = r"[^\W\d_][\w'’-]*[a-zà-ÿ][\w'’-]*"
_BEHIND = rf"(?:[A-Z]{{1,3}}(?=\s|$)|{_CAPITAL}\.(?:[ -]?{_CAPITAL}\.)*)"
_RUN_VANCOUVER = re.compile(rf"(?:{_FAMILY}\s+{_BEHIND}(?:\s+|$)){{2,}}")
_ONE_VANCOUVER = re.compile(rf"{_FAMILY}\s+{_BEHIND}")
# "J.SmithR.Jones", "Jane SmithRobert Jones"
_GLUED_INITIAL = re.compile(rf"(?<=[a-zà-ÿ])(?={_CAPITAL}\.(?:\s?{_CAPITAL}\.)*\s?{_CAPITAL}[a-zà-ÿ])")
_INITIAL_BEFORE_NAME = re.compile(
    rf"(?<![^\W\d_])(?P<initials>(?:{_CAPITAL}\.-?)+)(?P<name>{_CAPITAL}[a-zà-ÿ]+)(?!\.\s?{_CAPITAL}|\.-)"
)
_LONG = rf"{_CAPITAL}[a-zà-ÿ]{{2,}}"
_GLUED_WORDS = re.compile(rf"(?<=[^\W\d_.]\s)(?P<left>{_LONG})(?P<right>{_LONG})(?=\s)")
_GLUED_AND = re.compile(rf"(?<=\s)and(?={_CAPITAL}[a-zà-ÿ]+\s)|(?<=[a-zà-ÿ])(?<!\s)and(?=\s{_CAPITAL})")


def part_glued(text: str) -> str:
    """A list with blanks and separators where they were lost between two letters.

    >>> part_glued("J.SmithR.Jones"), part_glued("Jane SmithRobert Jones"), part_glued("Yann LeCun")
    ('J. Smith;R. Jones', 'Jane Smith;Robert Jones', 'Yann LeCun')
    """
    text = _INITIAL_BEFORE_NAME.sub(_part_initials, _GLUED_INITIAL.sub(";", text))
    return _GLUED_AND.sub(_part_and, _GLUED_WORDS.sub(_part_words, text))


def _part_initials(match: re.Match[str]) -> str:
    return match[0] if match[0].lower() in load_tables().degrees else f"{match['initials']} {match['name']}"


def _part_words(match: re.Match[str]) -> str:
    left, right = match["left"], match["right"]
    parted = is_given(right) and not is_given(left) and left.lower() not in load_tables().prefixes
    return f"{left};{right}" if parted and len(left) > len("Mac") and match.start() else match[0]


def _part_and(match: re.Match[str]) -> str:
    """ "Smithand Robert": a family name before the joint, and a given name behind it; "Ferdinand Robert" is none."""
    before = re.search(r"\S+$", match.string[: match.start()])
    if before is None:
        return "and "
    after = re.match(r"\s+(\S+)", match.string[match.end() :])
    known = is_given(before[0] + "and") or is_family(before[0] + "and")
    return " and" if not known and is_family(before[0]) and after and is_given(after[1]) else match[0]


def cut_run(text: str, *, listed: bool = False) -> list[str]:
    """The names in a part without separators; the part itself where it is one name, or no way to part it is sure.

    ``listed``: other names stand beside it, so that two family names with initials are no one's.

    >>> cut_run("Jane Smith Robert B. Jones"), cut_run("Doe J Roe RA"), cut_run("Juan Manuel Corchado Rodríguez")
    (['Jane Smith', 'Robert B. Jones'], ['Doe J', 'Roe RA'], ['Juan Manuel Corchado Rodríguez'])
    """
    plain = text.strip()
    words = plain.split()
    if len(words) > _LONGEST_RUN or any(len(word) > _LONGEST_WORD for word in words):
        return [plain]
    if any(word.lower() in load_tables().suffixes for word in words):
        return [plain]
    for run, one in ((_RUN_DISPLAY, _ONE_DISPLAY), (_RUN_VANCOUVER, _ONE_VANCOUVER)):
        names = one.findall(plain) if run.fullmatch(plain) else []
        if len(names) > _SHORTEST or (
            len(names) == _SHORTEST and (_is_known(names[0].split()) or (listed and one is _ONE_VANCOUVER))
        ):
            return [name.strip() for name in names]
    if len(words) < _SHORTEST * 2 or "," in plain or is_corporate(plain):
        return [plain]
    return _part_people(words) or [plain]


_SHORTEST, _MOST_WORDS = 2, 4  # words of one name in a run
_SURE = 0.5  # how much dearer the next way to part a run must be
# What each name may cost: of 4,000 runs of DBLP's people 2,424 come out right and 88 wrong, the rest stay whole; runs
# of more than _SURELY each are told, among them 36 of the wrong.
_DEAREST, _SURELY = 0.8, 0.6
_UNKNOWN_GAP = 0.6  # neither the word before nor the one behind is known


@dataclass(frozen=True, slots=True)
class _Way:
    cost: float
    cuts: tuple[int, ...]


def is_sure_run(names: Sequence[str]) -> bool:
    """False for names that were parted on weak evidence.

    >>> is_sure_run(["Jane Smith", "Robert B. Jones"]), is_sure_run(["Ann Bea", "Cleo Dora", "Eve Fay"])
    (True, False)
    """
    words = [name.split() for name in names]
    costs = [_cost(name) for name in words if len(name) >= _SHORTEST]
    gaps = [_gap(before[-1], after[0]) for before, after in pairwise(words)]
    found = [cost for cost in (*costs, *gaps) if cost is not None]
    return len(found) < len(costs) + len(gaps) or sum(found) <= _SURELY * len(words)


def _is_known(words: list[str]) -> bool:
    """ "F. Scott K. Fitzgerald" may be one person: with stops, two are parted behind a known family name alone."""
    return is_bare(words[-1]) or any(is_family(word) or _is_chinese(word) for word in words)


def _part_people(words: list[str]) -> list[str]:
    """The cheapest way to part the words into people, when it is sure; else nothing."""
    if not all(_is_capitalized(word) or is_dotted(word) or is_bare(word) for word in words):
        return []
    ways: list[list[_Way]] = [[_Way(0.0, ())]]
    for end in range(1, len(words) + 1):
        options: list[_Way] = []
        for start in range(max(0, end - _MOST_WORDS), end - _SHORTEST + 1):
            name, gap = _cost(words[start:end]), _gap(words[start - 1], words[start]) if start else 0.0
            if name is not None and gap is not None:
                options += [_Way(way.cost + name + gap, (*way.cuts, end)) for way in ways[start]]
        ways.append(sorted(options, key=lambda way: way.cost)[:2])
    best = ways[-1]
    if not best or len(best[0].cuts) < 2 or (len(best) > 1 and best[1].cost - best[0].cost < _SURE):
        return []
    first, *others = best[0].cuts
    if len(others) == 1 and not _is_sure(words[first - 1], words[first]):
        return []  # four or five words may be one person's
    if best[0].cost > _DEAREST * len(best[0].cuts):
        return []
    starts = (0, *best[0].cuts)
    return [" ".join(words[start:end]) for start, end in zip(starts, best[0].cuts, strict=False)]


def _is_sure(before: str, after: str) -> bool:
    return (is_family(before) or _is_chinese(before)) and is_given(after)


def _gap(before: str, after: str) -> float | None:
    """How unlikely it is that a name ends between the two words; None when it does not."""
    if is_dotted(before) or is_given(before) or is_family(after):
        return None
    known = is_family(before) or may_be_given(after) or _is_chinese(before)
    return 0.0 if known else _UNKNOWN_GAP


def _is_capitalized(word: str) -> bool:
    return word[:1].isupper() and word[1:2].islower()


def _is_chinese(word: str) -> bool:
    return fold(word) in load_tables().chinese


def _cost(words: list[str]) -> float | None:
    """How unlikely these words are one person, given names first; None when they are not."""
    first, *middle, last = words
    if is_dotted(last) or is_bare(last) or is_given(last) or is_family(first):
        return None
    if all(map(is_dotted, words[:-1])) or may_be_given(first):
        cost = 0.0
    elif may_be_chinese(first) and _is_chinese(last):
        cost = 0.2
    else:
        cost = 0.6
    cost += 0.0 if is_family(last) or _is_chinese(last) else 0.6
    full = [word for word in middle if not is_dotted(word) and not is_bare(word)]
    return cost + sum(0.6 if is_given(word) else 1.2 for word in full) + (1.0 if len(full) > 1 else 0.0)
