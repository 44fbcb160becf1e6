"""Compare the text of entries that two processors print: how many are the same, and how the others differ.

    python benchmarks/csl_compare.py OURS.json THEIRS.json [--show N]

Both files map style -> id -> HTML, as `csl_styles.py` and `citeproc_js.mjs` write them. Text is compared: tags go,
character references are read, runs of blanks count as one.
"""

from __future__ import annotations

import argparse
import collections
import difflib
import html
import json
import re
from pathlib import Path

_SPACES = re.compile(r"\s+")


def text(entry: str) -> str:
    """The text of an HTML entry."""
    entry = re.sub(r"</div>\s*<div", "</div> <div", entry)
    return _SPACES.sub(" ", html.unescape(re.sub(r"<[^>]+>", "", entry))).strip()


def difference(ours: str, theirs: str) -> str:
    """The first place where they differ, with a little around it."""
    matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            return f"{ours[max(0, a - 12) : a]}[{ours[a:b]}|{theirs[c:d]}]{ours[b : b + 12]}"
    return ""


def kind(ours: str, theirs: str) -> str:
    """What is different, without its surroundings: to count differences of one kind."""
    matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
    parts = [f"[{ours[a:b]}|{theirs[c:d]}]" for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]
    return "".join(parts)[:60]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ours", type=Path)
    parser.add_argument("theirs", type=Path)
    parser.add_argument("--show", type=int, default=40)
    arguments = parser.parse_args()
    ours, theirs = (json.loads(file.read_text("utf-8")) for file in (arguments.ours, arguments.theirs))
    same = total = failed = missing = whole = 0
    kinds: collections.Counter[str] = collections.Counter()
    examples: dict[str, str] = {}
    for style, entries in theirs.items():
        if not entries or "error" in entries or style not in ours:
            failed += 1
            continue
        mine = ours[style]
        before = same
        for key in mine:
            total += 1
            if key not in entries:
                missing += not text(mine[key])
                same += not text(mine[key])
                continue
            a, b = text(mine[key]), text(entries[key])
            if a == b:
                same += 1
                continue
            what = kind(a, b)
            kinds[what] += 1
            examples.setdefault(what, f"{style} {key}: {difference(a, b)}")
        whole += same - before == len(mine)
    print(f"{same} of {total} entries are the same ({same / max(1, total):.2%}), {missing} of them empty in both;")
    print(f"{whole} styles are the same throughout; {failed} styles were not compared (no bibliography, or an error)")
    for what, count in kinds.most_common(arguments.show):
        print(f"{count:6} {what}   {examples[what]}")


if __name__ == "__main__":
    main()
