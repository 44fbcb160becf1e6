"""``pubkit enrich``: fill what is missing from public sources."""

from __future__ import annotations

import contextlib
import itertools
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pubkit import config
from pubkit.cli.console import (
    CLEAN,
    FINDINGS,
    UNUSABLE,
    color_option,
    colored,
    json_option,
    print_diff,
    print_json,
    print_result,
    tell_problems,
)
from pubkit.cli.inputs import check_option, files_argument, lost_something, open_library, output_option, write_option
from pubkit.cli.lookups import (
    lookup_settings,
    offline_option,
    open_client,
    refresh_option,
    source_option,
    split,
    tell_counts,
)

if TYPE_CHECKING:
    from pubkit.enriching.ledger import Ledger
    from pubkit.enriching.source import Outcome
    from pubkit.enriching.stage import Enrichment, Options, Report
    from pubkit.files.journal import Step
    from pubkit.library import Library
    from pubkit.model import Work

    Results = list[tuple[Path | None, Enrichment]]  # each file's ledger, and what came of it

WITH_PROOFS = "pubkit enrich"  # the journal's word for a ledger written with its file


@click.command()
@files_argument
@click.option("--diff", is_flag=True, help="Show what would change and change nothing (the default).")
@write_option
@check_option
@output_option
@source_option
@click.option("--limit", type=click.IntRange(0), metavar="N", help="Look up at most N entries.")
@click.option("--update", multiple=True, metavar="FIELD", help="Let sources replace this field; repeat for others.")
@click.option("--take", multiple=True, metavar="KEY", help="Accept what is offered for this entry.")
@click.option("--dismiss", multiple=True, metavar="KEY", help="Never offer this again for this entry.")
@offline_option
@refresh_option
@json_option
@color_option
def command(
    files: tuple[str, ...],
    diff: bool,
    write: bool,
    check: bool,
    output: str | None,
    sources: tuple[str, ...],
    limit: int | None,
    update: tuple[str, ...],
    take: tuple[str, ...],
    dismiss: tuple[str, ...],
    offline: bool,
    refresh: bool,
    as_json: bool,
    color: str,
) -> int:
    """Fill empty fields from public sources, each with proof; what a person wrote is never changed unasked.

    Sends titles, first authors and identifiers to the sources. A run that is stopped goes on where it was.
    """
    from pubkit.enriching.settings import locked_fields
    from pubkit.enriching.source import Outcome
    from pubkit.enriching.stage import Options
    from pubkit.enriching.wanted import fields_of

    if write and diff:
        raise click.UsageError("--diff and --write exclude each other")
    settings = config.load()
    options = Options(
        update=fields_of(name for given in update for name in split(given)),
        lock=fields_of(locked_fields(settings.table("enrich"))),
        limit=limit,
        take=frozenset(take),
        dismiss=frozenset(dismiss),
    )
    asked = lookup_settings(settings, sources, offline=offline, refresh=refresh)
    library = open_library(files, settings)
    if unknown := {*take, *dismiss} - {work.key for work in library.works}:
        raise click.UsageError(f"no entry is called {', '.join(sorted(unknown))}")
    client = open_client(asked)
    try:
        enriched, results = _enrich(library, options, client, quiet=as_json)
    finally:
        client.close()
    outcomes: Counter[Outcome] = sum((result.outcomes for _, result in results), Counter())
    serious = tell_problems(enriched.problems[len(library.problems) :])
    tell_counts(outcomes, client)
    if as_json:
        print_json(_json(results, outcomes, client.counts))
    elif output:
        _write_out(enriched, output, settings.state_folder)
    elif not write and not check:
        print_diff(enriched.diff(), color=colored(color))
    if write and not output:
        enriched.write(state=settings.state_folder)
    tell_problems(enriched.refused if enriched.changes else ())
    for path, result in results:
        _keep(path, result, write=write and not output, state=settings.state_folder)
    pending = bool(enriched.changes) and not (write or output)
    if outcomes[Outcome.UNAVAILABLE]:
        return UNUSABLE
    return FINDINGS if pending or serious or lost_something(library) else CLEAN


