"""References printed in styles, read back.

    python benchmarks/importing.py RECORDS.bib [--works 100] [--seed 1] [STYLE...]

RECORDS.bib are works that are known (a sample of DBLP's, say). Each style prints them as a list, `pubkit.reads` reads
the list as text, and the works are compared by title, authors (family names and first initials; "et al." is no error)
and year.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from pathlib import Path

import pubkit
from pubkit.formatting import format_list
from pubkit.model import Work

STYLES = (
    "acm apa ieee chicago-author-date modern-language-association vancouver harvard-cite-them-right nature"
    " springer-lecture-notes-in-computer-science american-chemical-society elsevier-harvard elsevier-with-titles"
    " american-mathematical-society-numeric american-medical-association din-1505-2 cell science"
)
_ENTRY = re.compile(r"\n(?=@)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", type=Path)
    parser.add_argument("styles", nargs="*", default=STYLES.split())
    parser.add_argument("--works", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    entries = _ENTRY.split(options.records.read_text("utf-8"))
    random.Random(options.seed).shuffle(entries)
    works = [work for work in pubkit.reads("\n".join(entries[: 2 * options.works])).works if _printed(work)][
        : options.works
    ]
    print(
        "| style | works | title | authors of these | year of these | CPU ms a work |\n"
        "| --- | ---: | ---: | ---: | ---: | ---: |"
    )
    for style in options.styles:
        text = format_list(tuple(works), style=style).text
        start = time.process_time()
        found = {_folded(work.title): work for work in pubkit.reads(text, "text").works}
        spent = (time.process_time() - start) / len(works) * 1000
        pairs = [(work, found[_folded(work.title)]) for work in works if _folded(work.title) in found]
        authors = sum(_same_authors(*pair) for pair in pairs)
        years = sum(work.year == other.year for work, other in pairs)
        print(
            f"| {style} | {len(works)} | {_share(len(pairs), len(works))} | {_share(authors, len(pairs))} | "
            f"{_share(years, len(pairs))} | {spent:.1f} |"
        )


def _printed(work: Work) -> bool:
    return bool(work.title and work.authors) and work.type in ("article-journal", "paper-conference")


def _same_authors(work: Work, found: Work) -> bool:
    """The same names in order, as far as the style prints them."""
    wanted, got = ([_name(name) for name in one.authors if not name.others] for one in (work, found))
    return wanted == got or (any(name.others for name in found.authors) and wanted[: len(got)] == got)


def _name(name: pubkit.Name) -> tuple[str, str]:
    return _folded(name.family or name.literal), _folded(name.given)[:1]


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", " ", re.sub("<[^>]*>", "", text)).casefold().strip()


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


if __name__ == "__main__":
    main()
