"""What the commands that look things up share: their options, their settings, their words."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pubkit.cli.console import printable, tell
from pubkit.config import Config

if TYPE_CHECKING:
    from pubkit.enriching.client import Client
    from pubkit.enriching.lookup import Entry
    from pubkit.enriching.settings import Settings
    from pubkit.enriching.source import LocalSource, Outcome

F = TypeVar("F", bound=Callable[..., Any])

source_option = click.option(
    "--source", "sources", multiple=True, metavar="NAME", help="Ask these sources alone; repeat, or part by commas."
)
offline_option = click.option("--offline", is_flag=True, help="Ask nobody: take what is in the cache, of any age.")
refresh_option = click.option("--refresh", is_flag=True, help="Ask again for what is in the cache.")


def lookup_settings(settings: Config, sources: Iterable[str], *, offline: bool, refresh: bool) -> Settings:
    """The look-ups' settings out of the configuration and the command line.

    A dump that cannot be used is told and left out; one that was named is an error.
    """
    from dataclasses import replace

    from pubkit.enriching.sources import web_source

    named = [name for given in sources for name in split(given)]
    made = settings.lookups(sources=named, offline=offline, refresh=refresh)
    for name in made.sources:
        web_source(name)  # an unknown one is told before anything is asked
    return replace(made, dumps=tuple(path for path in made.dumps if _is_usable(path, named=bool(named))))


def _is_usable(path: Path, *, named: bool) -> bool:
    from pubkit.enriching.dumps import open_index
    from pubkit.errors import InputError

    try:
        open_index(path).close()
    except InputError as error:
        if named:
            raise
        tell(f"asked without a dump: {error}" + (f" ({error.hint})" if error.hint else ""))
        return False
    return True


@contextlib.contextmanager
def open_dumps(settings: Settings) -> Iterator[tuple[LocalSource, ...]]:
    """The dumps of the settings, open for as long as they are asked."""
    from pubkit.enriching.dumps import open_index

    with contextlib.ExitStack() as stack:
        yield tuple(stack.enter_context(contextlib.closing(open_index(path))) for path in settings.dumps)


def open_client(settings: Settings) -> Client:
    """The client, which says who asks."""
    from importlib.metadata import PackageNotFoundError, version

    from pubkit.enriching.client import Client

    try:
        own = version("pubkit-bib")
    except PackageNotFoundError:
        own = "0"
    return Client(settings, version=own)


def split(given: str) -> list[str]:
    """The names in an option's value.

    >>> split("dblp, crossref,")
    ['dblp', 'crossref']
    """
    return [name.strip() for name in given.split(",") if name.strip()]


def tell_counts(outcomes: Counter[Outcome], client: Client) -> None:
    """One line to standard error: how the look-ups ended and what they cost."""
    ended = ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items()))
    counts = client.counts
    total = sum(outcomes.values())
    cost = f"{counts.requests} request{'' if counts.requests == 1 else 's'}, {counts.cached} from the cache"
    tell(f"{total} entr{'y' if total == 1 else 'ies'} looked up: {ended or 'none'}; {cost}")


def tell_silence(silent: Iterable[tuple[str, str]]) -> None:
    """Which sources did not answer, and why."""
    for source, detail in silent:
        tell(f"{source} did not answer: {detail}")


def as_bibtex(entries: Sequence[Entry]) -> str:
    """The entries as BibTeX, each with a key of its own."""
    from dataclasses import replace

    from pubkit import bibtex

    works, seen = [], Counter[str]()
    for entry in entries:
        key = entry.work.key
        seen[key] += 1
        # BibTeX has no word for a preprint but @misc, where it is told by its eprint.
        kind = "document" if entry.work.type == "article" else entry.work.type
        works.append(replace(entry.work, type=kind, key=key if seen[key] == 1 else f"{key}{chr(95 + seen[key])}"))
    return printable(bibtex.read("").updated(works).text.strip("\n")) + "\n" if works else ""
