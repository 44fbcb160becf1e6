"""ORCID iDs: bare where they are right, told where their check digit is wrong."""

from __future__ import annotations

from pubkit.model import Name, Work
from pubkit.normalizing import normalize


def test_an_address_becomes_the_bare_id() -> None:
    work = Work("k", authors=(Name("Doe", "Jane", orcid="https://orcid.org/0000-0002-1825-0097"), Name("Roe", "R.")))
    result = normalize([work], only=["orcid"])
    assert [name.orcid for name in result.works[0].authors] == ["0000-0002-1825-0097", ""]
    assert normalize(result.works, only=["orcid"]).changes == ()


def test_a_wrong_check_digit_is_told_and_left() -> None:
    work = Work("k", editors=(Name("Doe", "Jane", orcid="0000-0002-1825-0098"),))
    result = normalize([work], only=["orcid"])
    assert result.works == (work,)
    assert [problem.code for problem in result.problems] == ["PK208"]
