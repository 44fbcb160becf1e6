"""The command reference, docs/commands.md, made from the commands themselves: ``python -m pubkit.cli.reference``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pubkit.cli.main import cli

TARGET = Path(__file__).parents[3] / "docs" / "commands.md"
HEADING = """# Command reference

Made from the commands by `python -m pubkit.cli.reference`; a test holds that it is current.

Exit codes of every command: 0 clean, 1 findings or would change, 2 wrong usage, unreadable input or unreachable source.
Results go to standard output, messages to standard error. `-` is standard input.
"""


def reference() -> str:
    """The whole page as Markdown."""
    context = click.Context(cli, info_name="pubkit")
    parts = [HEADING]
    for name in cli.list_commands(context):
        if command := cli.get_command(context, name):
            parts += _sections(command, f"pubkit {name}")
    return "\n".join(parts)


def _sections(command: click.Command, path: str) -> list[str]:
    settings = cli.context_settings  # what a command gets from the group when it runs
    context = click.Context(command, info_name=path, max_content_width=100, terminal_width=100, **settings)
    parts = [f"## {path}\n", f"```text\n{command.get_help(context)}\n```\n"]
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            parts += _sections(inner, f"{path} {name}")
    return parts


if __name__ == "__main__":
    if sys.argv[1:] == ["--stdout"]:
        sys.stdout.buffer.write(reference().encode())
    else:
        TARGET.write_text(reference(), "utf-8")
