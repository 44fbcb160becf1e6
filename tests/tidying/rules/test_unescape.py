"""Accents and letters in Unicode; all else stays LaTeX."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES = [
    ('@misc{k, title = {{\\"o}}}', "@misc{k, title = {ö}}"),
    ("@misc{k, title = {\\'e \\`{e} {\\^e} \\~n}}", "@misc{k, title = {é è ê ñ}}"),
    ("@misc{k, title = {\\v{s}\\v s\\c{c}\\H{o}\\k a}}", "@misc{k, title = {ššçőą}}"),
    ("@misc{k, title = {\\ss{} {\\ss} \\o\\l{}}}", "@misc{k, title = {ß ß øł}}"),
    ("@misc{k, title = {\\'{\\i} \\'\\i}}", "@misc{k, title = {í í}}"),
    ("@misc{k, title = {\\'{\\^e}}}", "@misc{k, title = {ế}}"),
    ("@misc{k, title = {\\& \\% \\emph{\\'a} $\\'e \\ss$}}", "@misc{k, title = {\\& \\% \\emph{á} $\\'e \\ss$}}"),
    ('@misc{k, title = {\\AA ngstr\\"om \\aa}}', "@misc{k, title = {Ångström å}}"),
    ("@misc{k, title = {\\u\\i}}", "@misc{k, title = {ĭ}}"),
    ("@misc{k, title = {\\url{a\\'b}}}", "@misc{k, title = {\\url{a\\'b}}}"),
    ("@misc{k, title = {a -- b ``c''}}", "@misc{k, title = {a -- b ``c''}}"),
    ("@misc{k, title = {Caf{\\'{e}} \\emph {\\'e}}}", "@misc{k, title = {Café \\emph {é}}}"),
    ("@misc{k, title = {\\omega \\sum}}", "@misc{k, title = {\\omega \\sum}}"),
]


@pytest.mark.parametrize(("before", "after"), CASES)
def test_unescape(only: Callable[..., str], before: str, after: str) -> None:
    assert only(before, unescape=True) == after
    assert only(after, unescape=True) == after
