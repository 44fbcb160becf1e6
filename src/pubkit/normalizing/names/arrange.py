"""Which pieces between commas are one name: the cheapest reading of the whole list.

Each piece has a kind (initials, one word, a full name, ...); each way to make a name of one, two or three of them has
a cost; a list is printed in one order, so a name in another order than the rest costs more. The cheapest sum wins, by
dynamic programming over the pieces. What the second-best reading costs tells how sure the best is.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from pubkit.normalizing.names.corporate import ends_company
from pubkit.normalizing.names.letters import Letters
from pubkit.normalizing.names.order import is_family, is_given
from pubkit.normalizing.names.person import is_organization, leading_initials, strip_ends, trailing_initials
from pubkit.normalizing.names.scripts import has_cjk
from pubkit.normalizing.names.tables import load_tables


class Kind(Enum):
    """What a piece looks like on its own."""

    INITIALS = auto()  # "J. M."
    SHORT = auto()  # "LI", "MA": initials or a name in capitals
    SUFFIX = auto()  # "Jr."
    COMPANY = auto()  # "Inc."
    LEADING = auto()  # "J. M. Carmona"
    TRAILING = auto()  # "Carmona JM", "John D."
    WORD = auto()  # "Carmona", "van der Berg"
    CAPITAL = auto()  # "Di Proctor", "Van Nguyen": a particle in capitals, or a given name
    FULL = auto()  # "Maria Carmona"
    CORPORATE = auto()
    CJK = auto()


_Groups = tuple[tuple[int, int], ...]
# the end of a chain of groups: (the chain before, start, end); None is its beginning
_Chain = tuple["_Chain | None", int, int]
_Option = tuple[float, _Chain | None]


class Order(Enum):
    """In which order a list prints names."""

    DISPLAY = auto()
    INVERTED = auto()
    VANCOUVER = auto()


@dataclass(frozen=True, slots=True)
class Arrangement:
    """``groups``: for each name the pieces' positions (start, end); ``margin``: how much dearer another reading is."""

    groups: tuple[tuple[int, int], ...]
    margin: float


# Costs, set by hand and tried on labelled lists: only their order matters, and gaps of 0.5 and more.
_OTHER_ORDER = 0.9  # a name in another order than the list's
_NEVER = 12.0
_SINGLE = {
    Kind.INITIALS: _NEVER,
    Kind.SHORT: 4.0,
    Kind.SUFFIX: _NEVER * 2,
    Kind.COMPANY: _NEVER,
    Kind.LEADING: 0.0,
    Kind.TRAILING: 0.2,
    Kind.WORD: 3.0,
    Kind.CAPITAL: 0.5,
    Kind.FULL: 0.3,
    Kind.CORPORATE: 0.2,
    Kind.CJK: 0.2,
}
_PAIR = {
    (Kind.WORD, Kind.INITIALS): 0.0,
    (Kind.SHORT, Kind.INITIALS): 0.0,
    (Kind.CAPITAL, Kind.INITIALS): 0.0,
    (Kind.CAPITAL, Kind.SHORT): 1.0,
    (Kind.CAPITAL, Kind.WORD): 1.5,
    (Kind.CAPITAL, Kind.TRAILING): 0.8,
    (Kind.CAPITAL, Kind.FULL): 3.0,
    (Kind.FULL, Kind.CAPITAL): 3.0,
    (Kind.FULL, Kind.INITIALS): 0.3,
    (Kind.CORPORATE, Kind.INITIALS): 1.0,
    (Kind.WORD, Kind.SHORT): 1.0,
    (Kind.FULL, Kind.SHORT): 1.5,
    (Kind.WORD, Kind.WORD): 1.2,
    (Kind.SHORT, Kind.WORD): 1.2,
    (Kind.SHORT, Kind.FULL): 1.5,
    (Kind.SHORT, Kind.SHORT): 1.5,
    (Kind.WORD, Kind.TRAILING): 0.6,
    (Kind.WORD, Kind.LEADING): 2.2,
    (Kind.WORD, Kind.FULL): 1.5,
    (Kind.FULL, Kind.WORD): 2.0,
    (Kind.FULL, Kind.TRAILING): 1.6,
    (Kind.FULL, Kind.FULL): 3.0,
    (Kind.FULL, Kind.LEADING): 5.0,
    (Kind.LEADING, Kind.INITIALS): 3.0,  # "DE SOUSA, J." among names that are not in capitals
}
_COMMA_IN_EACH = -1.8  # every part between "and" or ";" holds one comma: it is the one inside a name
# What the table of words says of a family name and its given name: they agree, or stand the other way round.
_KNOWN = 0.5
_ALONE = 0.4  # a word that stands alone between hard separators is a name of one word
_STRONG_SPLIT = 1.0  # a comma that parts two names where ";" parts others


