"""Where a list of authors ends in a reference: the shapes of names, long before anybody reads them.

The names of one list have one shape, and the first of them shows it: initials first ("J. Doe"), initials last
("Doe J"), inverted ("Doe, J."), or names written out. The list ends where its shape does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from pubkit.importing.words import words

_LOW = words("low_in_names")
_SUFFIXES = words("suffixes")
_SIGNS = "*∗†‡§¶#⁎⋆¹²³⁴⁵⁶⁷⁸⁹⁰"
_AND = r"and|&|und|et(?!\s+al)|y|e|og|och|en"
_JOINT = re.compile(rf"\s*(?:[,;]\s*(?:(?P<last>{_AND})\s+)?|\s(?P<and>and|&|und|og|och|en|et(?!\s+al))\s+)\s*")
_WORD = re.compile(r"[^\W\d_]+(?:\.?[-'’‐‑ʼ.][^\W\d_]+)*\.?")
_OTHERS = re.compile(r"(?:and\s+)?(?:et\.?\s+al\.?|u\.\s?a\.|others|…|\.\.\.)", re.IGNORECASE)
_OTHERS_BEHIND = re.compile(r"\s*(?P<name>.*?)\s*(?:and\s+)?\b(?:et\.?\s+al\b\.?|u\.\s?a\.|and others\b)")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af·]{2,8}")
_MOST_WORDS = 5
# No run of names is longer than this many characters: the longest author lists in print are some 3,000 names.
_LONGEST = 100_000

_U = r"[^\W\d_a-zß-öø-ÿ]"
_INITIALS = (
    rf"(?:{_U}{{1,3}}\.(?:\s?[-‐‑]\s?|\s)?|{_U}{{1,3}}(?:\s?[-‐‑]\s?|\s|(?=\W)|$)|{_U}[a-zß-ÿ]{{1,2}}\.(?:[\s-]|$))+"
)
_PARTICLES = (
    r"(?:(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|ten|ter|zu|zur|bin|al|el|af|av|d|l|st|y|e)(?:\s+|['’-]))*"
)
_PROPER = r"[^\W\d_]+(?:['’‐‑-][^\W\d_]+)*"
_FAMILY = rf"{_PARTICLES}{_U}(?:[^\W\d_]|['’](?=\w))[^\W\d_]*(?:['’‐‑-][^\W\d_]+)*(?:\s{_PARTICLES}{_U}{_PROPER})?"
_SUFFIX = r"(?:,?\s(?:Jr|Sr|II|III|IV)\b\.?)?"
_INITIALS_ONLY = re.compile(rf"{_INITIALS}{_SUFFIX}")
_INITIALS_FIRST = re.compile(rf"{_INITIALS}(?<=[.\s-])\s*{_FAMILY}{_SUFFIX}")
_INITIALS_LAST = re.compile(rf"{_FAMILY}\s{_U}{{1,4}}(?:-{_U}{{1,2}})?(?![\w’'-]){_SUFFIX}")
_WRITTEN_OUT = re.compile(
    rf"{_U}[^\W\d_]*(?:[.]?['’‐‑.-][^\W\d_]+)*\.?(?:\s{_PARTICLES}(?:{_U}\.|{_U}[^\W\d_]+)(?:['’‐‑-][^\W\d_]+)*){{1,4}}"
)


class Shape(Enum):
    """How the names of a list are written."""

    INITIALS_FIRST = "J. Doe"
    INITIALS_LAST = "Doe J"
    INVERTED = "Doe, J."
    WRITTEN_OUT = "Jane Doe"


@dataclass(frozen=True, slots=True)
class Chunk:
    """What stands between two separators: where, if it can be (part of) a name, what stands before it."""

    start: int
    end: int
    text: str
    name: bool
    last: bool = False
    comma: bool = False

    @property
    def bare(self) -> str:
        return self.text.strip().strip(_SIGNS).strip()

    @property
    def others(self) -> bool:
        return bool(_OTHERS.fullmatch(self.bare))


def is_name(text: str) -> bool:
    """Whether a text has the shape of one name, or of a part of one.

    >>> is_name("Jan van der Berg*"), is_name("YJ. Soh"), is_name("Deep learning"), is_name("NeurIPS 2025")
    (True, True, False, False)
    """
    bare = text.strip().strip(_SIGNS).strip()
    if _OTHERS.fullmatch(bare) or _CJK.fullmatch(bare):
        return True
    words = bare.replace("(", " ").replace(")", " ").split()
    if not words or len(words) > _MOST_WORDS:
        return False
    proper = 0
    for word in words:
        plain = word.strip(_SIGNS + ",")
        folded = plain.rstrip(".").casefold()
        if not _WORD.fullmatch(plain):
            return False
        if folded in _LOW and plain[:1].islower():
            continue
        if plain[:1].islower() and not re.match(r"[a-z]{1,2}['’]?[A-Z]", plain):
            return False
        if len(plain) > 4 and plain.endswith(".") and folded not in _SUFFIXES and not _INITIALS_ONLY.fullmatch(plain):
            return False
        proper += 1
    return proper > 0


def chunks(text: str, start: int = 0) -> Iterator[Chunk]:
    """The pieces of a text between commas, semicolons and "and", from ``start`` on."""
    at = start
    limit = min(len(text), start + _LONGEST)
    last = comma = False
    while at < limit:
        match = _JOINT.search(text, at, limit)
        end = match.start() if match else limit
        yield Chunk(at, end, text[at:end], is_name(text[at:end]), last, comma)
        if not match:
            return
        last, comma = bool(match["last"] or match["and"]), not match["and"]
        at = max(match.end(), at + 1)


def are_names(text: str) -> bool:
    """Whether a text is surely names: several of them, or one with initials.

    >>> are_names("Jane Doe and R. Roe"), are_names("Deep Learning"), are_names("J. Doe")
    (True, False, True)
    """
    parts = list(chunks(text.strip(" \t\n.,:;–—-|")))
    if not parts or not all(part.name and len(part.text.split()) <= _MOST_WORDS for part in parts):
        return False
    if any(_INITIALS_FIRST.fullmatch(part.bare) or _INITIALS_LAST.fullmatch(part.bare) for part in parts):
        return True
    return len(parts) > 2 or (len(parts) > 1 and all(_WRITTEN_OUT.fullmatch(part.bare) for part in parts))


def name_ends(text: str) -> list[int]:
    """Where the authors that a text begins with may end, the likeliest first; empty when it begins with no name.

    >>> text = "J. Doe, R. Roe. Deep learning. Nature"
    >>> text[:name_ends(text)[0]]
    'J. Doe, R. Roe.'
    """
    run: list[Chunk] = []
    broken: Chunk | None = None
    for chunk in chunks(text):
        if not chunk.name or _closed(chunk.text):
            broken = chunk
            break
        run.append(chunk)
    shape = _shape(run, broken)
    if shape is None:
        return []
    kept, broken = _within(shape, run, broken)
    if broken is None:
        return [len(text)]
    inside = list(_inside(shape, kept, broken))
    before = [kept[-1].end] if kept and _whole(shape, kept) else []
    ends = [*inside, *before] if not (before and _complete(shape, kept)) else [*before, *inside]
    if not ends and run:
        ends = [run[-1].end]
    return list(dict.fromkeys(ends))


def _shape(run: list[Chunk], broken: Chunk | None) -> Shape | None:
    """The shape that the beginning shows."""
    first = run[0] if run else broken
    if first is None:
        return None
    if _INITIALS_FIRST.match(first.bare):
        return Shape.INITIALS_FIRST
    second = run[1] if len(run) > 1 else broken if run else None
    if run and second and " " not in first.bare.replace("van der ", "").replace("van ", "").replace("de ", ""):
        return Shape.INVERTED
    if run and second and not second.last and _INITIALS_ONLY.fullmatch(second.bare):
        return Shape.INVERTED
    if _INITIALS_LAST.match(first.bare):
        return Shape.INITIALS_LAST
    return Shape.WRITTEN_OUT if run or _WRITTEN_OUT.match(first.bare) else None


def _begins_with_initials(text: str) -> bool:
    return bool(re.match(rf"{_U}(?:\.|$|\s)|{_U}{{2,3}}\.?(?:\s|$)", text))


def _within(shape: Shape, run: list[Chunk], broken: Chunk | None) -> tuple[list[Chunk], Chunk | None]:
    """The chunks of the run that keep to the shape, and the first one that does not."""
    if shape is Shape.INVERTED:
        given = next((chunk for chunk in run[1:2]), None)
        if given is not None and not _INITIALS_ONLY.fullmatch(given.bare) and not _begins_with_initials(given.bare):
            return _until_last(run, broken)
        for index, chunk in enumerate(run):
            if (
                index % 2
                and not chunk.others
                and not _INITIALS_ONLY.fullmatch(chunk.bare)
                and chunk.bare.rstrip(".").casefold() not in _SUFFIXES
            ):
                if chunk.last and _INITIALS_FIRST.fullmatch(chunk.bare):
                    continue
                return run[:index], chunk
        return run, broken
    pattern = {Shape.INITIALS_FIRST: _INITIALS_FIRST, Shape.INITIALS_LAST: _INITIALS_LAST}.get(shape)
    if pattern is None:
        return _until_last(run, broken)
    fitting = [index for index, chunk in enumerate(run) if pattern.fullmatch(chunk.bare) or chunk.others]
    count = fitting[-1] + 1 if fitting else 0
    if broken is not None and count < len(run) and (pattern.match(broken.bare) or _announced(run, broken, pattern)):
        count = len(run)
    return run[:count], run[count] if count < len(run) else broken


def _announced(run: list[Chunk], broken: Chunk, pattern: re.Pattern[str]) -> bool:
    """Whether "and" announces a last name that is written out among initials: "J. Doe, and Ann Berg. 2020"."""
    return broken.last and bool(run) and (broken.comma or bool(pattern.fullmatch(run[-1].bare)))


def _until_last(run: list[Chunk], broken: Chunk | None) -> tuple[list[Chunk], Chunk | None]:
    """A list whose last name "and" announces ends with it: one chunk, or two of an inverted name."""
    announced = next((index for index, chunk in enumerate(run) if chunk.last), 0)
    if announced:
        count = announced + (2 if " " not in run[announced].bare else 1)
        if count < len(run) and not run[count].last:
            return run[:count], run[count]
    return run, broken


def _whole(shape: Shape, kept: list[Chunk]) -> bool:
    """Whether the list may end between two chunks: not behind a family name that awaits its initials."""
    return (
        shape is not Shape.INVERTED or len(kept) % 2 == 0 or any(chunk.others for chunk in kept) or " " in kept[-1].bare
    )


def _complete(shape: Shape, kept: list[Chunk]) -> bool:
    """Whether "and" has announced the last name, so that nothing more can belong to it."""
    announced = [index for index, chunk in enumerate(kept) if chunk.last]
    behind = 2 if shape is Shape.INVERTED and " " not in kept[-1].bare else 1
    return kept[-1].others or (len(announced) == 1 and announced[0] == len(kept) - behind)


_CLOSING = re.compile(r"(?:(?<=[a-zß-ÿ])|(?<=[^\W\d_]{3}))[*∗†‡§]*\.\s|[:(\[“\"„«‘]|\s[\"“‘'`](?=\S)")
_STOPS = re.compile(r"\.\s+|[:(\[“\"„«]|\s[\"“‘'`](?=\S)|\n|\s(?=(?:19|20)\d\d\b)")


def _closed(text: str) -> bool:
    """Whether a sentence ends inside: "V. Chandra. Deep" is more than a name."""
    return any(not _abbreviated(text, match.start()) for match in _CLOSING.finditer(text)) and not _OTHERS.fullmatch(
        text.strip()
    )


def _abbreviated(text: str, at: int) -> bool:
    word = re.search(r"[^\W\d_]+$", text[max(0, at - 10) : at])
    return text[at : at + 1] == "." and word is not None and word[0].casefold() in _SUFFIXES


def _inside(shape: Shape, kept: list[Chunk], chunk: Chunk) -> Iterator[int]:
    """The ends of the last name within the chunk where the list breaks off."""
    others = _OTHERS_BEHIND.match(chunk.text)
    if others and (not others["name"] or is_name(others["name"])):
        yield chunk.start + others.end()
        return
    given = shape is Shape.INVERTED and len(kept) % 2 == 1
    pattern = {
        Shape.INITIALS_FIRST: _INITIALS_FIRST,
        Shape.INITIALS_LAST: _INITIALS_LAST,
        Shape.INVERTED: _INITIALS_ONLY if given and _given_initials(kept) else None,
        Shape.WRITTEN_OUT: None,
    }[shape]
    written_out = pattern is _INITIALS_FIRST and _announced(kept, chunk, _INITIALS_FIRST)
    ends: list[int] = []
    for match in _STOPS.finditer(chunk.text + " "):
        head = chunk.text[: match.start()]
        stop = 1 if match[0].startswith(".") else 0
        bare = head.strip().strip(_SIGNS)
        if match[0] == ":" and not (kept and len(bare.split()) <= 2):
            break  # a colon behind the last of several names; any other one stands in a title
        if match[0] == ":" and is_name(head) and shape is Shape.INVERTED and (head.endswith(".") or len(kept) == 1):
            ends.append(chunk.start + match.start())
        elif bare and (_fits(bare, stop, pattern) or (written_out and _WRITTEN_OUT.fullmatch(bare))):
            ends.append(chunk.start + match.start() + stop)
        if bare and not is_name(head):
            break
        if bare and len(re.split(r"[\s.-]+", bare)[-1]) > 2 and stop and not _abbreviated(chunk.text, match.start()):
            break  # a word with a stop behind it ends a sentence
    if pattern is _INITIALS_ONLY:
        ends.reverse()  # "Doe, J. A. Title": all the initials are the name's
    yield from ends
    if shape is Shape.INITIALS_FIRST and not ends and (short := _SHORT_NAME.match(chunk.text)):
        yield chunk.start + short.end()


def _fits(bare: str, stop: int, pattern: re.Pattern[str] | None) -> bool:
    """Whether a name keeps to the list's shape; a stop behind it may be its own."""
    if pattern is None:
        return is_name(bare)
    return bool(pattern.fullmatch(bare + "." * stop) or pattern.fullmatch(bare))


def _given_initials(kept: list[Chunk]) -> bool:
    """Whether given names of an inverted list are initials; a list of one shows nothing and is taken for one."""
    given = kept[1::2]
    return not given or sum(bool(_INITIALS_ONLY.fullmatch(chunk.bare)) for chunk in given) * 2 > len(given)


# Nothing parts the last author from the title but the name's own shape: "Y. Tian SHARP: Accelerating ..."
_SHORT_NAME = re.compile(rf"\s*(?:{_U}{{1,2}}\.[ -]?){{1,3}}\s?{_U}[^\W\d_]*[a-z][^\W\d_]*(?:-[^\W\d_]+)?(?=\s)")
