"""The terms by which a record is filed and found: the words of its title, and its authors' family names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

from pubkit.enriching.matching.text import words


def fingerprint(heading: Sequence[str]) -> int:
    """A number that titles of the same letters and digits share, whatever their blanks, case and accents.

    >>> fingerprint(("quad", "trees")) == fingerprint(("quadtrees",))
    True
    """
    digest = blake2b("".join(heading).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


@lru_cache(maxsize=65536)
def family_term(family: str) -> str:
    """A family name as a term that no word of a title can be: it begins with 0.

    >>> family_term("van der Berg"), family_term("Müller 0002")
    ('0vanderberg', '0muller')
    """
    letters = "".join(word for word in words(family) if not word.isdigit())
    return f"0{letters}" if letters else ""
