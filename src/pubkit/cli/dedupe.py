"""``pubkit dedupe``: which records are one publication, and one record of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pubkit import config
from pubkit.cli.console import (
    CLEAN,
    FINDINGS,
    color_option,
    colored,
    json_option,
    print_diff,
    print_json,
    print_result,
    printable,
    tell,
    tell_problems,
)
from pubkit.cli.decided import decisions_beside, read_decisions
from pubkit.cli.inputs import check_option, files_argument, open_library, output_option, write_option
from pubkit.diagnostics import Problem
from pubkit.errors import PubkitError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pubkit.deduping import Duplicates
    from pubkit.deduping.decisions import Decided
    from pubkit.library import Library
    from pubkit.model import Work

KEEPS = ("comment", "related", "none")


@click.command()
@files_argument
@check_option
@write_option
@output_option
@click.option("--review", is_flag=True, help="Ask about each cluster, a screen each; answers are kept for next time.")
@click.option("--explain", nargs=2, metavar="KEY KEY", help="Say why two entries are, or are not, one publication.")
@click.option("--one-to-one", is_flag=True, help="Match two files: each entry to one of the other file at most.")
@click.option("--keep", type=click.Choice(KEEPS), help="Where a value that is not taken goes; default: comment.")
@click.option("--decisions", metavar="FILE", help="The file of decisions; default: FILE.pubkit.toml beside the list.")
@json_option
@color_option
def command(
    files: tuple[str, ...],
    check: bool,
    write: bool,
    output: str | None,
    review: bool,
    explain: tuple[str, str] | None,
    one_to_one: bool,
    keep: str | None,
    decisions: str | None,
    as_json: bool,
    color: str,
) -> int:
    """Find records of one publication, show how they would be merged, and merge them with --write or -o."""
    settings = config.load()
    library = open_library(files, settings)
    if one_to_one and (len(files) == 1 or len({work.place.file for work in library.works}) > 2):
        raise PubkitError("--one-to-one matches the entries of two files", "name two")
    first = next((work.place.file for work in library.works if work.place.file), "")
    kept = keep or str(settings.table("dedupe").get("keep", "comment"))
    run = Run(library, one_to_one, kept, decisions_beside(first, decisions))
    if explain:
        return run.explain(explain, as_json)
    if review:
        from pubkit.cli.review import review as ask

        answers = ask(run, colored(color))
        if not (write or output):
            return FINDINGS if answers else CLEAN
    found = run.find()
    warned = tell_problems((*found.problems, *run.mixed_scripts()))
    merged = run.merge(found)
    if as_json:
        print_json(run.as_json(found, merged))
    else:
        lines = "".join(f"{printable(line)}\n" for line in run.findings(found))
        if output == "-":  # standard output is the list
            click.echo(lines, err=True, nl=False)
        else:
            print_result(lines)
    tell_problems(merged.refused if found.clusters else ())
    if output and output != "-":
        merged.write(output, state=settings.state_folder)
        tell(f"{output}: {len(library)} entries in, {len(merged)} out")
        return CLEAN
    if write:
        for path in merged.write(state=settings.state_folder):
            tell(f"{path}: written; `pubkit undo {path}` takes it back")
        return CLEAN
    if output == "-":
        print_result(merged.dumps())
        return CLEAN
    if not check and not as_json:
        print_diff(merged.diff(), color=colored(color))
    return FINDINGS if warned or run.open_questions(found) else CLEAN


@dataclass(slots=True)
class Run:
    """One list with the decisions about it."""

    library: Library
    one_to_one: bool
    keep: str
    decisions_file: Path | None
    decided: tuple[Decided, ...] = ()

    def __post_init__(self) -> None:
        self.decided = read_decisions(self.decisions_file)

    @property
    def works(self) -> tuple[Work, ...]:
        """The works as read."""
        return self.library.works

    def mixed_scripts(self) -> list[Problem]:
        """Entries with words of letters that only look alike: they hide duplicates, and are often pasted by mistake."""
        from pubkit.deduping.text import mixed_scripts

        found = [(work, mixed_scripts(f"{work.title} {' '.join(map(str, work.authors))}")) for work in self.works]
        return [
            Problem("PK406", work.place, f"a word mixes two alphabets: {word}", "write it in one")
            for work, word in found
            if word
        ]

    def answers(self) -> dict[tuple[int, int], Decided]:
        """The decisions by positions."""
        if not self.decided:
            return {}
        from pubkit.deduping import decisions

        return decisions.resolve(self.works, self.decided)

    def find(self) -> Duplicates:
        """The duplicates, as the rules and the decisions have it."""
        from pubkit.deduping.settling import settled

        found = self._found(self.works)
        return found if self.one_to_one else settled(self.works, found, self._found, decided=self.answers())

    def _found(self, works: Sequence[Work]) -> Duplicates:
        from pubkit.api import find_duplicates
        from pubkit.deduping import linked
        from pubkit.deduping.decisions import resolve
        from pubkit.deduping.levels import Band

        told = dict.fromkeys(linked(works), Band.VERSION)
        told |= {pair: one.band for pair, one in resolve(works, self.decided).items()}
        return find_duplicates(works, one_to_one=self.one_to_one, decided=told)

    def merge(self, found: Duplicates) -> Library:
        """The library with the duplicates merged and the versions linked."""
        from pubkit.deduping import merge

        result = merge(self.works, found, keep=self.keep, decided=self.answers())
        return replace(self.library, works=result.works, changes=result.changes)

    def open_questions(self, found: Duplicates) -> bool:
        """Whether anything is left to merge, to ask or to link."""
        from pubkit.deduping import linked

        links = linked(self.works)
        return bool(found.clusters or found.maybe or any((p.a, p.b) not in links for p in found.versions))

    def findings(self, found: Duplicates) -> list[str]:
        """One line a finding, as compilers print them."""
        from pubkit.deduping import linked

        links = linked(self.works)
        lines = [
            f"{self.works[cluster[0]].place}: PK401 one publication: {', '.join(self.works[p].key for p in cluster)} "
            f"({self._reason(found, cluster)})"
            for cluster in found.clusters
        ]
        lines += [
            f"{self.works[p.a].place}: PK402 perhaps one publication: {self.works[p.a].key}, {self.works[p.b].key} "
            f"({p.reason}, {p.score:.2f})"
            for p in found.maybe
        ]
        open_ = replace(found, versions=tuple(p for p in found.versions if (p.a, p.b) not in links))
        lines += [self._versions(open_, group) for group in open_.works]
        return lines

    def _versions(self, found: Duplicates, group: tuple[tuple[int, ...], ...]) -> str:
        """One work: the first record of each publication, and why the later ones are others."""
        told = [self.works[group[0][0]].key]
        for index, publication in enumerate(group[1:], start=1):
            before = {position for one in group[:index] for position in one}
            pairs = [p for p in found.versions if {p.a, p.b} & before and {p.a, p.b} & set(publication)]
            best = max(pairs, key=lambda p: p.score, default=None)
            told.append(self.works[publication[0]].key + (f" ({best.reason}, {best.score:.2f})" if best else ""))
        return f"{self.works[group[0][0]].place}: PK403 versions of one work: {', '.join(told)}"

    def _reason(self, found: Duplicates, cluster: tuple[int, ...]) -> str:
        inside = [pair for pair in found.sure if pair.a in cluster and pair.b in cluster]
        weakest = min(inside, key=lambda pair: pair.score, default=None)
        return f"{weakest.reason}, {weakest.score:.2f}" if weakest else "decided"

    def as_json(self, found: Duplicates, merged: Library) -> dict[str, object]:
        """The findings as plain values."""

        def told(position: int) -> dict[str, object]:
            place = self.works[position].place
            return {"key": self.works[position].key, "file": place.file, "line": place.line, "position": position}

        return {
            "clusters": [[told(position) for position in cluster] for cluster in found.clusters],
            **{
                band: [
                    {"a": told(p.a), "b": told(p.b), "score": round(p.score, 4), "rule": p.rule, "reason": p.reason}
                    for p in getattr(found, band)
                ]
                for band in ("sure", "maybe", "versions")
            },
            "works": [[[told(position) for position in one] for one in work] for work in found.works],
            "changes": list(merged.changes),
        }

    def explain(self, keys: tuple[str, str], as_json: bool) -> int:
        """Print how the rules read two entries."""
        from pubkit.deduping.explain import explain
        from pubkit.normalizing import venue_key

        a, b = self._positions(keys)
        decision, readings = explain(self.works[a], self.works[b], venue_key=venue_key)
        if as_json:
            rows = [{name: getattr(row, name) for name in ("field", "a", "b", "level", "points")} for row in readings]
            print_json(
                {"band": decision.band, "rule": decision.rule, "score": round(decision.score, 4), "fields": rows}
            )
            return CLEAN
        lines = [f"{decision.band}: {decision.reason} [{decision.rule}, {decision.score:.2f}]", ""]
        for row in readings:
            lines += [
                f"{row.field:8} {row.points:+5.1f}  {row.level}",
                f"{'':16}{row.a or '-'}",
                f"{'':16}{row.b or '-'}",
            ]
        total = sum(row.points for row in readings)
        lines.append(f"{'sum':8} {total:+5.1f}  (a veto beats the sum; short titles and relative pages count less)")
        print_result("".join(f"{printable(line)}\n" for line in lines))
        return CLEAN

    def _positions(self, keys: tuple[str, str]) -> tuple[int, int]:
        found: list[int] = []
        for key in keys:
            at = [i for i, work in enumerate(self.works) if work.key == key and i not in found]
            if not at:
                raise PubkitError(f"no entry has the key {key!r}")
            found.append(at[0])
        return found[0], found[1]

    def save(self) -> None:
        """Write the decisions to their file."""
        from pubkit.deduping import decisions
        from pubkit.files import write_atomic

        if self.decisions_file is None:
            raise PubkitError("this list was not read from a file", "name one for the decisions with --decisions")
        write_atomic(self.decisions_file, decisions.serialize(self.decided).encode("utf-8"))
