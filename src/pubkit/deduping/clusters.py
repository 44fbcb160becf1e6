"""From pairs to clusters, checked as wholes: what is known apart is kept apart, whatever links the two sides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

CHECKED = 6  # members of each side, the best known first, that are compared before two clusters become one

OUTVOTED = 0.5  # share of votes against, over which two clusters stay apart

Apart = Callable[[int, int], float | None]


class Clusters:
    """Clusters that grow pair by pair.

    ``apart`` says what is known of two positions: 0 that they are one publication, 1 that they are not, which a
    majority carries (one record with a wrong venue or page must not split its cluster); more forbids alone, and None
    is no vote (a record that says neither where nor when).
    """

    def __init__(self, apart: Apart, informed: Callable[[int], int]) -> None:
        self._apart = apart
        self._informed = informed
        self._home: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}

    def join(self, a: int, b: int) -> bool:
        """Put ``a`` and ``b`` into one cluster, unless a veto between their clusters forbids it."""
        home_a, home_b = self._home.get(a, a), self._home.get(b, b)
        if home_a == home_b:
            return True
        members_a, members_b = self._members.get(home_a, [a]), self._members.get(home_b, [b])
        if (len(members_a) > 1 or len(members_b) > 1) and self._against(members_a[:CHECKED], members_b[:CHECKED]):
            return False
        if len(members_a) < len(members_b):
            home_a, members_a, members_b = home_b, members_b, members_a
        members_a = self._best_first(members_a, members_b)
        self._members[home_a] = members_a
        for member in members_b:
            self._home[member] = home_a
        self._home[home_a] = home_a
        return True

    def _against(self, a: list[int], b: list[int]) -> bool:
        votes = []
        for x in a:
            for y in b:
                vote = self._apart(min(x, y), max(x, y))
                if vote is None:
                    continue
                if vote > 1:
                    return True
                votes.append(vote)
        return sum(votes) > OUTVOTED * len(votes)

    def _best_first(self, a: list[int], b: list[int]) -> list[int]:
        """Both lists as one whose first few members are those that most is known of."""
        head = sorted(a[:CHECKED] + b[:CHECKED], key=lambda position: (-self._informed(position), position))
        a[:CHECKED] = []
        a.extend(b[CHECKED:])
        return [*head[:CHECKED], *head[CHECKED:], *a]

    def home(self, position: int) -> int:
        """The cluster that a position is in: equal for members of one cluster."""
        return self._home.get(position, position)

    def result(self) -> tuple[tuple[int, ...], ...]:
        """The clusters of two or more, each ascending, in the order of their first members."""
        by_home: dict[int, list[int]] = {}
        for position, home in self._home.items():
            by_home.setdefault(home, []).append(position)
        return tuple(sorted(tuple(sorted(members)) for members in by_home.values() if len(members) > 1))


def best_partners(pairs: Iterable[tuple[float, int, int]], source: Sequence[object]) -> set[tuple[int, int]]:
    """The best partner for each position: pairs across two sources, best score first, each position once.

    >>> sorted(best_partners([(0.9, 0, 2), (0.8, 1, 2), (0.7, 1, 3)], ["a", "a", "b", "b"]))
    [(0, 2), (1, 3)]
    """
    taken: set[int] = set()
    chosen = set()
    for _, a, b in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if source[a] != source[b] and a not in taken and b not in taken:
            taken |= {a, b}
            chosen.add((a, b))
    return chosen
