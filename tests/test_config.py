"""Settings: found, checked, and refused with file, key and hint."""

from __future__ import annotations

from pathlib import Path

import pytest

from pubkit import config
from pubkit.errors import ConfigError


def written(folder: Path, text: str, name: str = "pubkit.toml") -> Path:
    (folder / name).write_text(text, "utf-8")
    return folder


def test_settings_are_found_above_and_files_are_absolute(tmp_path: Path) -> None:
    written(tmp_path, 'files = ["a.bib"]\n[me]\nname = "Jane Doe"\naliases = ["J. D."]\n')
    below = tmp_path / "x" / "y"
    below.mkdir(parents=True)
    found = config.load(below, environment={})
    assert found.files == (tmp_path / "a.bib",)
    me = found.me()
    assert me is not None
    assert me.aliases == ("J. D.",)


def test_pyproject_may_hold_them(tmp_path: Path) -> None:
    written(tmp_path, '[tool.pubkit.format]\nstyle = "ieee"\n', "pyproject.toml")
    assert config.load(tmp_path, environment={}).table("format") == {"style": "ieee"}


def test_nothing_set_is_nothing_wrong(tmp_path: Path) -> None:
    found = config.load(tmp_path, environment={"PUBKIT_STATE": "/s"})
    assert (found.files, found.me(), found.state_folder) == ((), None, Path("/s"))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[self]\nnames = ['.*']", "unknown setting self"),
        ("[format]\nstil = 'acm'", r"unknown setting \[format\] stil \(did you mean style\?\)"),
        ("files = 3", "files must be names"),
        ("files = ['']", "files must be names"),
        ("me = 'x'", "me must be a table"),
        ("files = [", "pubkit.toml: "),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        config.load(written(tmp_path, text), environment={})


@pytest.mark.parametrize("text", ["[me]\nname = ''", "[me]\naliases = ['x']"])
def test_an_owner_has_a_name(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigError, match="name"):
        config.load(written(tmp_path, text), environment={}).me()


def test_the_cache_follows_the_platform(tmp_path: Path) -> None:
    found = config.load(tmp_path, environment={"XDG_CACHE_HOME": "/c"})
    assert found.cache_folder == Path("/c/pubkit")
