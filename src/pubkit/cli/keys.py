"""Single keys from a terminal: no Enter needed, and nothing typed ahead is lost."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click


class Keys:
    """A terminal that gives each key as it is pressed, until `close`."""

    def __init__(self) -> None:
        self._fd = -1
        self._before: list[Any] = []
        self._open()

    def _open(self) -> None:
        try:
            import termios
            import tty
        except ImportError:  # Windows: click reads the keys
            return
        self._fd = sys.stdin.fileno()
        self._before = termios.tcgetattr(self._fd)
        tty.setcbreak(self._fd, termios.TCSANOW)  # NOW and not FLUSH: what was typed already counts

    def read(self) -> str:
        """The next key; "" for one that sends more than a character (arrows), "q" when the terminal is gone."""
        if self._fd < 0:
            return click.getchar()
        key = os.read(self._fd, 1)
        if key == b"\x1b":
            while select.select([self._fd], [], [], 0.05)[0] and os.read(self._fd, 1):
                pass
            return ""
        if key >= b"\xc0":  # the first byte of a letter of two, three or four
            key += os.read(self._fd, 1 + (key >= b"\xe0") + (key >= b"\xf0"))
        return key.decode("utf-8", "replace") if key else "q"

    def close(self) -> None:
        """The terminal as it was."""
        if self._fd >= 0:
            import termios

            termios.tcsetattr(self._fd, termios.TCSADRAIN, self._before)

    @contextmanager
    def lent(self) -> Iterator[None]:
        """The terminal as it was, for another program such as an editor."""
        self.close()
        try:
            yield
        finally:
            self._open()
