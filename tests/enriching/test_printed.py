"""Where preprints say that they were printed, as authors write it."""

from __future__ import annotations

import pytest

from pubkit.enriching.printed import Printed, read_comment, read_reference

REFERENCES = {
    "Phys.Rev.D76:013009,2007": ("Phys.Rev. D", "76", "", "013009", 2007),
    "JHEP 0709:036,2007": ("JHEP", "0709", "", "036", 2007),
    "Moss Quarterly 15 (2014) 1929-1958": ("Moss Quarterly", "15", "", "1929–1958", 2014),
    "IEEE Trans. Moss, vol. 52, no. 4, pp. 1289-1306, April 2006": ("IEEE Trans. Moss", "52", "4", "1289–1306", 2006),
    "Commun. Moss. Phys. 208 (1999), no. 2, 413--428": ("Commun. Moss. Phys.", "208", "2", "413–428", 1999),
    "Journal of Moss 12(1) (2005) R5": ("Journal of Moss", "12", "1", "R5", 2005),
    "Transactions on Gardens, 2023": ("Transactions on Gardens", "", "", "", 2023),
    "In Proceedings of MossConf 2020": ("Proceedings of MossConf", "", "", "", 2020),
    "NeurIPS 2019": ("NeurIPS", "", "", "", 2019),
}
COMMENTS = {
    "12 pages, 4 figures. Accepted at ICML 2025 (spotlight)": ("ICML", 2025),
    "Published as a conference paper at ICLR 2017": ("ICLR", 2017),
    "Accepted to the ICML 2025 Workshop on Moss": ("ICML Workshop on Moss", 2025),
    "KDD'19, August 4-8": ("KDD", 2019),
    "v2: typos; to appear in JHEP": ("JHEP", None),
    "version accepted for publication in Phys. Rev. D": ("Phys. Rev. D", None),
    "To appear at 36th Conference on Moss (MOSS 2022)": ("36th Conference on Moss", 2022),
}
SILENT = [
    "15 pages",
    "Submitted to ICML 2025",
    "Extended version of a paper at ICALP 2019",
    "A preliminary version appeared in FOCS 2015",
    "EMNLP 2020 (Findings)",
    "Accepted",
    "accepted to the club of gardeners",
]


@pytest.mark.parametrize("words", REFERENCES)
def test_a_reference_is_read(words: str) -> None:
    printed = read_reference(words)
    assert printed is not None
    year = printed.issued.year if printed.issued else None
    assert (printed.place, printed.volume, printed.issue, printed.pages, year) == REFERENCES[words]


@pytest.mark.parametrize("words", ["", "to appear", "PoS(LATTICE 2007)021", "x; Erratum 78, 1396", "1" * 300])
def test_what_is_not_understood_is_left(words: str) -> None:
    assert read_reference(words) is None


@pytest.mark.parametrize("words", COMMENTS)
def test_a_comment_says_where_the_paper_is(words: str) -> None:
    printed = read_comment(words)
    assert isinstance(printed, Printed)
    assert (printed.place, printed.issued.year if printed.issued else None) == COMMENTS[words]


@pytest.mark.parametrize("words", SILENT)
def test_a_comment_on_something_else_says_nothing(words: str) -> None:
    assert read_comment(words) is None
