"""Who, what, where: which part of a reference holds its authors, its title and the rest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from pubkit.importing.people import are_names, name_ends
from pubkit.importing.sentences import breaks
from pubkit.importing.styled import Styled

Span = tuple[int, int]

# Confidences: shares of titles right in 17 styles, printed from records that were known (benchmarks/importing.py, 1,700
# references that nothing was chosen on), rounded down; a guess is a coin's.
QUOTED, BY_YEAR, BY_SENTENCE, GUESSED = 0.97, 0.95, 0.9, 0.5


@dataclass(frozen=True, slots=True)
class Anatomy:
    """Where each part stands in the text of a reference; an empty span where it is missing.

    ``score`` compares readings of one text; ``confidence`` is how often readings of this kind are right.
    """

    authors: Span
    title: Span
    tail: Span
    year: str = ""
    score: float = 0.0
    confidence: float = GUESSED


Knows = Callable[[str], float]

_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)[a-z]?"
_LEADING_YEAR = re.compile(rf"\s*[\[(]?{_YEAR}[\])]?\s*[.:,|–-]?\s+(?=\S)")
_YEAR_BEHIND = re.compile(
    r"[\s.,:]*(?:[\[(]\s*(?P<bracketed>(?:1[5-9]|20)\d\d)[a-z]?(?:\s*,[^()\[\]]{1,30})?\s*[\])]"
    r"|[\[(](?:n\.d\.|in press|forthcoming|to appear|under review|submitted|in preparation)[\])]"
    r"|(?P<bare>(?:1[5-9]|20)\d\d)[a-z]?(?=\s*[.,:]))\s*[.,:]*\s*",
    re.IGNORECASE,
)
_QUOTES = re.compile(
    r"(?<!\w)(?:“(?P<a>[^”]{3,600}?)”|„(?P<b>[^“”]{3,600}?)[“”]|«(?P<c>[^»]{3,600}?)»|``(?P<d>.{3,600}?)''|\"(?P<e>.{3,600}?)\"(?!\w)"
    r"|‘(?P<f>(?:[^’]|’(?=\w)){8,600}?)’(?!\w)|'(?P<g>(?:[^']|'(?=\w)){8,600}?)'(?!\w))"
)
_BEHIND_QUOTE = re.compile(r"\s*(?:$|[.,;(\[‖]|(?:in|at|to|doi|arxiv|http\S*)\b|[^\W\d_a-z])", re.IGNORECASE | re.ASCII)
_OPEN_QUOTE = re.compile(r"(?<!\w)[“„«\"](?P<a>\S.{3,600})$")
_MOST_ENDS = 40  # places where a title may end: no title has as many sentences or commas
_LATER = 0.1  # a later end of a sentence must show more: most titles are one sentence
_ADDRESS = re.compile(r"https?://|\bdoi:|\b10\.\d{4,}/")
_PLAIN = 1.8  # the score of the end of a sentence with a venue behind it
_KNOWN = 0.8  # the score of what has the form of a venue
_SEEN = 300  # characters that tell a venue: the longest names have about 200
_EDGE = " \t\n.,:;–—-|"
_IN = re.compile(
    r"(?:[.,?!]\s*|\s+)(?=In:?\s+(?:the\s+)?[\[\"“‘]?[A-Z0-9])|[.,?!]\s+(?=in:?\s+(?:the\s+)?[A-Z0-9])|\s(?=in:\s)"
    r"|[.,]\s+(?=(?:Proceedings|Proc\.|Presented at)\s)"
    r"|\s+(?=\((?i:(?:u\.\s?s\.\s)?patent|version|doctoral|master|technical|report|no\.|arxiv:)|\[(?!Internet)[A-Z][\w\s.-]{2,30}\](?:[.,\s]|$))"
)


def divide(one: Styled, knows: Knows) -> Anatomy:
    """The likeliest reading of a reference. ``knows`` says how sure it is that a text names a venue, 0 to 1.

    >>> text = "Doe, J., & Roe, R. (2020). On cakes. Journal of Baking, 3, 1-9."
    >>> found = divide(Styled(text, "r" * len(text)), lambda venue: float("Journal" in venue))
    >>> text[slice(*found.authors)], text[slice(*found.title)]
    ('Doe, J., & Roe, R.', 'On cakes')
    """
    if "\n" in one.text and (found := _by_lines(one.text)):
        return found
    flat = Styled(one.text.replace("\n", " "), one.face)
    leading = _LEADING_YEAR.match(flat.text)
    start = leading.end() if leading else 0
    readings = [*_quoted(flat, start), *_authors_first(flat, start, knows), *_title_first(flat, start, knows)]
    best = max(readings, key=lambda reading: reading.score, default=None)
    if best is None:
        tail = _title_end(flat, start, knows)
        best = Anatomy((start, start), (start, tail[0]), (tail[1], len(flat.text)), confidence=GUESSED)
    return replace(best, year=best.year or (leading["year"] if leading else ""))


def _quoted(one: Styled, start: int) -> Iterator[Anatomy]:
    """A title in quotation marks, the authors before it or behind it."""
    text = one.text
    match = _QUOTES.search(text, start) or _OPEN_QUOTE.search(text, start)
    if not match:
        return
    group = next(name for name, value in match.groupdict().items() if value)
    title = _trim(text, *match.span(group))
    ended = text[title[1] : match.end()].strip("\"”’“»' ") or _BEHIND_QUOTE.match(text, match.end())
    if not ended:  # words in quotation marks within a title
        return
    before = text[start : match.start()]
    year = _YEAR_BEHIND.search(before)
    names = before[: year.start()] if year and not before[year.end() :].strip(_EDGE) else before
    if not names.strip(_EDGE):
        ends = name_ends(text[match.end() :].lstrip(_EDGE))
        at = len(text) - len(text[match.end() :].lstrip(_EDGE))
        end = at + ends[0] if ends and are_names(text[at : at + ends[0]]) else at
        yield Anatomy((at, end), title, (end, len(text)), score=8, confidence=QUOTED)
        return
    plain = sum(word.islower() for word in re.findall(r"[^\W\d_]{4,}", names))
    if plain <= 1 or name_ends(names)[:1] == [len(names)]:
        shown = _shown(year)
        authors = _trim(text, start, start + len(names), keep=".")
        yield Anatomy(authors, title, (match.end(), len(text)), shown, score=9, confidence=QUOTED)


def _shown(year: re.Match[str] | None) -> str:
    return (year["bracketed"] or year["bare"] or "") if year else ""


def _authors_first(one: Styled, start: int, knows: Knows) -> Iterator[Anatomy]:
    """Authors, perhaps a year, then the title up to where the venue begins."""
    text = one.text
    for rank, found in enumerate(name_ends(text[start:])[:4]):
        end = start + found
        year = _YEAR_BEHIND.match(text, end)
        at = year.end() if year else end + len(text[end:]) - len(text[end:].lstrip(_EDGE))
        if at >= len(text) and rank == 0 and not year:
            continue
        shown = _shown(year)
        title_end, tail, sure = _title_end(one, at, knows)
        strong = are_names(text[start:end])
        score = (2.0 if strong else 1.0) + (3.0 if year else 0.0) + sure - rank * 0.4
        score -= 3 if are_names(text[at:title_end]) and not year else 0
        score -= 2 if title_end - at < 4 else 0
        yield Anatomy(
            _trim(text, start, end, keep="."),
            _trim(text, at, title_end),
            (tail, len(text)),
            shown,
            score,
            BY_YEAR if year else BY_SENTENCE if sure >= 1 else GUESSED,
        )


def _title_first(one: Styled, start: int, knows: Knows) -> Iterator[Anatomy]:
    """The title as the first sentence, or as what is set in italics first, and a sentence of nothing but names."""
    text = one.text
    stops = list(breaks(text, start))[:3] + [(end, end) for begin, end in one.italics()[:1] if begin <= start + 1]
    for end, after in stops:
        after += len(text[after:]) - len(text[after:].lstrip(_EDGE))
        ends = name_ends(text[after:])
        if not ends:
            continue
        names = text[after : after + ends[0]]
        if not are_names(names) and not (
            len(names.split()) in (2, 3) and knows(text[after + ends[0] :].strip(_EDGE)) > 0.5
        ):
            continue
        tail = after + ends[0]
        venue = _venue(text[tail:].strip(_EDGE), knows)
        score = (2.0 if are_names(names) else 0.5) + venue + 0.4 - (3 if are_names(text[start:end]) else 0)
        yield Anatomy(
            _trim(text, after, tail, keep="."), _trim(text, start, end), (tail, len(text)), "", score, BY_SENTENCE
        )


def _by_lines(text: str) -> Anatomy | None:
    """One part a line, as web pages print works: title, authors, venue, or authors, title, venue."""
    spans = [match.span() for match in re.finditer(r"[^\n]+", text)]
    if not 2 <= len(spans) <= 6:
        return None
    for index in (1, 0):
        if index >= len(spans) - (index == 0):
            continue
        line = text[slice(*spans[index])].strip(" .")
        other = text[slice(*spans[1 - index])].strip()
        if line and name_ends(line)[:1] == [len(line)] and are_names(line) and not are_names(other):
            rest = spans[2][0] if len(spans) > 2 else len(text)
            return Anatomy(
                spans[index], _trim(text, *spans[1 - index]), (rest, len(text)), score=9, confidence=BY_SENTENCE
            )
    return None


def _title_end(one: Styled, start: int, knows: Knows) -> tuple[int, int, float]:
    """Where the title that starts here ends, where the venue begins, and how much speaks for it."""
    found = [*_at_italics(one, start, knows), *_at_words(one.text, start, knows), *_at_stops(one.text, start, knows)]
    if not any(end.score >= _PLAIN for end in found):
        found += _at_commas(one.text, start, knows)
    found = [end for end in found if end.at - start > 2]
    sure = min((end.at for end in found if end.sure), default=len(one.text))
    best = max((end for end in found if end.at <= sure), key=lambda end: (end.score, -end.at), default=None)
    if best is None:
        return len(one.text.rstrip()), len(one.text), 0.0
    words = len(one.text[start : best.at].split())
    return best.at, best.after, min(best.score, 4.0) + (0.5 if words > 2 else 0)


@dataclass(frozen=True, slots=True)
class _End:
    """A place where a title may end: ``after`` is where the next part begins; none lies behind one that is ``sure``."""

    score: float
    at: int
    after: int
    sure: bool = False


def _at_italics(one: Styled, start: int, knows: Knows) -> Iterator[_End]:
    """The title is what is set in italics, or ends where italics begin."""
    text = one.text
    for begin, end in one.italics()[:1]:
        if begin <= start + 1 < end < len(text.rstrip(_EDGE)):
            yield _End(2.0 + _venue(text[end:].strip(_EDGE), knows), end, end)
        elif begin > start + 1 and len(text[start:begin].split()) > 1:
            parted = text[start:begin].rstrip().endswith((".", ",", "?", "!", ":", "In", "in"))
            yield _End((2.0 if parted else 0.5) + _venue(text[begin:].strip(_EDGE), knows), begin, begin)


def _at_words(text: str, start: int, knows: Knows) -> Iterator[_End]:
    """The title ends before "In", "Proceedings", or a note in brackets."""
    for match in islice(_IN.finditer(text, start), _MOST_ENDS):
        into = text[match.end() : match.end() + 2].lower() == "in"
        at = match.start() + (match[0][:1] in "?!")
        yield _End(
            (3.2 if into else 2.5) + _venue(text[match.end() :], knows),
            at,
            match.end(),
            into and not match[0].isspace(),
        )


def _at_stops(text: str, start: int, knows: Knows) -> Iterator[_End]:
    """The title ends with a sentence."""
    for rank, (end, after) in enumerate(islice(breaks(text, start), _MOST_ENDS)):
        if _ADDRESS.search(text, start, end):
            return  # no title holds an address
        yield _End(1.0 - rank * _LATER + _venue(text[after:], knows), end, after)


def _at_commas(text: str, start: int, knows: Knows) -> Iterator[_End]:
    """The title ends at a comma, where a venue that is known follows."""
    for match in islice(re.finditer(r",\s+", text[start:]), _MOST_ENDS):
        score = _venue(text[start + match.end() :], knows)
        if score >= _KNOWN and len(text[start : start + match.start()].split()) > 2:
            yield _End(score + 0.5, start + match.start(), start + match.end())


_VENUE_WORDS = re.compile(
    r"\b(?:proceedings|proc\.|conference|conf\.|journal|transactions|trans\.|symposium|workshop|letters|review|annals"
    r"|magazine|lecture notes|arxiv|biorxiv|medrxiv|ssrn|university press|springer|technical report|tech\. rep|thesis"
    r"|dissertation|patent|in press|to appear|under review|submitted|accepted)\b"
    r"|\b\d+\s*\(\d+(?:[-–]\d+)?\)|\b\d{4};\d|\bvol\.|\bpp\.",
    re.IGNORECASE,
)


def _venue(tail: str, knows: Knows) -> float:
    """How much a text looks like what follows a title: 0 to 1.5."""
    tail = re.sub(r"^[Ii]n:?\s+(?:the\s+)?", "", tail[:_SEEN].strip(_EDGE))
    head = re.split(r"[.,(;]\s|\s\(|\s\d|\s*[’']\d\d\b", tail, maxsplit=1)[0].strip(_EDGE)
    known = max((knows(part) for part in {head, re.split(r",\s|\.\s", tail)[0]} if part), default=0.0)
    shaped = 0.8 if (match := _VENUE_WORDS.search(tail)) and match.start() < 80 else 0.0
    return max(known, shaped) + (0.3 if re.search(r"\b(?:19|20)\d\d\b(?!\.\d)", tail) else 0.0)


def _trim(text: str, start: int, end: int, keep: str = "") -> Span:
    edge = _EDGE.translate({ord(sign): None for sign in keep})
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in edge:
        end -= 1
    return start, end
