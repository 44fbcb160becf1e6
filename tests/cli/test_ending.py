"""Where a changed list goes: shown, printed, to another file, to its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from pubkit.cli.ending import Ending
from pubkit.config import Config
from pubkit.library import read

BEFORE, AFTER = "@misc{k, pages = {1-9}}\n", "@misc{k, pages = {1--9}}\n"


@pytest.mark.parametrize(
    ("ending", "printed", "own", "other"),
    [
        (Ending(color="never"), "+@misc{k, pages = {1--9}}", BEFORE, None),
        (Ending(check=True), "", BEFORE, None),
        (Ending(as_json=True), "", BEFORE, None),
        (Ending(output="-"), AFTER, BEFORE, None),
        (Ending(output="b.bib"), "", BEFORE, AFTER),
        (Ending(write=True), "", AFTER, None),
        (Ending(write=True, output="b.bib"), "", BEFORE, AFTER),
    ],
)
def test_ending(
    ending: Ending,
    printed: str,
    own: str,
    other: str | None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.bib").write_text(BEFORE)
    ending.deliver(read("a.bib").normalize(), Config(environment={"PUBKIT_STATE": str(tmp_path / "state")}))
    out = capsys.readouterr().out
    assert printed in out if printed else out == ""
    assert Path("a.bib").read_text() == own
    assert (Path("b.bib").read_text() if Path("b.bib").exists() else None) == other
    assert ending.applied is (ending.write or ending.output is not None)
