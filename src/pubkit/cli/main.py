"""The ``pubkit`` command: finds the sub-command's file and turns every failure into one line and an exit code."""

from __future__ import annotations

import gc
import importlib
import os
import sys

import click

from pubkit.errors import PubkitError

# name -> (module, one line of help). A command's module is imported only when it runs, so --help stays fast.
COMMANDS: dict[str, tuple[str, str]] = {
    "dedupe": ("pubkit.cli.dedupe", "Find records of one publication, and merge them."),
    "dedupe-large": ("pubkit.cli.dedupe_large", "Find duplicates among up to millions of records."),
    "diff": ("pubkit.cli.diff", "What two lists have in common, work by work."),
    "format": ("pubkit.cli.format", "The list in a citation style."),
    "enrich": ("pubkit.cli.enrich", "Fill what is missing from public sources."),
    "doi": ("pubkit.cli.doi", "A DOI as an entry that is ready to paste."),
    "search": ("pubkit.cli.search", "Title words as an entry that is ready to paste."),
    "mark": ("pubkit.cli.mark", "The owner and equal contribution, as annotations."),
    "normalize": ("pubkit.cli.normalize", "Author lists, venues and text in one form."),
    "check": ("pubkit.cli.check", "What is wrong or doubtful in the list."),
    "source": ("pubkit.cli.source", "Dumps of public sources on this disk."),
    "tidy": ("pubkit.cli.tidy", "Lay out and clean BibTeX files."),
    "import": ("pubkit.cli.import_", "A publication list in plain text as a bibliography."),
    "convert": ("pubkit.cli.convert", "A bibliography in another format, by suffix."),
    "undo": ("pubkit.cli.undo", "A file as it was before pubkit wrote it."),
    "styles": ("pubkit.cli.styles", "Which citation styles there are."),
}


class LazyGroup(click.Group):
    """A group that knows its commands' names and help without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = importlib.import_module(COMMANDS[name][0])
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="pubkit-bib", prog_name="pubkit")
def cli() -> None:
    """Keep a publication list right everywhere it is printed."""


def main() -> None:
    """Run the command line; exit 0 clean, 1 findings or would change, 2 usage, unreadable input or no source."""
    gc.set_threshold(200_000, 20, 100)  # a run makes many values and no cycles: looking for them cost a fifth of it
    try:
        sys.exit(cli.main(standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("pubkit: stopped", err=True)
        sys.exit(2)
    except PubkitError as error:
        click.echo(f"pubkit: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader went away: nothing to say
        sys.exit(0)
    except Exception as error:  # never a traceback: what we did not foresee is one line as well
        if os.environ.get("PUBKIT_DEBUG"):
            raise
        click.echo(f"pubkit: unexpected {type(error).__name__}: {error} (PUBKIT_DEBUG=1 shows where)", err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