def _enrich(library: Library, options: Options, client: Any, *, quiet: bool) -> tuple[Library, Results]:
    """Each file's works with its own ledger, in the order of the library."""
    from pubkit.enriching.ledger import Ledger, ledger_path, read_ledger
    from pubkit.enriching.stage import enrich

    groups: dict[str, list[int]] = {}
    for index, work in enumerate(library.works):
        groups.setdefault(work.place.file, []).append(index)
    works: list[Work] = list(library.works)
    results: Results = []
    left = options.limit
    for name, indexes in groups.items():
        path = ledger_path(Path(name)) if name and not name.startswith("<") else None
        ledger: Ledger = read_ledger(path) if path else Ledger()
        with _progress(quiet) as progress:
            result = enrich(
                [works[index] for index in indexes],
                options=replace(options, limit=left),
                ledger=ledger,
                client=client,
                progress=progress,
            )
        for index, work in zip(indexes, result.works, strict=True):
            works[index] = work
        results.append((path, result))
        left = None if left is None else left - len(result.reports)
    changes = tuple(change for _, result in results for change in result.changes)
    problems = tuple(problem for _, result in results for problem in result.problems)
    return replace(
        library, works=tuple(works), changes=library.changes + changes, problems=library.problems + problems
    ), results


@contextlib.contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[int, int, Outcome], None] | None]:
    """A bar with rate and time left, where a terminal is there to show it."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("looking up"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, rate="")

        def show(done: int, total: int, outcome: Outcome) -> None:
            speed = bar.tasks[0].speed
            bar.update(task, completed=done, total=total, rate=f"{speed:.1f}/s" if speed else "")

        yield show


def _keep(path: Path | None, result: Enrichment, *, write: bool, state: Path) -> None:
    """Write the ledger beside its file: the proofs with what was written, a dismissal at once."""
    from pubkit.enriching.ledger import read_ledger
    from pubkit.files import write_atomic

    if path is None:
        return
    before = read_ledger(path)
    after = result.ledger if write else replace(before, dismissed=result.ledger.dismissed)
    if after.dumps() != before.dumps():
        write_atomic(path, after.dumps().encode(), state=state, why=WITH_PROOFS if write else "pubkit enrich --dismiss")


def take_back_proofs(file: Path, step: Step, *, state: Path) -> bool:
    """Undo what a ledger was told of a write of ``file`` that is being undone; what was dismissed since stays so.

    Raises WriteError where something else changed the ledger.
    """
    from pubkit.enriching.ledger import ledger_path, read_ledger
    from pubkit.files import history, undo, write_atomic

    path = ledger_path(file)
    later = list(itertools.takewhile(lambda one: one.when >= step.when, history(path, state=state)))
    ours = next((count for count, one in enumerate(later, 1) if one.why == WITH_PROOFS), 0)
    if not ours:
        return False
    dismissed = read_ledger(path).dismissed
    for _ in range(ours):
        undo(path, state=state)
    left = read_ledger(path)
    if left.dismissed != dismissed:
        kept = replace(left, dismissed=dismissed).dumps().encode()
        write_atomic(path, kept, state=state, why="pubkit enrich --dismiss")
    return True


def _write_out(library: Library, output: str, state: Path) -> None:
    if output == "-":
        print_result(library.dumps())
    else:
        library.write(output, state=state)


def _json(results: Results, outcomes: Counter[Outcome], counts: Any) -> dict[str, Any]:
    return {
        "entries": [_entry(report, result) for _, result in results for report in result.reports],
        "problems": [problem for _, result in results for problem in result.problems],
        "outcomes": {str(outcome): count for outcome, count in sorted(outcomes.items())},
        "requests": counts.requests,
        "cached": counts.cached,
    }


def _entry(report: Report, result: Enrichment) -> dict[str, Any]:
    from pubkit.enriching.ledger import proof_of
    from pubkit.enriching.wanted import VARIABLES

    work = result.works[report.index]
    return {
        "key": report.key,
        "outcome": str(report.outcome),
        "sources": {source: str(outcome) for source, outcome in report.asked},
        "silent": dict(report.silent),
        "records": [{"source": source, "url": url, "why": why} for source, url, why in report.records],
        "fields": {VARIABLES.get(proof.field, proof.field): proof_of(work, proof) for proof in report.proofs},
        "offers": [
            {
                "name": offer.name,
                "source": offer.record.source,
                "url": offer.record.url,
                "title": offer.record.work.title,
                "score": round(offer.score, 4),
                "why": offer.why,
            }
            for offer in report.offers
        ],
    }
