"""The table read back is the table built, and is built anew when its source has changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pubkit.normalizing.venues.compiled import load, pack, unpack
from pubkit.normalizing.venues.table import Table, build, read, shipped

ONE = "[[table]]\nkind = 'journal'\nrows = '''\nFJ | Foo Journal | =FOO; \\\\fj\n'''\n"
Ask = Callable[..., Table]
TWO = ONE.replace("Foo Journal", "Journal of Foo")


@pytest.fixture
def built() -> list[str]:
    return []


@pytest.fixture
def table_of(tmp_path: Path, built: list[str]) -> Ask:
    source, other = tmp_path / "venues.toml", tmp_path / "words.toml"
    other.write_text("of")

    def build_counted(text: str) -> Table:
        built.append(text)
        return build(read(text))

    def ask(text: str, words: str = "of") -> Table:
        source.write_text(text)
        other.write_text(words)
        return load(source, (other,), build_counted)

    return ask


def test_the_shipped_table_comes_back_whole() -> None:
    assert unpack(pack(shipped())) == shipped()


def test_it_is_built_once(table_of: Ask, built: list[str]) -> None:
    assert table_of(ONE) == table_of(ONE)
    assert len(built) == 1


def test_a_changed_source_is_built_anew(table_of: Ask, built: list[str]) -> None:
    assert [row.name for row in table_of(ONE).rows] == ["Foo Journal"]
    assert [row.name for row in table_of(TWO).rows] == ["Journal of Foo"]
    table_of(TWO, words="of the")
    assert len(built) == 3


@pytest.mark.parametrize("keep", [0, 64, 70, -1])
def test_a_damaged_copy_is_not_read(table_of: Ask, built: list[str], tmp_path: Path, keep: int) -> None:
    whole = table_of(ONE)
    (copy,) = tmp_path.glob("__pycache__/*")
    copy.write_bytes(copy.read_bytes()[:keep])
    assert table_of(ONE) == whole
    assert len(built) == 2


def test_a_folder_that_cannot_be_written(table_of: Ask, tmp_path: Path) -> None:
    (tmp_path / "__pycache__").write_text("in the way")
    assert [row.name for row in table_of(ONE).rows] == ["Foo Journal"]
