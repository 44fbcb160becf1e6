"""`pubkit convert` from the outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pubkit.cli.convert import command

THESIS = [{"id": "t", "type": "thesis", "title": "T", "shortTitle": "S", "issued": {"date-parts": [[2001]]}}]


@pytest.mark.parametrize(("suffix", "told"), [(".bib", "PK126"), (".ris", "PK033"), (".json", "")])
def test_what_another_format_cannot_say_is_told(tmp_path: Path, suffix: str, told: str) -> None:
    source, target = tmp_path / "in.json", tmp_path / f"out{suffix}"
    items = [{**THESIS[0], "medium": "clay"}]
    source.write_text(json.dumps(items))
    runner = CliRunner(env={"PUBKIT_STATE": str(tmp_path / "state")})
    done = runner.invoke(command, [str(source), "-o", str(target)], standalone_mode=False)
    assert target.exists()
    assert told in done.stderr
    assert bool(told) == bool(done.stderr.strip())
