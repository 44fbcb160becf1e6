"""The undo journal of one file: a folder of steps, each the bytes that a write replaced.

A step is written, whole, before the file it tells of is replaced, and removed after the file is brought back. So a
kill at any moment leaves either a step that did happen, or one whose "before" is what the file holds: that one is
dropped when it is met.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pubkit.errors import WriteError
from pubkit.files.reading import digest

_MAX_STEPS = 100  # a list is seldom rewritten more often between two commits; the oldest go first
_MAX_BYTES = 256 * 2**20  # of compressed steps for one file; the newest always stays
_STEP = re.compile(r"(\d{6,})\.step")
_ABSENT = ""
_LEVEL = 1  # zlib: 80 MB of BibTeX in 1 s to 15 MB; level 6 takes 3 s for 12 MB


@dataclass(frozen=True, slots=True)
class Step:
    """One write: digests before and after (empty: no file), when (ISO 8601, UTC) and by which command."""

    number: int
    before: str
    after: str
    when: str
    why: str
    size: int


class Journal:
    """The steps of one file, newest last."""

    def __init__(self, folder: Path, target: Path) -> None:
        self.folder, self.target = folder, target

    @classmethod
    def of(cls, target: Path, state: Path) -> Journal:
        """The journal of a file (behind all links), under the folder of all journals."""
        name = hashlib.sha256(os.fsencode(target)).hexdigest()[:24]
        return cls(state / "undo" / name, target)

    def steps(self) -> list[Step]:
        """All readable steps, oldest first."""
        found = ((int(match[1]), entry) for entry in self._entries() if (match := _STEP.fullmatch(entry)))
        return [step for number, entry in sorted(found) if (step := self._read(number, self.folder / entry))]

    def last(self, current: bytes | None) -> Step | None:
        """The newest step that happened, seen from what the file holds; one that never did is dropped."""
        now = _ABSENT if current is None else digest(current)
        for step in reversed(self.steps()):
            if step.before != now or step.after == now:
                return step
            self.drop(step)
        return None

    def push(self, before: bytes | None, after: str, why: str) -> Step:
        """Write down a step that is about to happen: ``before`` is what the file holds (None: no file)."""
        self.last(before)  # a step that a kill kept from happening goes first
        numbers = [step.number for step in self.steps()]
        number = max(numbers, default=0) + 1
        when = datetime.now(UTC).isoformat(timespec="seconds")
        packed = zlib.compress(before, _LEVEL) if before is not None else b""
        first = _ABSENT if before is None else digest(before)
        step = Step(number, first, after, when, why, len(before or b""))
        head = {"file": str(self.target), "before": first, "after": after, "when": when, "why": why, "size": step.size}
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._write(self._path(number), json.dumps(head).encode() + b"\n" + packed)
        except OSError as error:
            what = error.strerror or str(error)
            hint = "set PUBKIT_STATE to a folder that can be written"
            raise WriteError(
                f"{self.folder}: the undo journal cannot be written: {what}; no change made", hint
            ) from None
        return step

    def content(self, step: Step) -> bytes | None:
        """The bytes before the step; None where there was no file."""
        if step.before == _ABSENT:
            return None
        try:
            _, _, packed = self._path(step.number).read_bytes().partition(b"\n")
            data = zlib.decompress(packed)
        except (OSError, zlib.error):
            data = b""
        if digest(data) != step.before:
            raise WriteError(
                f"{self._path(step.number)}: this step of the undo journal is damaged", "nothing is changed"
            )
        return data

    def drop(self, step: Step) -> None:
        """Forget a step: it was taken back, or never happened."""
        self._path(step.number).unlink(missing_ok=True)

    def prune(self) -> None:
        """Keep the journal within its bounds, and clear away what a killed write left of it."""
        for entry in self._entries():
            if entry.endswith(".tmp"):
                (self.folder / entry).unlink(missing_ok=True)
        total = 0
        for count, step in enumerate(reversed(self.steps()), start=1):
            total += self._path(step.number).stat().st_size
            if count > 1 and (count > _MAX_STEPS or total > _MAX_BYTES):
                self.drop(step)

    def _path(self, number: int) -> Path:
        return self.folder / f"{number:06d}.step"

    def _entries(self) -> Iterator[str]:
        try:
            yield from sorted(os.listdir(self.folder))
        except OSError:
            return

    def _read(self, number: int, path: Path) -> Step | None:
        try:
            with path.open("rb") as file:
                head = json.loads(file.readline())
            return Step(number, head["before"], head["after"], head["when"], head["why"], head["size"])
        except (OSError, ValueError, KeyError, TypeError):
            return None  # damaged: what it held cannot be trusted

    @staticmethod
    def _write(path: Path, data: bytes) -> None:
        temporary = path.with_name(f"{path.name}.{secrets.token_hex(6)}.tmp")
        with temporary.open("xb") as file:
            os.chmod(temporary, 0o600)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