def classify(text: str, letters: Letters) -> Kind:
    """The kind of one piece.

    >>> [classify(t, Letters()).name for t in ("J. M.", "J. Doe", "Doe J", "Doe", "Jane Doe", "Jr.")]
    ['INITIALS', 'LEADING', 'TRAILING', 'WORD', 'FULL', 'SUFFIX']
    """
    tables = load_tables()
    if has_cjk(text):
        return Kind.CJK
    if text.lower() in tables.suffixes - tables.weak_suffixes:
        return Kind.SUFFIX
    if ends_company(text):
        return Kind.COMPANY
    tokens, _ = strip_ends(text.split(), letters)
    if letters.family_caps and len({token.isupper() for token in tokens if len(token) > 1}) == 2:
        return Kind.FULL
    leading = leading_initials(tokens, letters)
    if leading == len(tokens):
        return Kind.INITIALS
    if is_organization(text, letters):
        return Kind.CORPORATE
    if leading:
        rest = tokens[leading:]
        if not letters.low and all(token.islower() and token in tables.particles for token in rest):
            return Kind.INITIALS  # "J. van der", after a family name
        return Kind.LEADING
    if trailing_initials(tokens, letters):
        return Kind.TRAILING
    words = [token for token in tokens[:-1] if not _is_particle(token, letters)] + tokens[-1:]
    leads = tables.particles if letters.caps or letters.low else tables.capital
    if (
        len(words) == 1
        and tokens[0].lower() in leads
        and len(tokens) > 1
        and not (tokens[0].islower() and not letters.low)
    ):
        return Kind.CAPITAL
    if len(words) <= 1:
        short = len(tokens) == 1 and tokens[0].isupper() and len(tokens[0]) <= 3
        return Kind.SHORT if short else Kind.WORD
    return Kind.FULL


def _is_particle(token: str, letters: Letters) -> bool:
    tables, low = load_tables(), token.lower()
    return low in tables.particles and (token[:1].islower() or letters.caps or low in tables.capital)


def arrange(texts: list[str], hard: list[bool], signs: list[str], letters: Letters) -> Arrangement:
    """The cheapest grouping of the pieces ``texts`` into names.

    >>> texts = ["Hesse", "Hermann", "Mann", "Thomas"]
    >>> arrange(texts, [True, False, False, False], ["", ",", ",", ","], Letters()).groups
    ((0, 2), (2, 4))
    """
    kinds = [classify(text, letters) for text in texts]
    known = [_known(text, kind) for text, kind in zip(texts, kinds, strict=True)]
    lone = _comma_in_each(hard)
    semicolons = ";" in signs
    readings: dict[tuple[tuple[int, int], ...], float] = {}
    if kinds[-1] is Kind.WORD and hard[-1] and set(kinds) == {Kind.WORD} and not lone:
        # "Plato, Aristotle and Socrates": the last shows that the others are names of one word too
        readings[tuple((index, index + 1) for index in range(len(kinds)))] = _ALONE * len(kinds)
    for order in Order:
        for cost, groups in _cheapest(kinds, known, hard, order, lone, semicolons):
            readings[_unchain(groups)] = min(cost, readings.get(_unchain(groups), cost))
    ranked = sorted(readings.items(), key=lambda item: item[1])
    margin = ranked[1][1] - ranked[0][1] if len(ranked) > 1 else _NEVER
    return Arrangement(ranked[0][0], margin)


