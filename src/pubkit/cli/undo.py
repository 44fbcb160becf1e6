"""``pubkit undo``: a file as it was before pubkit wrote it."""

from __future__ import annotations

import sys

import click

from pubkit import config
from pubkit.cli.console import CLEAN, FINDINGS, json_option, print_json, print_result, tell


@click.command()
@click.argument("file")
@click.option("--list", "as_list", is_flag=True, help="Only list the writes that can be taken back, newest first.")
@click.option("--step", type=int, metavar="N", help="With -o: the file as it was before step N of --list.")
@click.option("-o", "--output", metavar="OUT", help="Write an earlier state here and leave FILE alone; - prints it.")
@json_option
def command(file: str, as_list: bool, step: int | None, output: str | None, as_json: bool) -> int:
    """Bring back FILE as it was before pubkit's last write; again, and the one before.

    A file that was changed by something else since is left alone.
    """
    from pubkit.cli.enrich import take_back_proofs
    from pubkit.files import earlier, history, undo, write_atomic

    state = config.load().state_folder
    if as_list:
        steps = history(file, state=state)
        if as_json:
            names = ("number", "when", "why", "size", "before", "after")
            print_json([{name: getattr(one, name) for name in names} for one in steps])
        else:
            print_result("".join(f"{one.number:>4}  {one.when}  {one.size:>9} bytes  {one.why}\n" for one in steps))
        return CLEAN if steps else FINDINGS
    if (step is None) != (output is None):
        raise click.UsageError("--step and -o go together")
    if step is not None and output is not None:
        data = earlier(file, step, state=state) or b""
        if output == "-":
            sys.stdout.buffer.write(data)
        else:
            write_atomic(output, data, state=state, why=f"pubkit undo {file} --step {step}")
        return CLEAN
    steps = history(file, state=state)
    done = undo(file, state=state)
    if steps and take_back_proofs(done.path, steps[0], state=state):
        tell(f"{file}: the proofs of what was filled are taken back as well")
    tell(f"{file}: as it was before" if done.path.exists() else f"{file}: gone, as it was before")
    return CLEAN
