"""PK214: a year that contradicts the DOI or the arXiv number, where those tell the year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pubkit.checking.subject import Check, Subject, per_work
from pubkit.model import Work


class _Row(NamedTuple):
    """DOIs of this form hold a year; the work may be printed ``before`` to ``after`` years from it."""

    form: re.Pattern[str]
    before: int
    after: int
    base: int = 0  # added to what the form finds: 2000 for two digits, 1986 for AAAI's volumes


# Publishers' own forms. Journals give the year of acceptance, and print up to three years later.
_ROWS = (
    _Row(re.compile(r"^10\.18653/v1/(\d{4})\."), 0, 0),
    _Row(re.compile(r"^10\.18653/v1/[A-Z](\d{2})-\d+$", re.I), 0, 0, 2000),
    _Row(re.compile(r"^10\.24963/(?:ijcai|kr)\.(\d{4})/"), 0, 1),
    _Row(re.compile(r"^10\.14722/\w+\.(\d{4})\."), 0, 0),
    _Row(re.compile(r"^10\.21437/[a-z_]+\.(\d{4})-", re.I), 0, 0),
    _Row(re.compile(r"^10\.1609/aaai\.v(\d{2})i"), 0, 0, 1986),
    _Row(re.compile(r"^10\.1109/[a-z]+[\d-]*\.(\d{4})\.\d+$", re.I), 1, 3),
    _Row(re.compile(r"^10\.1016/j\.[a-z]+\.(\d{4})\.\d\d\.\d{3}$", re.I), 1, 3),
    _Row(re.compile(r"^10\.1038/s\d{5}-0(\d{2})-"), 1, 2, 2000),
    _Row(re.compile(r"^10\.3389/\w+\.(\d{4})\.\d+$"), 0, 1),
    _Row(re.compile(r"^10\.48550/arxiv\.(\d{2})\d{2}\.\d{4,5}$", re.I), 0, 30, 2000),
)
_ARXIV = re.compile(r"^(\d{2})\d{2}\.\d{4,5}(?:v\d+)?$")


def _look(subject: Subject, work: Work) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    if work.year is None:
        return
    for row in _ROWS:
        found = row.form.search(work.doi)
        if found and not -row.before <= work.year - (told := row.base + int(found[1])) <= row.after:
            yield f"the year is {work.year} and the DOI tells {told}", "one of them is another work's", ("doi",)
    number = _ARXIV.match(work.eprint)
    if number and work.year < (told := 2000 + int(number[1])):
        yield f"the year is {work.year} and the arXiv number is of {told}", "a preprint is no older", ("eprint",)


CHECK = Check("PK214", "year-doi", "the year contradicts the DOI or the arXiv number", per_work("PK214", _look))
