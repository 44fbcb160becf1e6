"""One entry of a list, its label apart, both already written in the output's own markup."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """``label`` is what a numbered style prints before the entry, such as ``[1]``; empty in the others."""

    key: str
    number: int
    label: str
    body: str

    @property
    def line(self) -> str:
        """Label and entry on one line."""
        return f"{self.label} {self.body}" if self.label else self.body
