"""Numbers that carry a check digit, and arXiv's: read, verified, printed in their one canonical form.

Sources: ISO 2108 (ISBN), ISO 3297 (ISSN), ISO 7064 MOD 11-2 (ORCID), arXiv's identifier scheme of 2007 and 2015.
"""

from __future__ import annotations

import re

from pubkit.normalizing.cleaned import Cleaned
from pubkit.normalizing.text.characters import tidy_characters

_DASHES = str.maketrans("‐‑‒–—−", "------")
_ISBN_LABEL = re.compile(r"ISBN(?:[-\s]?1[03](?![\d-]))?\s*:?", re.I)
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.", re.I)
_ARXIV_NEW = re.compile(r"(?<![\d.])(?P<id>\d{2}(?P<month>\d{2})\.\d{4,5})(?:v\d+)?(?![\d.]\d)")
_ARXIV_OLD = re.compile(
    r"(?<![a-z-])(?P<id>[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?/\d{2}(?P<month>\d{2})\d{3})(?:v\d+)?(?!\d)"
)


def read_arxiv(raw: str) -> Cleaned:
    """The bare arXiv number in ``raw``, without its version.

    >>> read_arxiv("arXiv:1706.03762v5 [cs.CL]").value, read_arxiv("https://arxiv.org/pdf/hep-th/9901001v2").value
    ('1706.03762', 'hep-th/9901001')
    """
    text = tidy_characters(raw)
    if "://" in text and "arxiv" not in text.lower():
        return Cleaned(text, "not an arXiv number: the address is of another site")
    found = _ARXIV_NEW.search(_ARXIV_DOI.sub(" ", text)) or _ARXIV_OLD.search(re.sub(r"^.*?/(?:abs|pdf)/", "", text))
    if not found:
        return Cleaned(text, "not an arXiv number")
    if not 1 <= int(found["month"]) <= 12:
        return Cleaned(text, f"not an arXiv number: there is no month {found['month']}")
    return Cleaned(found["id"])


def clean_arxiv(raw: str) -> str:
    """The bare arXiv number, or the text as it is.

    >>> clean_arxiv("ARXIV:2301.00001v1")
    '2301.00001'
    """
    return read_arxiv(raw).value


def read_isbn(raw: str) -> Cleaned:
    """The first ISBN in ``raw`` without hyphens when its check digit holds, else the text and the reason.

    Where the groups end is known only by the registration ranges, so hyphens are taken off and never put in.

    >>> read_isbn("ISBN 978-0-262-03384-8").value, read_isbn("0-262-03384-5").doubt
    ('9780262033848', 'the check digit of ISBN 0262033845 is wrong')
    """
    text = tidy_characters(raw).translate(_DASHES)
    digits = re.sub(r"[\s-]", "", _ISBN_LABEL.sub("", text))
    candidates = re.findall(r"97[89]\d{10}|(?<!\d)\d{9}[\dXx](?!\d)", digits)
    if not candidates:
        return Cleaned(text, "not an ISBN: it needs 10 or 13 digits")
    for candidate in candidates:
        if isbn_is_valid(candidate.upper()):
            return Cleaned(candidate.upper() if len(candidates) == 1 else text)
    return Cleaned(text, f"the check digit of ISBN {candidates[0].upper()} is wrong", "check it against the book")


def isbn_is_valid(digits: str) -> bool:
    """True for 10 or 13 characters with the right check digit.

    >>> isbn_is_valid("080442957X"), isbn_is_valid("9780262033848")
    (True, True)
    """
    if len(digits) == 13 and digits.isdigit():
        return sum(int(d) * (1, 3)[i % 2] for i, d in enumerate(digits)) % 10 == 0
    if re.fullmatch(r"\d{9}[\dX]", digits):
        return sum((10 - i) * (10 if d == "X" else int(d)) for i, d in enumerate(digits)) % 11 == 0
    return False


def clean_isbn(raw: str) -> str:
    """The ISBN without hyphens when it is valid, or the text as it is.

    >>> clean_isbn("978-0-262-03384-8")
    '9780262033848'
    """
    return read_isbn(raw).value


def read_issn(raw: str) -> Cleaned:
    """The ISSN in ``raw`` as ``1234-567X`` when its check digit holds.

    >>> read_issn("issn 03787753").value, read_issn("0378-7754").doubt
    ('0378-7753', 'the check digit of ISSN 0378-7754 is wrong')
    """
    text = tidy_characters(raw).translate(_DASHES)
    found = re.findall(r"(?<!\d)(\d{4})\s*-?\s*(\d{3}[\dXx])(?!\d)", text)
    if not found:
        return Cleaned(text, "not an ISSN: it needs 8 digits")
    numbers = [f"{first}-{last.upper()}" for first, last in found]
    for number in numbers:
        digits = number.replace("-", "")
        total = sum((8 - i) * (10 if d == "X" else int(d)) for i, d in enumerate(digits))
        if total % 11:
            return Cleaned(text, f"the check digit of ISSN {number} is wrong")
    return Cleaned(", ".join(numbers))


def clean_issn(raw: str) -> str:
    """The ISSN as ``1234-567X`` when it is valid, or the text as it is.

    >>> clean_issn("03787753")
    '0378-7753'
    """
    return read_issn(raw).value


def read_orcid(raw: str) -> Cleaned:
    """The bare ORCID iD in ``raw`` when its check digit holds (ISO 7064 MOD 11-2).

    >>> read_orcid("https://orcid.org/0000-0002-1825-0097").value
    '0000-0002-1825-0097'
    """
    text = tidy_characters(raw).translate(_DASHES)
    found = re.search(r"(?<!\d)(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dXx])(?!\d)", text)
    if not found:
        return Cleaned(text, "not an ORCID iD: it needs 16 digits")
    orcid = "-".join(found.groups()).upper()
    total = 0
    for digit in orcid.replace("-", "")[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    if orcid[-1] != ("X" if check == 10 else str(check)):
        return Cleaned(text, f"the check digit of ORCID iD {orcid} is wrong")
    return Cleaned(orcid)


def clean_orcid(raw: str) -> str:
    """The bare ORCID iD when it is valid, or the text as it is.

    >>> clean_orcid("orcid.org/0000-0002-1825-0097")
    '0000-0002-1825-0097'
    """
    return read_orcid(raw).value