def _known(text: str, kind: Kind) -> tuple[float, float]:
    """What a piece costs more as a family name, and as the given names behind one, by the table of words."""
    if kind not in (Kind.WORD, Kind.FULL, Kind.LEADING):
        return 0.0, 0.0
    words = text.split()
    if kind is Kind.WORD:
        sign = is_given(words[-1]) - is_family(words[-1])
        return _KNOWN * sign, -_KNOWN * sign
    display = is_given(words[0]) and not is_given(words[-1])
    given = all(is_given(word) or "." in word for word in words)
    return (_KNOWN * 2 if display else 0.0), (_KNOWN * 2 if is_family(words[-1]) else -_KNOWN if given else 0.0)


def _comma_in_each(hard: list[bool]) -> bool:
    """True when two or more parts between hard separators have exactly one comma each, and all parts have."""
    starts = [index for index, is_hard in enumerate(hard) if is_hard]
    sizes = [end - start for start, end in zip(starts, [*starts[1:], len(hard)], strict=True)]
    return len(sizes) >= 2 and all(size == 2 for size in sizes)


def _cheapest(
    kinds: list[Kind], known: list[tuple[float, float]], hard: list[bool], order: Order, lone: bool, semicolons: bool
) -> list[tuple[float, _Chain | None]]:
    """The two cheapest readings in one order; a state is the pieces read so far."""
    best: list[list[_Option]] = [[(0.0, None)]]
    for end in range(1, len(kinds) + 1):
        options: list[_Option] = []
        for start in range(max(0, end - 3), end):
            if any(hard[start + 1 : end]):
                continue  # a name does not reach over a hard separator
            cost, style = _reading(kinds[start:end], _stands_alone(hard, start, end))
            if end - start == 2:
                cost += known[start][0] + known[start + 1][1]
            cost += 0.0 if style in (order, None) else _OTHER_ORDER
            if lone and end - start == 2:
                cost += _COMMA_IN_EACH
            if semicolons and not hard[start]:
                cost += _STRONG_SPLIT
            options += [(before + cost, (groups, start, end)) for before, groups in best[start]]
        best.append(sorted(options, key=lambda option: option[0])[:2])
    return best[-1]


def _unchain(chain: _Chain | None) -> _Groups:
    groups: list[tuple[int, int]] = []
    while chain is not None:
        chain, start, end = chain
        groups.append((start, end))
    return tuple(reversed(groups))


def _stands_alone(hard: list[bool], start: int, end: int) -> bool:
    return hard[start] and (end == len(hard) or hard[end]) and end - start == 1


def _reading(kinds: list[Kind], alone: bool) -> tuple[float, Order | None]:
    """What it costs to read these pieces as one name, and the order that it is in then."""
    first, rest = kinds[0], kinds[1:]
    if not rest:
        cost = min(_SINGLE[first], _ALONE) if alone and first in (Kind.WORD, Kind.SHORT) else _SINGLE[first]
        return cost, _order_of(first)
    if rest in ([Kind.SUFFIX], [Kind.COMPANY]):
        return (0.1 if first not in (Kind.INITIALS, Kind.SHORT, Kind.SUFFIX, Kind.COMPANY) else _NEVER), None
    if len(kinds) == 2:
        return (1.0 if kinds == [Kind.CJK, Kind.CJK] else _PAIR.get((first, rest[0]), _NEVER)), Order.INVERTED
    if Kind.SUFFIX in rest:
        given = next((kind for kind in rest if kind is not Kind.SUFFIX), Kind.SUFFIX)
        return _PAIR.get((first, given), _NEVER) - 0.5, Order.INVERTED
    return _NEVER * 3, None


def _order_of(kind: Kind) -> Order | None:
    if kind is Kind.TRAILING:
        return Order.VANCOUVER
    return Order.DISPLAY if kind in (Kind.LEADING, Kind.FULL, Kind.CAPITAL) else None
