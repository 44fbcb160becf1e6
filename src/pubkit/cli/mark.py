"""``pubkit mark``: who is the owner and who shares the first place, written into the file as annotations."""

from __future__ import annotations

from dataclasses import replace

import click

from pubkit import config
from pubkit.cli.console import CLEAN, FINDINGS, print_json, tell, tell_problems
from pubkit.cli.ending import Ending, ending_options
from pubkit.cli.inputs import files_argument, lost_something, me_option, open_library, owner
from pubkit.errors import ConfigError
from pubkit.model import Mark, Work


@click.command()
@files_argument
@me_option
@ending_options
def command(files: tuple[str, ...], me: str | None, ending: Ending) -> int:
    """Show which annotations (author+an) would mark the owner; --write adds them.

    The owner is found by profile: --me, or [me] of the configuration. What a person marked stays.
    """
    settings = config.load()
    person = owner(me, settings)
    if person is None:
        raise ConfigError("whose list is it?", 'say --me "Given Family", or write [me] in pubkit.toml')
    library = open_library(files, settings)
    marked = library.identify(person)
    serious = tell_problems(marked.problems[len(library.problems) :])
    kept = [_kept(old, new) for old, new in zip(library.works, marked.works, strict=True)]
    marked = replace(marked, works=tuple(kept))
    changed = [new for old, new in zip(library.works, marked.works, strict=True) if old != new]
    if ending.as_json:
        found = [
            {"key": work.key, "authors": [{"name": str(name), "marks": sorted(name.marks)} for name in work.authors]}
            for work in marked.works
        ]
        print_json({"changed": [work.key for work in changed], "works": found})
    ending.deliver(marked, settings)
    if changed and not ending.as_json:
        tell_problems(marked.refused)
        tell(f"marked {len(changed)}" if ending.applied else f"{len(changed)} of {len(library)} works would change")
    pending = bool(changed) and not ending.applied
    return FINDINGS if pending or serious or lost_something(library) else CLEAN


def _kept(old: Work, new: Work) -> Work:
    """The marked work; the one as read where a person marked somebody else as the owner: that is theirs to say."""
    told = {place for place, name in enumerate((*old.authors, *old.editors)) if Mark.SELF in name.marks}
    found = {place for place, name in enumerate((*new.authors, *new.editors)) if Mark.SELF in name.marks}
    return new if told <= found else old
