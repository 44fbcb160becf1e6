"""Replacing a file whole or not at all: temporary file beside it, fsync, read back, rename."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pubkit.errors import WriteError
from pubkit.files.journal import Journal, Step
from pubkit.files.locking import locked
from pubkit.files.reading import digest

ABSENT = ""  # the ``expected`` of a file that was not there
_CONFLICT = re.compile(rb"^(?:<{7}|>{7}|\|{7})(?:[ \t]|\r?$)", re.MULTILINE)
_LONGEST_STEM = 100  # bytes of the file's name that a temporary name repeats: names end at 255
_REASONS = {
    errno.ENOSPC: ("the disk is full", "make room and try again"),
    errno.EDQUOT: ("your share of the disk is full", "make room and try again"),
    errno.EFBIG: ("the file would be larger than is allowed here", ""),
    errno.EROFS: ("the disk is read-only", "write elsewhere with -o"),
    errno.EACCES: ("may not be written", "check the permissions of the file and its folder"),
    errno.EPERM: ("may not be written", "check the permissions of the file and its folder"),
    errno.ENOENT: ("the folder does not exist", "make it first"),
    errno.ENOTDIR: ("what should be its folder is a file", "check the path"),
    errno.ENAMETOOLONG: ("the name is too long", ""),
    errno.ELOOP: ("symbolic links go round in a circle", ""),
}


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did: the file behind all symbolic links, and whether its bytes changed."""

    path: Path
    changed: bool


def write_atomic(
    path: str | os.PathLike[str],
    data: bytes,
    *,
    expected: str | None = None,
    state: Path | None = None,
    why: str = "",
) -> Written:
    """Write ``data`` to ``path``, whole or not at all; after a kill the file holds the old bytes or the new.

    ``expected`` is the `digest` of what the caller read (`ABSENT`: there was no file): a file that is now another
    is left alone. ``state`` is the folder of the undo journals; ``why`` is kept there (the command). Mode, owner and
    extended attributes stay; symbolic links stay links. A second name (hard link) keeps the old bytes.

    Raises:
        WriteError: the old file is whole; the message says what is in the way.
    """
    target = _behind_links(Path(path))
    if _is_stream(target):
        _write_stream(target, data)
        return Written(target, True)
    with _told(target), locked(target.parent):
        old = _current(target)
        _check(target, old, data, expected)
        if old == data:
            return Written(target, False)
        journal = Journal.of(target, state) if state is not None else None
        if journal:
            journal.push(old, digest(data), why)
        _replace(target, data, old is not None)
        if journal:
            journal.prune()
        return Written(target, True)


def undo(path: str | os.PathLike[str], *, state: Path) -> Written:
    """Bring back the state before pubkit's last write; call again for the one before. A file that pubkit made goes.

    Raises:
        WriteError: nothing to undo, or the file was changed by something else since.
    """
    target = _behind_links(Path(path))
    with _told(target), locked(target.parent):
        old = _current(target)
        journal = Journal.of(target, state)
        step = journal.last(old)
        if step is None:
            raise WriteError(f"{target}: there is nothing to undo", "pubkit writes down only its own writes")
        if step.after != _digest(old):
            hint = f"pubkit undo {path} --step {step.number} -o OUT writes the earlier state elsewhere"
            raise WriteError(f"{target}: was changed since pubkit wrote it", hint)
        _check_writable(target)
        before = journal.content(step)
        if before is None:
            target.unlink(missing_ok=True)
        else:
            _replace(target, before, old is not None)
        _sync_folder(target.parent)
        journal.drop(step)
        return Written(target, True)


def history(path: str | os.PathLike[str], *, state: Path) -> tuple[Step, ...]:
    """The writes that can be taken back, newest first."""
    target = _behind_links(Path(path))
    return tuple(reversed(Journal.of(target, state).steps()))


def earlier(path: str | os.PathLike[str], number: int, *, state: Path) -> bytes | None:
    """What the file held before the numbered step; None where there was no file. Changes nothing.

    Raises:
        WriteError: the journal has no such step, or it is damaged.
    """
    target = _behind_links(Path(path))
    journal = Journal.of(target, state)
    step = next((step for step in journal.steps() if step.number == number), None)
    if step is None:
        raise WriteError(f"{target}: the undo journal has no step {number}", "--list shows those it has")
    return journal.content(step)


def has_conflict_markers(data: bytes) -> bool:
    """True when lines of the data are the marks that a version control system leaves around a conflict.

    >>> has_conflict_markers(b"<<<<<<< HEAD\\na\\n=======\\nb\\n>>>>>>> x\\n"), has_conflict_markers(b"a <<<<<<< b")
    (True, False)
    """
    return bool(_CONFLICT.search(data))


