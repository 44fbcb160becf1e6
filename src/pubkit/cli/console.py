"""Colour, messages, diffs and exit codes: what every command says, and where.

Results go to standard output, messages to standard error. Colour follows ``--color``, then ``NO_COLOR``, then whether
a terminal is there.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

from pubkit import config
from pubkit.diagnostics import Change, Problem, Severity
from pubkit.model import Place

CLEAN, FINDINGS, UNUSABLE = 0, 1, 2  # exit codes

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_HALF_PAIR = re.compile("[\ud800-\udc7f\udd00-\udfff]")
_PROBLEMS_AT_ONCE = 1000  # lines written in one go: a broken file has a hundred thousand

F = TypeVar("F", bound=Callable[..., Any])

color_option = click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="When to use colour."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print results as JSON.")


def colored(choice: str) -> bool:
    """Whether standard output gets colour and bold."""
    if choice != "auto":
        return choice == "always"
    return not config.load_environment("NO_COLOR") and sys.stdout.isatty()


def tell(message: str) -> None:
    """One line to standard error."""
    click.echo(f"pubkit: {printable(message)}", err=True)


def tell_problems(problems: Iterable[Problem]) -> bool:
    """Each problem on its line, to standard error; True when one of them is an error or a warning."""
    told = list(problems)
    for start in range(0, len(told), _PROBLEMS_AT_ONCE):
        lines = [printable(str(problem)) for problem in told[start : start + _PROBLEMS_AT_ONCE]]
        click.echo("\n".join(lines), err=True)
    return any(problem.severity is not Severity.NOTE for problem in told)


def print_result(text: str) -> None:
    """A result, to standard output, as bytes: nothing in between may re-code or refuse a character."""
    sys.stdout.flush()
    stream = sys.stdout.buffer
    stream.write(text.encode("utf-8", "surrogateescape" if _only_escapes(text) else "replace"))
    stream.flush()


def print_json(value: Any) -> None:
    """A result as JSON, one document."""
    print_result(
        json.dumps(value, ensure_ascii=False, indent=2, default=_plain).encode("utf-8", "replace").decode() + "\n"
    )


def print_diff(diff: str, *, color: bool) -> None:
    """A unified diff, green and red where there is colour."""
    if not color:
        print_result(diff)
        return
    paint = {"+": "\x1b[32m", "-": "\x1b[31m", "@": "\x1b[36m"}
    lines = (f"{paint[line[0]]}{line}\x1b[0m" if line[:1] in paint else line for line in diff.splitlines())
    print_result("\n".join(lines) + "\n" if diff else "")


def printable(text: str) -> str:
    """Text without the controls that drive a terminal: what a file says must not move the cursor.

    >>> printable("a\\x1b[31mb\\x07")
    'a[31mb'
    """
    return _CONTROLS.sub("", text)


def _only_escapes(text: str) -> bool:
    """Undecodable bytes read by surrogateescape go back as they came; a lone surrogate of another kind cannot."""
    return _HALF_PAIR.search(text) is None


def _plain(value: Any) -> Any:
    if isinstance(value, Problem):
        return {
            "code": value.code,
            "severity": value.severity,
            "message": value.message,
            "hint": value.hint,
            **_plain(value.where),
        }
    if isinstance(value, Place):
        return {"file": value.file, "line": value.line, "column": value.column, "key": value.key}
    if isinstance(value, Change):
        return {
            "key": value.where.key,
            "what": value.what,
            "before": value.before,
            "after": value.after,
            "why": value.why,
        }
    return str(value)
