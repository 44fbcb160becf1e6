"""Writes that are whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pubkit.errors import WriteError
from pubkit.files.atomic import ABSENT, earlier, has_conflict_markers, history, undo, write_atomic
from pubkit.files.reading import digest

OLD, NEW = b"@book{a}\r\n", b"@book{b}\n"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "list.bib"
    path.write_bytes(OLD)
    return path


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.endswith(".tmp")]


def test_writes_and_says_whether_bytes_changed(target: Path) -> None:
    assert write_atomic(target, NEW).changed
    assert target.read_bytes() == NEW
    assert not write_atomic(target, NEW).changed


def test_new_file_takes_the_umask(tmp_path: Path) -> None:
    path = tmp_path / "new.bib"
    plain = tmp_path / "plain"
    plain.write_bytes(b"")
    write_atomic(path, NEW, expected=ABSENT)
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_mode_stays(target: Path, mode: int) -> None:
    target.chmod(mode)
    write_atomic(target, NEW)
    assert stat.S_IMODE(target.stat().st_mode) == mode


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only a superuser may give files away")
def test_owner_stays(target: Path) -> None:
    os.chown(target, 12345, 54321)
    write_atomic(target, NEW)
    assert (target.stat().st_uid, target.stat().st_gid) == (12345, 54321)


def test_a_file_of_another_owner_is_left_alone(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.stat_result

    def chown(*_: Any) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "chown", chown)
    old = target.stat()
    other = real((*old[:4], old.st_uid + 1, *old[5:]))
    stat_of = Path.stat
    monkeypatch.setattr(Path, "stat", lambda self, **o: other if self == target else stat_of(self, **o))
    with pytest.raises(WriteError, match="belongs to another"):
        write_atomic(target, NEW)
    assert target.read_bytes() == OLD
    assert leftovers(target.parent) == []


def test_symbolic_links_stay_links(tmp_path: Path, target: Path) -> None:
    (tmp_path / "other").mkdir()
    one, two = tmp_path / "one.bib", tmp_path / "other" / "two.bib"
    two.symlink_to(target)
    one.symlink_to(two)
    assert write_atomic(one, NEW).path == target.resolve()
    assert one.is_symlink()
    assert two.is_symlink()
    assert target.read_bytes() == NEW


def test_a_circle_of_links(tmp_path: Path) -> None:
    one, two = tmp_path / "one.bib", tmp_path / "two.bib"
    one.symlink_to(two)
    two.symlink_to(one)
    with pytest.raises(WriteError, match=r"one\.bib"):
        write_atomic(one, NEW)


def test_refuses_a_file_that_changed_since_it_was_read(target: Path) -> None:
    read = digest(target.read_bytes())
    target.write_bytes(b"by hand")
    with pytest.raises(WriteError, match="was changed since it was read"):
        write_atomic(target, NEW, expected=read)
    assert target.read_bytes() == b"by hand"


def test_refuses_a_file_that_went_or_came(tmp_path: Path, target: Path) -> None:
    with pytest.raises(WriteError, match="made by something else"):
        write_atomic(target, NEW, expected=ABSENT)
    with pytest.raises(WriteError, match="is gone"):
        write_atomic(tmp_path / "gone.bib", NEW, expected=digest(OLD))
    assert not (tmp_path / "gone.bib").exists()


@pytest.mark.parametrize(
    ("data", "marked"),
    [
        (b"<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n", True),
        (b"a\r\n>>>>>>> other\r\n", True),
        (b"<<<<<<<\r\n", True),
        (b"||||||| base\n", True),
        (b"=======\n", False),
        (b"title = {a <<<<<<< b}", False),
        (b"<<<<<<<< eight\n", False),
        (b"<<<<<<<HEAD", False),
    ],
)
def test_conflict_markers(target: Path, data: bytes, marked: bool) -> None:
    assert has_conflict_markers(data) is marked
    target.write_bytes(data)
    if marked:
        with pytest.raises(WriteError, match="conflict"):
            write_atomic(target, NEW)
        assert target.read_bytes() == data


def test_refuses_to_write_conflict_markers(target: Path) -> None:
    with pytest.raises(WriteError, match="text to write holds conflict"):
        write_atomic(target, b"<<<<<<< HEAD\n")


@pytest.mark.parametrize("what", ["file", "folder"])
def test_read_only(target: Path, what: str) -> None:
    place = target if what == "file" else target.parent
    mode = place.stat().st_mode
    place.chmod(0o555 if what == "folder" else 0o444)
    try:
        with pytest.raises(WriteError, match="read-only"):
            write_atomic(target, NEW)
        assert target.read_bytes() == OLD
        assert leftovers(target.parent) == []
    finally:
        place.chmod(mode)


@pytest.mark.parametrize("call", ["open", "fsync", "replace", "chmod"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS, errno.EACCES])
@pytest.mark.parametrize("journalled", [False, True])
def test_a_failure_of_the_system_leaves_the_old_file(
    target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, journalled: bool
) -> None:
    real: Callable[..., Any] = getattr(os, call)

    def fail(*args: Any, **options: Any) -> Any:
        if call == "open" and not args[1] & os.O_CREAT:
            return real(*args, **options)
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(WriteError, match=r"whole|no change made"):
        write_atomic(target, NEW, state=tmp_path / "state" if journalled else None)
    monkeypatch.undo()
    assert target.read_bytes() == OLD
    assert leftovers(target.parent) == []
    if journalled:  # a step that did not happen is none
        with pytest.raises(WriteError, match="nothing to undo"):
            undo(target, state=tmp_path / "state")


@pytest.mark.skipif(sys.platform == "win32", reason="limits of resources are POSIX's")
def test_a_disk_that_takes_no_more(target: Path) -> None:
    script = """
        import resource, sys
        from pubkit.errors import WriteError
        from pubkit.files.atomic import write_atomic
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
        try:
            write_atomic(sys.argv[1], b"x" * 1_000_000)
        except WriteError as error:
            print(error)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script), str(target)], capture_output=True, text=True, check=True
    )
    assert "old file is whole" in done.stdout
    assert target.read_bytes() == OLD
    assert leftovers(target.parent) == []


