"""``pubkit search``: title words as an entry that is ready to paste."""

from __future__ import annotations

import click

from pubkit import config
from pubkit.cli.console import CLEAN, FINDINGS, UNUSABLE, json_option, print_json, print_result, tell
from pubkit.cli.lookups import (
    as_bibtex,
    lookup_settings,
    offline_option,
    open_client,
    open_dumps,
    refresh_option,
    source_option,
    tell_silence,
)


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("-n", "--number", type=click.IntRange(1), metavar="N", help="Print up to N entries, best first.")
@source_option
@offline_option
@refresh_option
@json_option
def command(
    words: tuple[str, ...], number: int | None, sources: tuple[str, ...], offline: bool, refresh: bool, as_json: bool
) -> int:
    """Print the entry whose title fits WORDS best, ready to paste.

    An ORCID iD or the address of a DBLP person prints everything that is listed there.
    """
    from pubkit.enriching.lookup import search
    from pubkit.enriching.people import orcid_id
    from pubkit.enriching.source import Outcome
    from pubkit.enriching.sources.dblp import PERSON

    settings = config.load()
    asked = " ".join(words)
    listing = bool(orcid_id(asked) or PERSON.fullmatch(asked.strip()))
    if orcid_id(asked) and not sources:
        sources = ("orcid",)
    asking = lookup_settings(settings, sources, offline=offline, refresh=refresh)
    client = open_client(asking)
    try:
        with open_dumps(asking) as dumps:
            looked = search(client, asked, dumps)
    finally:
        client.close()
    if not (offline and looked.entries):
        tell_silence(looked.silent)
    shown = looked.entries[: number or (None if listing else 1)]
    if not shown:
        unknown = looked.outcome is Outcome.UNAVAILABLE
        tell("nobody answered" if unknown else f"nothing is close to {asked!r}")
        return UNUSABLE if unknown else FINDINGS
    if as_json:
        print_json([entry.work.to_csl_json() for entry in shown])
    else:
        print_result(as_bibtex(shown))
    if more := len(looked.entries) - len(shown):
        tell(f"{more} more: -n {len(looked.entries)} prints them")
    return CLEAN
