"""What a person has set: pubkit.toml, or [tool.pubkit] in pyproject.toml, and the environment.

This is the only place that reads either. Everything else is handed values.
"""

from __future__ import annotations

import difflib
import os
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pubkit.errors import ConfigError

if TYPE_CHECKING:
    from pubkit.enriching.settings import Settings
    from pubkit.identifying import Person

# table -> its keys; None where a stage checks its own table
TABLES: Mapping[str, frozenset[str] | None] = {
    "me": frozenset({"name", "family", "given", "aliases", "native", "former", "orcid", "dblp", "coauthors"}),
    "format": frozenset({"style", "to", "locale", "engine", "keep-visible", "legend"}),
    "venues": None,
    "normalize": None,
    "check": None,
    "tidy": None,
    "dedupe": None,
    "enrich": None,
}
TOP = frozenset({"files", *TABLES})


@dataclass(frozen=True, slots=True)
class Config:
    """Settings as read. ``files`` are absolute; ``tables`` holds each stage's own table; ``environment`` is what
    was set when pubkit started."""

    path: Path | None = None
    files: tuple[Path, ...] = ()
    tables: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    environment: Mapping[str, str] = field(default_factory=dict)

    def table(self, name: str) -> Mapping[str, Any]:
        """One stage's settings; empty where nothing is set."""
        return self.tables.get(name, {})

    def me(self) -> Person | None:
        """The list's owner, from ``[me]``."""
        from pubkit.identifying import Person

        settings = dict(self.table("me"))
        if not settings:
            return None
        if not isinstance(settings.get("name"), str):
            raise ConfigError(f"{self.path}: [me] has no name", 'write name = "Given Family"')
        return Person(settings.pop("name"), **settings)

    def setting(self, name: str, default: str = "") -> str:
        """One environment variable, such as ``PUBKIT_CROSSREF_URL``."""
        return self.environment.get(name, default)

    def lookups(self, **how: Any) -> Settings:
        """How sources are asked, from ``[enrich]`` and the environment; ``how`` as `settings_from` takes it."""
        from pubkit.enriching.settings import settings_from

        return settings_from(self.table("enrich"), self.environment, self.cache_folder, **how)

    @property
    def cache_folder(self) -> Path:
        """Where look-ups and indexes are kept: ``PUBKIT_CACHE``, or the user's cache folder."""
        return self._user_folder("PUBKIT_CACHE", "XDG_CACHE_HOME", ".cache", "Caches")

    @property
    def state_folder(self) -> Path:
        """Where journals for undo are kept: ``PUBKIT_STATE``, or the user's state folder."""
        return self._user_folder("PUBKIT_STATE", "XDG_STATE_HOME", ".local/state", "Application Support")

    def _user_folder(self, own: str, xdg: str, home: str, mac: str) -> Path:
        if told := self.setting(own):
            return Path(told)
        if sys.platform == "win32":
            return Path(self.setting("LOCALAPPDATA") or Path.home()) / "pubkit"
        if sys.platform == "darwin" and not self.setting(xdg):
            return Path.home() / "Library" / mac / "pubkit"
        return Path(self.setting(xdg) or Path.home() / home) / "pubkit"


def load(start: Path | None = None, *, environment: Mapping[str, str] | None = None) -> Config:
    """Read the nearest settings at or above ``start`` (default: the working folder).

    Raises ConfigError, naming file and key, on a file that is no TOML, an unknown name, or a wrong type.
    """
    environment = dict(os.environ if environment is None else environment)
    folder = (start or Path.cwd()).resolve()
    for parent in (folder, *folder.parents):
        own, project = parent / "pubkit.toml", parent / "pyproject.toml"
        if own.is_file():
            return _checked(own, _toml(own), environment)
        if project.is_file() and isinstance(settings := _toml(project).get("tool", {}).get("pubkit"), dict):
            return _checked(project, settings, environment)
    return Config(environment=environment)


def load_environment(name: str) -> str:
    """One environment variable as it is now, or an empty string."""
    return os.environ.get(name, "")


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise ConfigError(f"{path}: {error}") from None


def _checked(path: Path, settings: Mapping[str, Any], environment: Mapping[str, str]) -> Config:
    _known(path, "", settings, TOP)
    tables: dict[str, Mapping[str, Any]] = {}
    for name, keys in TABLES.items():
        table = settings.get(name, {})
        if not isinstance(table, dict):
            raise ConfigError(f"{path}: {name} must be a table", f"write [{name}]")
        if keys is not None:
            _known(path, name, table, keys)
        tables[name] = table
    files = settings.get("files", [])
    files = [files] if isinstance(files, str) else files
    if not isinstance(files, list) or not all(isinstance(file, str) and file for file in files):
        raise ConfigError(f"{path}: files must be names of files", 'write files = ["publications.bib"]')
    return Config(path, tuple(path.parent / file for file in files), tables, environment)


def _known(path: Path, table: str, settings: Mapping[str, Any], keys: frozenset[str]) -> None:
    for key in settings:
        if key not in keys:
            near = difflib.get_close_matches(key, keys, 1, 0.5)
            where = f"[{table}] {key}" if table else key
            raise ConfigError(f"{path}: unknown setting {where}", f"did you mean {near[0]}?" if near else "")