def test_of_two_writers_one_loses(target: Path) -> None:
    read = digest(OLD)
    lost: list[str] = []
    start = threading.Barrier(8)

    def write(number: int) -> None:
        start.wait()
        try:
            write_atomic(target, b"writer %d\n" % number, expected=read)
        except WriteError as error:
            lost.append(str(error))

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(lost) == 7
    assert all("was changed since it was read" in message for message in lost)
    assert target.read_bytes().startswith(b"writer ")


def test_what_a_killed_write_left_is_cleared(target: Path) -> None:
    left = target.with_name(".list.bib.0123456789ab.pubkit.tmp")
    left.write_bytes(b"half")
    mine = target.with_name(".list.bib.mine.tmp")
    mine.write_bytes(b"mine")
    write_atomic(target, NEW)
    assert not left.exists()
    assert mine.exists()


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    write_atomic(pipe, NEW)
    reader.join()
    assert got == [NEW]


@pytest.mark.parametrize("path", ["", "no/such/folder/a.bib", "list.bib/a.bib", "a" * 300, "nul\0"])
def test_paths_that_cannot_be(target: Path, path: str) -> None:
    with pytest.raises(WriteError):
        write_atomic(target.parent / path if path else target.parent, NEW)


def test_undo_goes_back_step_by_step(target: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    texts = [OLD, b"one\n", b"two\n", b"", b"three\n"]
    for text in texts[1:]:
        write_atomic(target, text, state=state, why=f"write {len(text)}")
    assert [step.why for step in history(target, state=state)] == ["write 6", "write 0", "write 4", "write 4"]
    assert earlier(target, 1, state=state) == OLD
    for text in reversed(texts[:-1]):
        undo(target, state=state)
        assert target.read_bytes() == text
    with pytest.raises(WriteError, match="nothing to undo"):
        undo(target, state=state)


def test_undo_takes_away_a_file_that_pubkit_made(tmp_path: Path) -> None:
    path, state = tmp_path / "new.bib", tmp_path / "state"
    write_atomic(path, NEW, state=state)
    undo(path, state=state)
    assert not path.exists()


def test_undo_through_a_link_is_the_same_journal(target: Path, tmp_path: Path) -> None:
    link, state = tmp_path / "link.bib", tmp_path / "state"
    link.symlink_to(target)
    write_atomic(target, NEW, state=state)
    undo(link, state=state)
    assert target.read_bytes() == OLD
    assert link.is_symlink()


def test_undo_leaves_edits_made_since_alone(target: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    write_atomic(target, NEW, state=state)
    target.write_bytes(b"by hand")
    with pytest.raises(WriteError, match="was changed since pubkit wrote it"):
        undo(target, state=state)
    assert target.read_bytes() == b"by hand"
    assert earlier(target, 1, state=state) == OLD


def test_a_journal_that_cannot_be_written_stops_the_write(target: Path, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")
    with pytest.raises(WriteError, match="undo journal cannot be written"):
        write_atomic(target, NEW, state=tmp_path / "state")
    assert target.read_bytes() == OLD


def test_a_damaged_step_changes_nothing(target: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    write_atomic(target, NEW, state=state)
    (step,) = state.rglob("*.step")
    step.write_bytes(step.read_bytes()[:-3])
    with pytest.raises(WriteError, match="damaged"):
        undo(target, state=state)
    assert target.read_bytes() == NEW
