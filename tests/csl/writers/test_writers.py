"""What each format makes of the same tree: nothing from outside may act in it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubkit.csl import Processor, writers
from pubkit.csl.tree import Span
from pubkit.errors import PubkitError

NAME = Span("name", ["Doe, J."], {"family": "Doe"}, ("self", "equal"))
NODES: list[str | Span] = ["a ", Span("italic", ["b", Span("bold", ["c"])]), " ", NAME]


@pytest.mark.parametrize(
    ("format", "text"),
    [
        ("text", "a bc Doe, J.*"),
        ("html", "a <i>b<b>c</b></i> <b>Doe, J.</b>*"),
        ("markdown", "a *b**c*** **Doe, J.**\\*"),
        ("latex", "a \\textit{b\\textbf{c}} \\textbf{Doe, J.}*"),
        ("rst", "a *bc* **Doe, J.**\\*"),
        ("typst", "a #emph[b#strong[c]] #strong[Doe, J.]\\*"),
    ],
)
def test_a_tree_in_every_format(format: str, text: str) -> None:
    assert writers.get(format).nodes(NODES) == text


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(PubkitError, match="unknown format 'docx'"):
        writers.get("docx")


def test_a_terminal_shows_bold() -> None:
    assert writers.get("text", ansi=True).nodes([Span("name", ["Me"], {}, ("self",))]) == "\x1b[1mMe\x1b[22m"


@pytest.mark.parametrize(
    ("value", "linked"),
    [
        ("https://example.org/a?b=c&d", True),
        ("javascript:alert(1)", False),
        ('https://example.org/"onmouseover="x', False),
        ("data:text/html,x", False),
    ],
)
def test_only_safe_addresses_are_linked(value: str, linked: bool) -> None:
    html = writers.get("html", links=True).nodes([Span("link", [value])])
    assert html.startswith("<a href=") is linked


class Tags(HTMLParser):
    """Collects the tags that a browser would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text(alphabet="<>&\"'abc/= \\`{}[]*_#$%^~|\n", max_size=40))
def test_html_text_stays_text(text: str) -> None:
    parser = Tags()
    parser.feed("<p>" + writers.get("html").escape(text) + "</p>")
    parser.close()
    assert parser.tags == ["p"]
    assert parser.text == text


@given(st.text(alphabet="<>&\"'abc/= \\`{}[]*_#$%^~|", max_size=40))
def test_latex_text_has_no_command_but_ours(text: str) -> None:
    escaped = writers.get("latex").escape(text)
    left = re.sub(r"\\(?:text[a-z]+\{\}|[{}$&#%_,]|ldots\{\})|\{\[\}|\{\]\}|\{\}", "", escaped)
    assert not re.search(r"[\\{}$&#%^_]", left)


@given(st.text(alphabet="<>&\"'abc/= \\`{}[]*_#$%^~@-", max_size=40))
def test_typst_text_has_every_special_escaped(text: str) -> None:
    escaped = writers.get("typst").escape(text)
    assert not re.search(r"(?<!\\)(?:\\\\)*[#$*_`@<>\[\]]", escaped.replace("\\\\", ""))


@pytest.mark.parametrize(
    ("behind", "text"),
    [
        ("(7)", "\\(7)"),
        ("; and", "\\; and"),
        (".csl", "\\.csl"),
        (". In", ". In"),
        (", 7", ", 7"),
        ("[7]", "\\[7\\]"),
    ],
)
def test_no_text_behind_a_call_of_typst_belongs_to_it(behind: str, text: str) -> None:
    typst = writers.get("typst")
    assert typst.nodes([Span("italic", ["J."]), behind]) == "#emph[J.]" + text
    assert (
        typst.nodes([Span("bold", [Span("italic", ["J."])]), Span("nocase", [behind])]) == "#strong[#emph[J.]]" + text
    )
    assert typst.nodes(["J.]", behind]) == typst.nodes(["J.]"]) + typst.nodes([behind])


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("biber --tool", "biber -{}-tool"),
        ("2019–2020", "2019--2020"),
        ("‘isn’t’”", "`isn't'{}''"),
        ("“‘so”", "```so''"),
        ("¿?‘", "¿?{}`"),
    ],
)
def test_no_signs_join_in_latex_that_were_apart(text: str, latex: str) -> None:
    assert writers.get("latex").escape(text) == latex


@pytest.mark.parametrize(
    ("format", "text"), [("markdown", "\\-\\-tool \\..."), ("typst", "\\--tool \\..."), ("html", "--tool ...")]
)
def test_no_dash_or_ellipsis_is_made_of_what_was_written(format: str, text: str) -> None:
    assert writers.get(format).escape("--tool ...") == text


def test_a_hostile_title_in_every_format() -> None:
    item = {"id": "x", "type": "book", "title": "\\write18{rm} <img src=x onerror=y> #import *bold* `code` $x$"}
    for format in writers.FORMATS:
        (entry,) = Processor("ieee", [item]).bibliography(format)
        if format in ("html", "markdown"):
            assert "<img" not in entry.replace("\\<img", "")
        if format == "latex":
            assert "\\write18" not in entry
        if format == "typst":
            assert "#import" not in entry.replace("\\#import", "")
