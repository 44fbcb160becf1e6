"""What a text function found: the value to use, and why it is doubtful if it is."""

from __future__ import annotations

from typing import NamedTuple

from pubkit.diagnostics import Problem
from pubkit.model import Place

_NOWHERE = Place()


class Cleaned(NamedTuple):
    """``value`` is always usable; ``doubt`` is empty when the value has the form that it should have.

    >>> Cleaned("10.1000/182").sure
    True
    """

    value: str
    doubt: str = ""
    hint: str = ""

    @property
    def sure(self) -> bool:
        """True when nothing speaks against the value."""
        return not self.doubt

    def problem(self, code: str, where: Place = _NOWHERE) -> Problem | None:
        """The doubt as a Problem at ``where``, or None."""
        if not self.doubt:
            return None
        said = self.value.strip() and self.value in self.doubt
        message = self.doubt if said or not self.value else f'{self.doubt}: "{self.value}"'
        return Problem(code, where, message, self.hint)
