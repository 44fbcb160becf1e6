"""Run by test_kill.py: does one write or undo, and kills itself at the n-th call of the system.

Arguments: write|undo, target, state folder, n, text to write.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pubkit.files.atomic import undo, write_atomic

WATCHED = ("open", "fsync", "replace", "unlink", "chmod", "chown", "mkdir", "listdir", "scandir")


def main() -> None:
    action, target, state, deadline, text = sys.argv[1:]
    count = 0

    def watched(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            nonlocal count
            count += 1
            if count == int(deadline):
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*args, **options)

        return call

    for name in WATCHED:
        setattr(os, name, watched(getattr(os, name)))
    if action == "write":
        write_atomic(target, text.encode(), state=Path(state), why="test")
    else:
        undo(target, state=Path(state))


main()
