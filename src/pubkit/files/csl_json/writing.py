"""Work -> CSL-JSON, with what CSL has no variable for kept under ``custom`` (CSL 1.0.2 input schema)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from pubkit.files.csl_json.values import table
from pubkit.model import Work


def to_csl_json(works: Sequence[Work]) -> list[dict[str, Any]]:
    """CSL-JSON items that hold all of each work: also marks, eprints, other ids and relations.

    >>> to_csl_json([Work("k", "article", "T", eprint="2401.00001", eprint_type="arxiv")])[0]["archive_location"]
    '2401.00001'
    """
    return [_item(work) for work in works]


def dumps(works: Sequence[Work]) -> str:
    """CSL-JSON text: an array, with two spaces of indentation."""
    return json.dumps(to_csl_json(works), ensure_ascii=False, indent=2) + "\n"


def dumps_lines(works: Sequence[Work]) -> str:
    """JSON lines: one item a line."""
    return "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in to_csl_json(works))


def _item(work: Work) -> dict[str, Any]:
    item = work.to_csl_json(marks=True)
    for variable in table().structured:
        if variable in work.extra:
            try:
                item[variable] = json.loads(work.extra[variable])
            except ValueError:
                continue  # the field of another source that has this name: text
    own: dict[str, Any] = {}
    if work.eprint:
        item.setdefault("archive", "arXiv" if work.eprint_type.lower() == "arxiv" else work.eprint_type)
        item.setdefault("archive_location", work.eprint)
        if (item["archive"].lower(), item["archive_location"]) != ("arxiv", work.eprint):
            own |= {"eprint": work.eprint, "eprint_type": work.eprint_type}
        if not item["archive"]:
            del item["archive"]
    if work.ids:
        own["ids"] = list(work.ids)
    if work.related:
        own["related"] = [[link.kind, link.key] for link in work.related]
    custom = item.get("custom", {})
    if own and isinstance(custom, dict):
        item["custom"] = {**custom, "pubkit": own}
    return item
