"""A kill at any call of the system leaves the old bytes or the new, and undo still brings back each earlier state."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pubkit.errors import WriteError
from pubkit.files.atomic import undo, write_atomic

SCRIPT = Path(__file__).with_name("killed_writer.py")
FIRST, SECOND, THIRD = "first\n" * 2000, "second\n" * 2000, "third\n" * 2000
MOST_CALLS = 60


def run(action: str, target: Path, state: Path, deadline: int, text: str = "") -> bool:
    """True when the writer came to its end before it was killed."""
    done = subprocess.run(
        [sys.executable, str(SCRIPT), action, str(target), str(state), str(deadline), text], capture_output=True
    )
    assert done.returncode in (0, -9), done.stderr
    return done.returncode == 0


def states_back(target: Path, state: Path) -> list[str]:
    """Everything that undo brings back, newest first."""
    found: list[str] = []
    while True:
        try:
            undo(target, state=state)
        except WriteError:
            return found
        found.append(target.read_text() if target.exists() else "")


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX's")
@pytest.mark.parametrize("action", ["write", "undo"])
def test_a_kill_at_any_call(action: str, tmp_path: Path) -> None:
    for deadline in range(1, MOST_CALLS):
        folder = tmp_path / str(deadline)
        folder.mkdir()
        target, state = folder / "a.bib", folder / "state"
        target.write_text(FIRST)
        write_atomic(target, SECOND.encode(), state=state)
        done = run(action, target, state, deadline, THIRD)
        now = target.read_text()
        after, before = (THIRD, SECOND) if action == "write" else (FIRST, SECOND)
        assert now in (after, before)
        assert not done or now == after
        expected = {THIRD: [SECOND, FIRST], SECOND: [FIRST], FIRST: []}[now]
        if deadline % 2:  # half of the time the next thing is another write
            write_atomic(target, b"fourth\n", state=state)
            assert [path.name for path in folder.iterdir() if path.name.endswith(".tmp")] == []
            expected = [now, *expected]
        assert states_back(target, state) == expected
        if done:
            return
    pytest.fail("the writer made more calls than are tried")