def _behind_links(path: Path) -> Path:
    try:
        return path.resolve(strict=False)
    except (OSError, RuntimeError, ValueError) as error:
        raise WriteError(f"{os.fspath(path)!r}: {_reason(error)[0]}") from None


def _is_stream(target: Path) -> bool:
    """A pipe or a device (/dev/stdout): there is nothing to replace."""
    try:
        mode = target.stat().st_mode
    except OSError:
        return False
    if stat.S_ISDIR(mode):
        raise WriteError(f"{target}: is a folder", "name a file in it")
    return not stat.S_ISREG(mode)


def _write_stream(target: Path, data: bytes) -> None:
    with _told(target), target.open("wb") as file:
        file.write(data)


def _current(target: Path) -> bytes | None:
    try:
        return target.read_bytes()
    except FileNotFoundError:
        return None


def _digest(data: bytes | None) -> str:
    return ABSENT if data is None else digest(data)


def _check(target: Path, old: bytes | None, data: bytes, expected: str | None) -> None:
    if expected is not None and _digest(old) != expected:
        what = "is gone" if old is None else "was changed" if expected else "was made by something else"
        raise WriteError(f"{target}: {what} since it was read; nothing is written", "run the command again")
    if old is not None and has_conflict_markers(old) and old != data:
        raise WriteError(f"{target}: holds conflict markers; nothing is written", "resolve the conflict first")
    if has_conflict_markers(data) and old != data:
        raise WriteError(f"{target}: the text to write holds conflict markers", "resolve the conflict first")
    if old != data:
        _check_writable(target)


def _check_writable(target: Path) -> None:
    for place, what in ((target, "is read-only"), (target.parent, "the folder is read-only")):
        # asked of the mode itself: a superuser may write, yet whoever took the bits away meant it
        with contextlib.suppress(FileNotFoundError):
            if not place.stat().st_mode & 0o222:
                raise WriteError(f"{target}: {what}; nothing is written", "chmod u+w, or write elsewhere with -o")


def _replace(target: Path, data: bytes, exists: bool) -> None:
    """Write beside the target, prove what is on the disk, rename. A temporary file is left behind by no failure."""
    stem = os.fsencode(f".{target.name}")[:_LONGEST_STEM].decode("utf-8", "ignore")
    _sweep(target.parent, stem)
    temporary = target.parent / f"{stem}.{secrets.token_hex(6)}.pubkit.tmp"
    try:
        handle = os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        with open(handle, "r+b") as file:
            file.write(data)
            file.flush()
            if exists:
                _keep_owner_and_mode(target, temporary)
            os.fsync(file.fileno())
            file.seek(0)
            if file.read() != data:
                raise WriteError(f"{target}: the disk gave back other bytes than were written", "check the disk")
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
    _sync_folder(target.parent)


def _sweep(folder: Path, stem: str) -> None:
    """Remove what a killed write left; the lock is held, so no other writer's file is at hand."""
    name = re.compile(re.escape(stem) + r"\.[0-9a-f]{12}\.pubkit\.tmp")
    for entry in os.scandir(folder):
        if name.fullmatch(entry.name):
            with contextlib.suppress(OSError):
                os.unlink(entry.path)


def _keep_owner_and_mode(target: Path, temporary: Path) -> None:
    old, new = target.stat(), temporary.stat()
    if hasattr(os, "chown") and (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
        try:
            os.chown(temporary, old.st_uid, old.st_gid)
        except OSError:
            raise WriteError(f"{target}: belongs to another, and only they can replace it", "use -o") from None
    if hasattr(os, "listxattr"):
        with contextlib.suppress(OSError):  # a file system without them, or a name that only the system may set
            for name in os.listxattr(target):
                os.setxattr(temporary, name, os.getxattr(target, name))
    os.chmod(temporary, stat.S_IMODE(old.st_mode))  # last: a change of owner clears bits


def _sync_folder(folder: Path) -> None:
    """Make the rename itself last; some systems cannot, and then it is as lasting as they are."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _reason(error: Exception) -> tuple[str, str]:
    number = getattr(error, "errno", None)
    if number in _REASONS:
        return _REASONS[number]
    return (getattr(error, "strerror", None) or str(error), "")


@contextlib.contextmanager
def _told(target: Path) -> Iterator[None]:
    """Every failure of the system as a WriteError that names the file."""
    try:
        yield
    except OSError as error:
        message, hint = _reason(error)
        raise WriteError(f"{target}: {message}; the old file is whole", hint) from None
