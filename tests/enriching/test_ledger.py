"""The file beside the list: what it remembers, and what it does with what it cannot read."""

from __future__ import annotations

from pathlib import Path

import pytest

from pubkit.enriching.ledger import Ledger, read_ledger
from pubkit.errors import InputError
from pubkit.model import Provenance, Work

WORK = Work("k/ö", "book", "T", volume="3", container_title="J. “Möss”")
PROOFS = [Provenance("volume", "crossref", "https://x", "2026-01-01T00:00:00Z", "", 1.0)]


def test_it_comes_back_as_it_was_and_its_bytes_depend_on_its_content_alone(tmp_path: Path) -> None:
    one = Ledger().recording([(WORK, PROOFS)]).dismissing("a", ["doi:10.5555/2", "doi:10.5555/1"]).taking("b", ["x"])
    other = Ledger().taking("b", ["x"]).dismissing("a", ["doi:10.5555/1"]).dismissing("a", ["doi:10.5555/2"])
    assert one.dumps() == other.recording([(WORK, PROOFS)]).dumps()
    file = tmp_path / "a.pubkit.json"
    file.write_text(one.dumps(), "utf-8")
    again = read_ledger(file)
    assert again.dumps() == one.dumps()
    assert again.proofs["k/ö"]["volume"]["value"] == "3"
    assert again.dismissed == {"a": frozenset({"doi:10.5555/1", "doi:10.5555/2"})}


def test_a_person_may_lock_fields_in_it(tmp_path: Path) -> None:
    file = tmp_path / "a.pubkit.json"
    file.write_text('{"version": 1, "entries": {"k": {"locked": ["journal", "year"]}}}')
    assert read_ledger(file).locked == {"k": frozenset({"container_title", "issued"})}


def test_no_file_is_an_empty_ledger(tmp_path: Path) -> None:
    assert read_ledger(tmp_path / "none.pubkit.json") == Ledger()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"version": 2, "entries": {}}',
        '{"version": 1, "entries": []}',
        '{"version": 1, "entries": {"k": 1}}',
        '{"version": 1, "entries": {"k": {"locked": 1}}}',
        "\x00",
        "[" * 100_000,
    ],
)
def test_what_cannot_be_understood_is_one_clear_error(text: str, tmp_path: Path) -> None:
    file = tmp_path / "a.pubkit.json"
    file.write_text(text)
    with pytest.raises(InputError):
        read_ledger(file)
