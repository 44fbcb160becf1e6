"""Styles by the names people say: short names of CSL styles, and the styles of our own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

STYLE_ALIASES: Mapping[str, str] = {
    "acs": "american-chemical-society",
    "ama": "american-medical-association",
    "ams": "american-mathematical-society-numeric",
    "chicago": "chicago-author-date",
    "harvard": "harvard-cite-them-right",
    "lncs": "springer-lecture-notes-in-computer-science",
    "mla": "modern-language-association",
    "vancouver": "nlm-citation-sequence",
}


def own_style(name: str) -> Path | None:
    """The file of a style of pubkit's own, in ``styles/`` of the project or of the installed package."""
    package = Path(__file__).parents[1]
    folders = (package / "styles", package.parents[1] / "styles")
    return next((file for folder in folders if (file := folder / f"{name}.csl").is_file()), None)
