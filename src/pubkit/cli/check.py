"""``pubkit check``: the linter."""

from __future__ import annotations

import click

from pubkit import config
from pubkit.cli.console import CLEAN, FINDINGS, print_json, print_result, printable, tell
from pubkit.cli.ending import Ending, ending_options
from pubkit.cli.inputs import files_argument
from pubkit.cli.normalize import normalize_options
from pubkit.config import Config
from pubkit.diagnostics import Problem, Result, Severity
from pubkit.errors import ConfigError, InputError
from pubkit.library import Library

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


@click.command()
@files_argument
@click.option("--select", metavar="CODES", multiple=True, help="Only these codes, or their beginnings: PK2,PK212.")
@click.option("--ignore", metavar="CODES", multiple=True, help="All but these codes, or their beginnings.")
@click.option("--fix", is_flag=True, help="Show what the safe fixes would change; with --write, change it.")
@click.option("--format", "output_format", type=click.Choice(["text", "github"]), help="How findings are printed.")
@click.option("--explain", metavar="CODE", help="Say what a code means.")
@ending_options
def command(
    files: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fix: bool,
    output_format: str | None,
    explain: str | None,
    ending: Ending,
) -> int:
    """Find what is wrong or doubtful in a list, each finding with its place and code.

    "% noqa: PK204" at the end of a line, or on its own line above an entry, waives findings there;
    "% noqa-file: PK219" waives them in the file. Notes are told and do not fail the check.
    """
    from pubkit.checking.run import fails

    if explain:
        return _explain(explain)
    settings = config.load()
    chosen, dropped = _chosen(settings, select, ignore)
    library = _open(files, settings)
    if fix or ending.applied:
        fixed = _fix(library, chosen, dropped, settings)
        ending.deliver(fixed, settings)
        if fixed.changes and not ending.as_json:
            tell(f"{len(fixed.changes)} safe fix{'es' if len(fixed.changes) > 1 else ''}")
        if ending.write and ending.output is None:
            library = _open(files, settings) if not _is_stdin(library) else fixed
        elif fix and not ending.check and not ending.as_json:
            return FINDINGS if fixed.changes else CLEAN
    problems = find_problems(library, settings, chosen, dropped)
    if ending.as_json:
        print_json(list(problems))
    elif ending.output != "-":
        form = _github if output_format == "github" else str
        print_result("".join(printable(form(problem)) + "\n" for problem in problems))
        if problems:
            tell(_summary(problems))
    return FINDINGS if fails(problems) else CLEAN


def find_problems(
    library: Library, settings: Config, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()
) -> tuple[Problem, ...]:
    """Every finding in the library, with the settings' own venues."""
    from pubkit.checking import check

    options = normalize_options(settings) | {"only": None, "venue_form": "keep", "title_case": "keep"}
    normalized = library.normalize(**options)
    return check(
        library.works,
        library.documents,
        normalized=Result(normalized.works, normalized.changes, normalized.problems[len(library.problems) :]),
        problems=library.problems,
        select=select,
        ignore=ignore,
    )


def _open(files: tuple[str, ...], settings: Config) -> Library:
    """The files as one Library; what reading found is printed with the findings."""
    from pubkit.library import read

    if not files and not settings.files:
        raise InputError("no file named", 'name one, or write files = ["publications.bib"] in pubkit.toml')
    return read(list(files) or list(settings.files))


def _is_stdin(library: Library) -> bool:
    return any(document.name in ("", "<stdin>") for document in library.documents)


def _chosen(
    settings: Config, select: tuple[str, ...], ignore: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    table = settings.table("check")
    if unknown := set(table) - {"select", "ignore"}:
        raise ConfigError(f"{settings.path}: [check] has no {', '.join(sorted(unknown))}", "select or ignore")
    return select or tuple(table.get("select", ())), ignore or tuple(table.get("ignore", ()))


def _fix(library: Library, select: tuple[str, ...], ignore: tuple[str, ...], settings: Config) -> Library:
    from pubkit.checking.run import fix, safe_rules

    rules = set(safe_rules(select)) - (set(safe_rules(ignore)) if ignore else set())
    fixed = library
    if rules:
        fixed = library.normalize(only=sorted(rules), venues=settings.table("venues"))
    if not (ignore and "PK219".startswith(tuple(ignore))):
        fixed = fixed._after(fix(fixed.works, fixed.documents, select))
    return fixed


def _github(problem: Problem) -> str:
    """A workflow command that GitHub shows beside the line."""
    where = problem.where
    parts = [f"file={_property(where.file)}"]
    parts += [f"line={where.line}"] if where.line else []
    parts += [f"col={where.column}"] if where.column else []
    hint = f" ({problem.hint})" if problem.hint else ""
    return f"::{_LEVELS[problem.severity]} {','.join(parts)},title={problem.code}::{_data(problem.message + hint)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _summary(problems: tuple[Problem, ...]) -> str:
    from pubkit.checking.run import is_mendable

    notes = sum(problem.severity is Severity.NOTE for problem in problems)
    safe = sum(map(is_mendable, problems))
    parts = [f"{len(problems) - notes} finding{'' if len(problems) - notes == 1 else 's'}"]
    parts += [f"{notes} note{'' if notes == 1 else 's'}"] if notes else []
    parts += [f"{safe} may be mended by --fix"] if safe else []
    return ", ".join(parts)


def _explain(code: str) -> int:
    from pubkit.checking.codes import CODES

    number = next((one for one, row in CODES.items() if code.upper() == one or code.lower() == row.name), "")
    if not number:
        raise ConfigError(f"there is no check {code!r}", f"{min(CODES)} to {max(CODES)}")
    row = CODES[number]
    fixable = (
        " Mended by --fix." if row.safe else (f" Mended by pubkit normalize --only {row.rule}." if row.rule else "")
    )
    print_result(f"{number} {row.name}: {row.summary}.{fixable}\n")
    return CLEAN
