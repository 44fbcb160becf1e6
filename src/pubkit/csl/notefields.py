"""Variables written into the note, as Zotero users do for those that their program has no field for.

A convention, not CSL: leading lines ``variable: value``; a name is ``Family || Given``, one line each. Read only
where it is asked for (``note_fields``), since a note may begin with a word and a colon for other reasons.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pubkit.csl.item import DATE_VARIABLES, NAME_VARIABLES
from pubkit.csl.values import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

# CSL 1.0.2, appendix "Variables": standard and number variables.
_TEXT_VARIABLES_TEXT = """
abstract annote archive archive_collection archive_location archive-place authority call-number chapter-number
citation-label collection-number collection-title collection-title-short container-title container-title-short
dimensions division DOI edition event event-place event-title genre ISBN ISSN issue jurisdiction keyword language
license locator medium number number-of-pages number-of-volumes original-publisher original-publisher-place
original-title page page-first part-number part-title PMCID PMID printing-number publisher publisher-place
references reviewed-genre reviewed-title scale section source status supplement-number title title-short URL
version volume volume-title volume-title-short
"""
TEXT_VARIABLES = frozenset(_TEXT_VARIABLES_TEXT.split())
_LINE = re.compile(r"\s*([A-Za-z][A-Za-z_-]+)\s*:\s*(\S.*?)\s*")


def expand(raw: Any) -> Any:
    """The item with the variables of its note in their places; what the item has already stays.

    >>> expand({"id": 1, "note": "genre: Report\\nReally a note."})
    {'id': 1, 'note': 'Really a note.', 'genre': 'Report'}
    """
    if not isinstance(raw, Mapping) or not isinstance(raw.get("note"), str):
        return raw
    lines = raw["note"].split("\n")
    out: dict[str, Any] = dict(raw)
    names: dict[str, list[dict[str, str]]] = {}
    while lines:
        found = _LINE.fullmatch(lines[0])
        variable = found[1] if found else ""
        if found is None or variable not in TEXT_VARIABLES | NAME_VARIABLES | DATE_VARIABLES:
            break
        value = found[2]
        if variable in NAME_VARIABLES:
            family, _, given = (part.strip() for part in value.partition("||"))
            one = {"family": family, "given": given} if given else {"literal": family}
            names.setdefault(variable, []).append(one)
        elif variable in DATE_VARIABLES:
            out.setdefault(variable, {"raw": value})
        else:
            out.setdefault(variable, value)
        lines.pop(0)
    for variable, found_names in names.items():
        out.setdefault(variable, found_names)
    out["note"] = "\n".join(lines)
    return out
