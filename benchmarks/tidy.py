"""`pubkit tidy` beside bibtex-tidy (npm), as processes on the same file: time, and how many entries come out alike.

    python benchmarks/tidy.py FILE.bib BIBTEX_TIDY.js

BIBTEX_TIDY.js is node_modules/bibtex-tidy/bin/bibtex-tidy. Entries are compared without their line breaks.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

# name, bibtex-tidy's options, pubkit's; the layouts of both made the same
LAYOUT = ["--indent", "2", "--align", "16", "--no-trailing-commas"]
ROWS = [
    ("layout", [], ["--no-months", "--no-doi"]),
    ("braces, numbers, months", ["--curly", "--numeric", "--months"],
     ["--enclosing", "braces", "--numeric", "--no-doi"]),
    ("sort by key, sort fields", ["--sort", "--sort-fields=title,author,year"],
     ["--sort", "key", "--sort-fields", "--field-order", "title,author,year", "--no-months", "--no-doi"]),
    ("keys by pattern", ["--generate-keys"],
     ["--generate-keys", "[auth:required:lower][year:required][veryshorttitle:lower]", "--no-months", "--no-doi"]),
]  # fmt: skip
RUNS = 3


def run(command: list[str], data: bytes) -> tuple[float, str]:
    """The best time of some runs, and what was printed."""
    best, out = float("inf"), b""
    for _ in range(RUNS):
        start = time.perf_counter()
        out = subprocess.run(command, input=data, capture_output=True, check=True).stdout
        best = min(best, time.perf_counter() - start)
    return best, out.decode("utf-8")


def entries(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.replace("\n@", "\n\0@").split("\0") if part.strip()]


def main() -> None:
    data = Path(sys.argv[1]).read_bytes()
    print("| options | bibtex-tidy (s) | pubkit (s) | ratio | entries alike |\n| --- | --- | --- | --- | --- |")
    for name, theirs, ours in ROWS:
        peer, peer_text = run(["node", sys.argv[2], "--quiet", "--no-escape", *theirs], data)
        mine, text = run([sys.executable, "-m", "pubkit.cli.main", "tidy", "-", "-o", "-", *LAYOUT, *ours], data)
        pairs = list(zip(entries(peer_text), entries(text), strict=False))
        alike = sum(one == other for one, other in pairs)
        print(f"| {name} | {peer:.2f} | {mine:.2f} | {peer / mine:.1f} | {alike} of {len(pairs)} |", flush=True)


if __name__ == "__main__":
    main()
