"""How a command that changes a list ends: with a diff, or with the changed list in its file, another, or printed."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pubkit.cli.console import color_option, colored, json_option, print_diff, print_result
from pubkit.cli.inputs import check_option, output_option, write_option
from pubkit.config import Config

if TYPE_CHECKING:
    from pubkit.library import Library


@dataclass(frozen=True, slots=True)
class Ending:
    """What a person chose of ``--write``, ``--check``, ``-o``, ``--json`` and ``--color``."""

    write: bool = False
    check: bool = False
    output: str | None = None
    as_json: bool = False
    color: str = "auto"

    @property
    def applied(self) -> bool:
        """True when the changes are made, so that none is pending."""
        return self.write or self.output is not None

    def deliver(self, changed: Library, settings: Config, diff: Callable[[], str] | None = None) -> None:
        """The changed list to where it was asked for; without a place, ``diff`` (the list's own) is shown."""
        if self.output == "-":
            print_result(changed.dumps())
        elif self.output is not None:
            changed.write(self.output, state=settings.state_folder)
        elif self.write:
            changed.write(state=settings.state_folder)
        elif not self.check and not self.as_json:
            print_diff((diff or changed.diff)(), color=colored(self.color))


def ending_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options of an ending, given to the command as one argument ``ending``."""

    @functools.wraps(function)
    def ended(*args: Any, write: bool, check: bool, output: str | None, as_json: bool, color: str, **named: Any) -> Any:
        return function(*args, ending=Ending(write, check, output, as_json, color), **named)

    options = (write_option, check_option, output_option, json_option, color_option)
    return functools.reduce(lambda command, option: option(command), reversed(options), ended)
