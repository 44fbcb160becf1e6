"""``pubkit doi``: an identifier as an entry that is ready to paste."""

from __future__ import annotations

import click

from pubkit import config
from pubkit.cli.console import CLEAN, FINDINGS, UNUSABLE, json_option, print_json, print_result, tell, tell_problems
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

_WORDS = {
    "unavailable": "nobody answered; this does not say that it does not exist",
    "absent": "nobody knows it",
}


@click.command()
@click.argument("identifiers", nargs=-1, required=True, metavar="DOI...")
@source_option
@offline_option
@refresh_option
@json_option
def command(identifiers: tuple[str, ...], sources: tuple[str, ...], offline: bool, refresh: bool, as_json: bool) -> int:
    """Print the entry of a DOI or an arXiv identifier, however it is written, ready to paste."""
    from dataclasses import replace

    from pubkit.enriching.lookup import Entry, look_up
    from pubkit.enriching.notices import notices
    from pubkit.model import Place

    settings = config.load()
    asking = lookup_settings(settings, sources, offline=offline, refresh=refresh)
    client = open_client(asking)
    entries: list[Entry] = []
    code = CLEAN
    try:
        with open_dumps(asking) as dumps:
            answers = [(identifier, look_up(client, identifier, dumps)) for identifier in identifiers]
    finally:
        client.close()
    for identifier, looked in answers:
        entries += looked.entries
        if looked.entries and looked.finding:
            found = replace(looked.entries[0].work, place=Place(identifier))
            if tell_problems(notices(found, looked.finding)):
                code = max(code, FINDINGS)
            continue
        tell_silence(looked.silent)
        tell(f"{identifier}: {_WORDS.get(looked.outcome, looked.outcome)}")
        code = max(code, UNUSABLE if looked.outcome == "unavailable" else FINDINGS)
    if as_json:
        print_json([entry.work.to_csl_json() for entry in entries])
    else:
        print_result(as_bibtex(entries))
    return code
