"""The owner's bold and the star: right in every output, every named style, either engine, and on nobody else."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from pathlib import Path

import pytest

from pubkit.data.styles import STYLE_ALIASES
from pubkit.formatting import format_list
from pubkit.identifying import identify
from pubkit.library import read
from pubkit.model import Mark, Name, PartialDate, Work

LIST = Path(__file__).parents[2] / "data" / "publications.bib"
STYLES = sorted({*STYLE_ALIASES, "acm", "apa", "ieee", "nature"})
ENGINES = ["pubkit", "citeproc-py"]
# The slower engine is checked in one output: the writers are the same.
PRINTS = [(to, "pubkit") for to in ("text", "markdown", "html", "latex")] + [("html", "citeproc-py")]
BOLD = {
    "text": re.compile("\x1b\\[1m(.*?)\x1b\\[22m"),
    "markdown": re.compile(r"\*\*(.*?)\*\*"),
    "html": re.compile(r"<b>(.*?)</b>"),
    "latex": re.compile(r"\\textbf\{((?:[^{}]|\{[^{}]*\})*)\}"),
}
ME = re.compile(r"(?:Hanxian|H\.?)\s?Huang|Huang,?\s(?:Hanxian|H\.?)|HUANG,?\s(?:Hanxian|H\.?)")


def plain(text: str) -> str:
    """The letters of a name in any output's markup."""
    text = html.unescape(re.sub(r"<[^>]*>|\x1b\[[0-9;]*m", "", text))
    return re.sub(r"\\[a-z]+|[\\{}*_]", "", text).replace("~", " ").replace("\u00a0", " ").strip(" ,")


def dashes(entries: list[str]) -> int:
    """Entries that begin with a dash which stands for the owner, named in an entry before."""
    count, mine = 0, False
    for text in entries:
        if text.startswith(("———", "---")):
            count += mine
        else:
            mine = bool(ME.match(text))
    return count


@pytest.mark.parametrize(("to", "engine"), PRINTS)
@pytest.mark.parametrize("style", STYLES)
def test_the_owner_alone_is_bold(style: str, to: str, engine: str) -> None:
    works = identify(read(LIST).works, "Hanxian Huang").works
    result = format_list(works, style=style, to=to, engine=engine, terminal=True)
    assert len(result.entries) == 20
    hidden = next((int(re.findall(r"\d+", p.message)[0]) for p in result.problems if p.code == "PK701"), 0)
    bold = [plain(found) for entry in result.entries for found in BOLD[to].findall(entry.text)]
    mine = [text for text in bold if ME.fullmatch(text)]
    others = [text for text in bold if not ME.fullmatch(text)]
    assert len(mine) == 20 - hidden - dashes([plain(entry.text) for entry in result.entries])
    # What else is bold, the style made so: volumes, years, whole labels. A name never is.
    assert not [text for text in others if re.search(r"[A-Za-z]{3}", text)]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("style", STYLES)
def test_marks_change_no_text(style: str, engine: str) -> None:
    marked = identify(read(LIST).works, "Hanxian Huang").works
    bare = [work_without_marks(work) for work in marked]
    with_marks = format_list(marked, style=style, engine=engine, legend=False).text
    without = format_list(bare, style=style, engine=engine, legend=False).text
    assert with_marks.replace("*", "") == without


def work_without_marks(work: Work) -> Work:
    return replace(work, authors=tuple(replace(name, marks=frozenset()) for name in work.authors))


@pytest.mark.parametrize("engine", ENGINES)
def test_namesakes_titles_and_longer_names_stay_plain(engine: str) -> None:
    work = Work(
        "k",
        "article-journal",
        "Huang, H. and the H. Huang Transform",
        authors=(
            Name("Huangfu", "H."),
            Name("Huang", "Hao"),
            Name("Huang", "Hanxian", marks=frozenset({Mark.SELF, Mark.EQUAL})),
            Name("Huang-Li", "Hanxian"),
            Name("Li", "H. Huang"),
        ),
        issued=PartialDate(2020),
        container_title="Journal of H. Huang",
    )
    for style in STYLES:
        result = format_list([work], style=style, to="html", engine=engine)
        bold = [plain(found) for found in BOLD["html"].findall(result.text)]
        names = [text for text in bold if re.search("[A-Za-z]", text)]
        assert len(names) == (0 if any(p.code == "PK701" for p in result.problems) else 1), (style, bold)
        assert all(ME.fullmatch(name) for name in names), (style, bold)


def test_equal_contribution_is_starred_with_its_legend() -> None:
    works = identify(read(LIST).works, "Hanxian Huang").works
    text = format_list(works, style="acm").text
    assert [line.count("*") for line in text.splitlines() if "*" in line] == [2, 2, 1]
    assert text.endswith("* Equal contribution\n")
    assert "*" not in format_list([work for work in works if work.year != 2018], style="acm").text


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("style", STYLES)
def test_stars_stand_in_the_two_works_with_equal_contribution(style: str, engine: str) -> None:
    works = identify(read(LIST).works, "Hanxian Huang").works
    entries = format_list(works, style=style, engine=engine, legend=False).entries
    assert {entry.key for entry in entries if "*" in entry.text} == {"zhang2018adaptive", "he2018fpga"}
    stars = {star for entry in entries for star in re.findall(r"(\w+)[^\w]*\*", entry.text)}
    assert {star.lower() for star in stars} <= {"huang", "hanxian", "h", "zhang", "wentai", "w", "he", "zhuolun", "z"}
