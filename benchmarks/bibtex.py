"""BibTeX readers side by side: parse, parse and write unchanged, parse with LaTeX decoded and names split; memory.

    python benchmarks/bibtex.py FILE [--entries N] [--repeat R] [--python PATH]... [--task TASK]...

FILE is a .bib file, or DBLP records as JSON lines (``{"bib": "@..."}``), gzipped or not. Each run is a process of its
own, in the first interpreter of --python (the one that runs this script comes first) that has the peer: bibtexparser
1 and 2 cannot live in one. Best of R processor times; peers that no interpreter has are left out. Prints Markdown.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path

# What runs in the child: `data` holds the file's bytes, `text` its text; the result is how many entries were read.
ENGINES: dict[str, dict[str, str]] = {
    "pubkit": {
        "import": "from pubkit.bibtex import read",
        "parse": "d = read(data)\nn = sum(1 for e in d.entries if e.values)",
        "write": "d = read(data)\nn = len(d.entries)\nassert d.to_bytes() == data",
        "decode": "d = read(data)\nn = len(d.works)",
    },
    "bibtexparser 2": {
        "import": "import bibtexparser, logging\nfrom bibtexparser import middlewares as m\n"
        "logging.disable(logging.CRITICAL)\nassert bibtexparser.__version__.startswith('2')",
        "parse": "n = len(bibtexparser.parse_string(text).entries)",
        "write": "lib = bibtexparser.parse_string(text)\nn = len(lib.entries)\nbibtexparser.write_string(lib)",
        "decode": "n = len(bibtexparser.parse_string(text, append_middleware=[m.LatexDecodingMiddleware(), "
        "m.SeparateCoAuthors(), m.SplitNameParts()]).entries)",
    },
    "bibtexparser 1": {
        "import": "import bibtexparser, logging\nfrom bibtexparser.bparser import BibTexParser\n"
        "from bibtexparser.customization import author, convert_to_unicode\nlogging.disable(logging.CRITICAL)\n"
        "assert bibtexparser.__version__.startswith('1')",
        "parse": "n = len(BibTexParser(common_strings=True, ignore_nonstandard_types=False).parse(text).entries)",
        "write": "lib = BibTexParser(common_strings=True, ignore_nonstandard_types=False).parse(text)\n"
        "n = len(lib.entries)\nbibtexparser.dumps(lib)",
        "decode": "p = BibTexParser(common_strings=True, ignore_nonstandard_types=False, "
        "customization=lambda r: author(convert_to_unicode(r)))\nn = len(p.parse(text).entries)",
    },
    "pybtex": {
        "import": "from pybtex.database import parse_string",
        "parse": "n = len(parse_string(text, 'bibtex').entries)",
        "write": "lib = parse_string(text, 'bibtex')\nn = len(lib.entries)\nlib.to_string('bibtex')",
    },
    "biblib-simple": {
        "import": "import io, biblib.bib",
        "parse": "n = len(biblib.bib.Parser().parse(io.StringIO(text)).get_entries())",
    },
    "refkit (Rust)": {
        "import": "import refkit",
        "parse": "d = refkit.BibDocument.parse(text)\nn = len(d.entries)",
        "write": "d = refkit.BibDocument.parse(text)\nn = len(d.entries)\nd.to_bibtex()",
    },
}
TASKS = ("parse", "write", "decode")

CHILD = """
import json, re, sys, time
data = open(sys.argv[1], "rb").read()
text = data.decode()
{prelude}
start = time.process_time()
{body}
spent = time.process_time() - start
# What this process alone took at most (Linux); rusage would count the parent before exec.
peak = re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())
print(json.dumps([n, spent, int(peak[1]) / 1024]))
"""


def records(file: Path, entries: int) -> bytes:
    """The first ``entries`` records of FILE as one .bib file."""
    raw = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    if ".jsonl" not in file.name:
        return raw
    lines = raw.decode().splitlines()[: entries or None]
    return "\n\n".join(json.loads(line)["bib"].strip() for line in lines).encode() + b"\n"


def run(python: str, engine: str, task: str, file: str) -> tuple[int, float, float] | None:
    """Entries read, seconds, megabytes at most; None when ``python`` has not the engine or it fails."""
    code = CHILD.format(prelude=ENGINES[engine]["import"], body=ENGINES[engine][task])
    done = subprocess.run([python, "-c", code, file], capture_output=True, text=True, check=False)
    if done.returncode:
        return None
    entries, seconds, megabytes = json.loads(done.stdout.splitlines()[-1])
    return entries, seconds, megabytes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--entries", type=int, default=0, help="of JSON lines, the first N")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--python", action="append", default=[], help="another interpreter that has peers")
    parser.add_argument("--task", action="append", choices=TASKS, help="default: all")
    parser.add_argument("--engine", action="append", choices=list(ENGINES), help="default: all")
    given = parser.parse_args()
    data = records(given.file, given.entries)
    print(f"{len(data) / 1e6:.1f} MB, best of {given.repeat}\n")
    print("| task | reader | entries | seconds | MB | pubkit is |\n| --- | --- | ---: | ---: | ---: | ---: |")
    with tempfile.NamedTemporaryFile(suffix=".bib") as file:
        file.write(data)
        file.flush()
        for task in given.task or TASKS:
            ours = 0.0
            for engine in given.engine or ENGINES:
                if task not in ENGINES[engine]:
                    continue
                for python in (sys.executable, *given.python):
                    runs = [found for _ in range(given.repeat) if (found := run(python, engine, task, file.name))]
                    if runs:
                        break
                else:
                    continue
                entries, seconds, megabytes = min(runs, key=lambda found: found[1])
                ours = ours or seconds
                print(
                    f"| {task} | {engine} | {entries:,} | {seconds:.2f} | {megabytes:.0f} | {seconds / ours:.1f} x |",
                    flush=True,
                )


if __name__ == "__main__":
    main()
