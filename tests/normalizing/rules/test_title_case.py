"""The rule title-case: only when asked, and the title as it was is kept."""

from __future__ import annotations

from pubkit.model import Work
from pubkit.normalizing import normalize

WORK = Work("k", title="A Study of Moore's Law")


def test_titles_stay_unless_asked() -> None:
    assert normalize([WORK], only=["title-case"]).works == (WORK,)


def test_the_original_is_kept() -> None:
    result = normalize([WORK], only=["title-case"], title_case="sentence")
    assert result.works[0].title == "A study of Moore's law"
    assert [(kept.field, kept.before) for kept in result.works[0].provenance] == [("title", WORK.title)]
    assert len(result.changes) == 1
