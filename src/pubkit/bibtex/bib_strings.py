"""BibLaTeX's localisation keys that stand in fields, in English (manual 3.19, section 4.9.2). Knowledge alone."""

from __future__ import annotations

BIB_STRINGS: dict[str, str] = {
    "inpreparation": "in preparation",
    "submitted": "submitted",
    "forthcoming": "forthcoming",
    "inpress": "in press",
    "prepublished": "pre-published",
    "newseries": "new series",
    "oldseries": "old series",
    "in": "in",
    "and": "and",
    "andothers": "et al.",
    "volume": "volume",
    "volumes": "volumes",
    "number": "number",
    "chapter": "chapter",
    "page": "page",
    "pages": "pages",
    "edition": "edition",
    "editor": "editor",
    "editors": "editors",
    "translator": "translator",
    "reprint": "reprint",
    "review": "review",
    "jourser": "series",
    "bookser": "series",
    "phdthesis": "PhD thesis",
    "mathesis": "MA thesis",
    "bathesis": "BA thesis",
    "techreport": "technical report",
    "resreport": "research report",
    "software": "computer software",
    "circa": "circa",
    "nodate": "no date",
}
# Those that may be the whole of a ``pubstate`` or a ``series``.
KEYS_OF_FIELDS = frozenset(
    {"inpreparation", "submitted", "forthcoming", "inpress", "prepublished", "newseries", "oldseries"}
)
