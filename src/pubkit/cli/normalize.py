"""``pubkit normalize``: author lists, venues and text as a careful librarian would write them."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

import click

from pubkit import config
from pubkit.cli.annotate import annotate
from pubkit.cli.console import CLEAN, FINDINGS, print_json, print_result, tell, tell_problems
from pubkit.cli.ending import Ending, ending_options
from pubkit.cli.inputs import files_argument, lost_something, open_library
from pubkit.config import Config
from pubkit.errors import ConfigError, InputError
from pubkit.library import Library

CASES = ("keep", "title", "sentence")
FORMS = ("keep", "full", "short", "acronym", "both")


@click.command()
@files_argument
@click.option("--only", metavar="RULES", multiple=True, help="Only these rules or groups: names,venues,titles,...")
@click.option("--venue-form", type=click.Choice(FORMS), help="How venues are written; default: as they are.")
@click.option("--journals", metavar="FILE", help="A further journal list: CSV in JabRef's form.")
@click.option("--title-case", type=click.Choice(CASES), help="The case of titles; default: keep.")
@click.option("--rules", "list_rules", is_flag=True, help="List the rules and their groups.")
@ending_options
def command(
    files: tuple[str, ...],
    only: tuple[str, ...],
    venue_form: str | None,
    journals: str | None,
    title_case: str | None,
    list_rules: bool,
    ending: Ending,
) -> int:
    """Show what normalizing would change, each hunk with the names of its rules; --write changes the file.

    Running it twice changes nothing more.
    """
    if list_rules:
        return _list_rules(ending.as_json)
    settings = config.load()
    options = normalize_options(settings, only=only, venue_form=venue_form, title_case=title_case)
    if journals:
        options["journals"] = _read_list(journals)
    library = open_library(files, settings)
    normalized = library.normalize(**options)
    changes = normalized.changes[len(library.changes) :]
    problems = normalized.problems[len(library.problems) :]
    serious = False if ending.as_json else tell_problems(problems)
    if ending.as_json:
        print_json({"changes": list(changes), "problems": list(problems)})
    ending.deliver(normalized, settings, diff=partial(_diff, library, normalized))
    if changes and not ending.as_json:
        tell_problems(normalized.refused)
        tell(_summary(normalized, len(library.changes)))
    pending = bool(changes) and not ending.applied
    return FINDINGS if pending or serious or lost_something(library) else CLEAN


def _read_list(name: str) -> str:
    try:
        return Path(name).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{name} cannot be read as a journal list", str(error)) from error


def normalize_options(
    settings: Config, *, only: tuple[str, ...] = (), venue_form: str | None = None, title_case: str | None = None
) -> dict[str, Any]:
    """Options of normalizing: those of the command line over those of ``[normalize]`` and ``[venues]``."""
    table = settings.table("normalize")
    if unknown := set(table) - {"only", "venue-form", "title-case"}:
        names = ", ".join(sorted(unknown))
        raise ConfigError(f"{settings.path}: [normalize] has no {names}", "only, venue-form or title-case")
    rules = [name.strip() for given in only for name in given.split(",") if name.strip()]
    wanted = rules or table.get("only")
    if isinstance(wanted, str):
        wanted = [name.strip() for name in wanted.split(",")]
    return {
        "only": wanted,
        "venue_form": venue_form or table.get("venue-form", "keep"),
        "title_case": title_case or table.get("title-case", "keep"),
        "venues": settings.table("venues"),
    }


def _diff(library: Library, normalized: Library) -> str:
    """The diff of BibTeX files; of other formats, the changes one by one."""
    changes = normalized.changes[len(library.changes) :]
    if library.documents:
        return annotate(normalized.diff(), library.documents, changes)
    return "".join(
        f"@@ {change.where.key} {change.what} @@ {change.why}\n-{change.before}\n+{change.after}\n"
        for change in changes
    )


def _summary(normalized: Library, before: int) -> str:
    rules = Counter(change.why.partition(":")[0] for change in normalized.changes[before:])
    total = sum(rules.values())
    parts = ", ".join(f"{rule} {count}" for rule, count in rules.most_common())
    return f"{total} change{'s' if total > 1 else ''}: {parts}"


def _list_rules(as_json: bool) -> int:
    from pubkit.normalizing.engine import RULES

    rows = [{"rule": rule.name, "group": rule.group, "summary": rule.summary} for rule in RULES]
    if as_json:
        print_json(rows)
    else:
        print_result("".join(f"{row['group']:<12} {row['rule']:<14} {row['summary']}\n" for row in rows))
    return CLEAN
