"""One writer at a time in a folder: an advisory lock that the system lets go when its holder dies."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Iterator
from pathlib import Path

from pubkit.errors import WriteError

_PATIENCE = 10.0  # seconds; a write of 80 MB with two fsyncs takes under 1 s on a laptop's disk
_PAUSE = 0.02  # seconds between two tries
_NO_LOCKS = {errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL, errno.EBADF}


@contextlib.contextmanager
def locked(folder: Path, *, patience: float = _PATIENCE) -> Iterator[None]:
    """Hold the folder's lock. Where the system has no such locks (Windows, some network disks), hold nothing:
    the digests that a writer compares still keep it from overwriting what it has not read.

    Raises:
        WriteError: another process has held the lock for ``patience`` seconds, or the folder is gone.
    """
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError as error:
        raise WriteError(f"{folder}: {error.strerror}", "check the folder") from None
    try:
        deadline = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except OSError as error:
                if error.errno in _NO_LOCKS:
                    break
                if error.errno not in (errno.EWOULDBLOCK, errno.EINTR):
                    raise WriteError(f"{folder}: cannot be locked: {error.strerror}") from None
            if time.monotonic() > deadline:
                raise WriteError(f"{folder}: another pubkit is writing here", "try again when it is done")
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(handle)  # lets the lock go
