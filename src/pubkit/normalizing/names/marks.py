"""What a list prints around names: bold for its owner, stars, daggers, numbers of affiliations, ORCID iDs.

They are taken off the text; what means something is left in it as a character of Unicode's private area, so that it
stays with its name however the list is cut.
"""

from __future__ import annotations

import re

from pubkit.model import Mark
from pubkit.normalizing.text.characters import tidy_characters
from pubkit.normalizing.text.markup import unescape_entities
from pubkit.normalizing.text.numbers import read_orcid

SELF_ON, SELF_OFF, EQUAL, CORRESPONDING, ORCID = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
_ORCID_BASE = 0xE100
_PRIVATE = re.compile("[\ue000-\ue4ff]")

_LINK = re.compile(r"\[(?P<text>[^\[\]]+)\](?:\((?:https?:|mailto:|[./#])[^()\s]*\)|\[\w*\])")
_IN_BRACES = r"(?P<text>(?:[^{}]|\{[^{}]*\})*)"
_BOLD = (
    re.compile(r"\*\*(?P<text>[^*\n]+(?:\*(?!\*)[^*\n]*)*)\*\*"),
    re.compile(r"(?<!\w)__(?P<text>[^_\n]+)__(?!\w)"),
    re.compile(r"<(?P<tag>b|strong|u|mark)(?:\s[^>]*)?>(?P<text>.*?)</(?P=tag)>", re.I | re.S),
    re.compile(r"\\(?:textbf|underline|uline|ul|mathbf|myname|me|highlight)\s*\{" + _IN_BRACES + r"\}"),
    re.compile(r"\{\s*\\(?:bf|bfseries)\s+" + _IN_BRACES + r"\}"),
)
_ITALIC = (
    re.compile(r"(?<![\w*])\*(?P<text>[^*\n,;]*[^*\s,;])\*(?![\w*])"),
    re.compile(r"(?<!\w)_(?P<text>[^_\n]+)_(?!\w)"),
    re.compile(r"<(?P<tag>i|em|span|a)(?:\s[^>]*)?>(?P<text>.*?)</(?P=tag)>", re.I | re.S),
    re.compile(r"\\(?:textit|emph|textsc|textrm|mbox|text)\s*\{" + _IN_BRACES + r"\}"),
    re.compile(r"\{\s*\\(?:em|it|sc|rm)\s+" + _IN_BRACES + r"\}"),
)
_DEEPEST_MARKUP = 3  # "<b><u>Huang H</u></b>"
_RAISED = re.compile(
    r"<sup>(?P<html>.*?)</sup>|\\textsuperscript\s*\{(?P<tex>[^{}]*)\}|\$\s*(?:\{\})?\^\s*(?P<math>\{[^{}]*\}|[^$])\s*\$"
    r"|(?<!\\)\^(?P<caret>\{[^{}]*\}|\(?(?:[\da-z](?:,(?=[\d*†‡a-z](?![^\W\d_])))?)*[*†‡]*\)?)",
    re.I | re.S,
)
_TEX_SYMBOLS = {r"\ast": "*", r"\star": "*", r"\dagger": "†", r"\dag": "†", r"\ddagger": "‡", r"\ddag": "‡", r"\S": "§"}
_TEX_SYMBOL = re.compile(r"\\(ast|star|ddagger|ddag|dagger|dag|S)\b(?:\{\})?")
# What LaTeX classes print behind a name, and their separator of names.
_TEX_NOTE = re.compile(
    r"\\(?:inst|thanks|footnote(?:mark)?|affil|authormark|IEEEauthorrefmark|fnref|fnmark|corref|orcid(?:link|ID)?|email)"
    r"\s*(?:\[[^\]]*\])?\{(?P<inside>[^{}]*)\}"
)
_TEX_AND = re.compile(r"\s*\\and\b\s*", re.I)
_ORCID_TEXT = re.compile(
    r"[\[(<{]?\s*(?:(?:orcid(?:\s*id)?|\bid\b)\s*:?\s*)?(?:https?://)?(?:www\.)?(?:orcid\.org/)?"
    r"(?P<id>\d{4}-\d{4}-\d{4}-\d{3}[\dXx])\s*[\])>}]?",
    re.I,
)
_EMAIL = re.compile(r"\{[^{}@]*\}@[\w.-]+\w|[(<\[]?\s*(?:mailto:)?(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]*\w\s*[)>\]]?")
_SUPERSCRIPTS = re.compile(r"[⁰¹²³⁴-⁹ᵃ-ᵛ]+(?:\s*[,⁎*†‡‚﹐]\s*[⁰¹²³⁴-⁹ᵃ-ᵛ]+)*")
# "Doe1,2", "Roe 3": numbers of affiliations; four digits with a leading zero tell namesakes apart instead
_NUMBERS = re.compile(r"(?:(?<=[^\W\d_])|(?<=[^\W\d_]\.))\d{1,2}(?![\d\w])(?:\s*,\s*\d{1,2}(?![\d\w]))*")
_SPACED_NUMBERS = re.compile(
    r"(?<=[^\W\d_.])\s\d{1,2}(?:[\s,]+\d{1,2})*(?=\s*(?:[,;&*†‡\ue003]|and\b|\Z))|\s*[\[(]\d{1,2}(?:\s*,\s*\d{1,2})*[\])]"
)
# "Jane Doe,1 John Roe,2,* and": the number stands behind the comma
_NUMBER_BEHIND_COMMA = re.compile(
    r"(?<=[^\W\d_]),\s?\d{1,2}(?:\s?,\s?\d{1,2})*(?:,?[*∗†‡§]+)?(?=\s+(?:and\b|[^\W\d_a-zà-ÿ])|\s*[,;&]|\s*\Z)"
)
_HANDLE = re.compile(r"(?<=\w)\s+\(?@\w+\)?")
_LOST_SEPARATOR = re.compile(
    r"(?<=[^\W\d_]{2})\d{1,2}(?:,\d{1,2})*(?=\s+[^\W\d_a-zà-ÿ]|[^\W\d_a-zà-ÿ](?:\.|[a-zà-ÿ]+\s))"
)
# "Doe a, Roe b" and "Doe[a]": letters of affiliations
_LETTER = re.compile(
    r"(?<=[^\W\d_]{2})\s+[a-h](?:\s*,\s*[a-h])*(?=\s*(?:[,;&*†‡]|and\b|\Z))|\s*[\[(][a-h](?:\s*,\s*[a-h])*[\])](?!\w)"
)
# A mark that a capital follows without a comma ends its name: "Zechun Liu* Changsheng Zhao*".
_MARK_THAT_PARTS = re.compile(r"(?<=[^\W\d_]{2})(\s?[*∗†‡§¶⁎]+)(?=\s*[^\W\d_a-zà-ÿ][^\W\d_]*[-’'.\s])")
_PLAIN = re.compile(r"[A-Za-zÀ-ɏ\s.,;'’-]*")  # what most lists are: no mark is in them
_BULLET = re.compile(r"\s*[•◦●○‣▪∙⋅·]\s+|(?<=[a-zà-ÿ])[•●▪∙⋅·](?=[^\W\d_a-zà-ÿ])")
_SYMBOLS = re.compile(r"\s*,?\s*[†‡§¶♯#⁂♠♣♦♥◇△▽○●◦•‖∥]+")
_STARS = re.compile(r"\s*[*∗⁎﹡＊☆★✱]+")
_ENVELOPES = re.compile(r"\s*\(?[✉🖂📧]\)?\ufe0f?")


def take_marks(text: str) -> tuple[str, list[str]]:
    """``text`` with its marks as private characters, and the ORCID iDs that :data:`ORCID` characters point to.

    >>> take_marks("**H Huang**, J. Doe1,2")[0] == SELF_ON + "H Huang" + SELF_OFF + ", J. Doe"
    True
    """
    if _PLAIN.fullmatch(text) and not _LETTER.search(text):
        return text, []
    text = _PRIVATE.sub("", unescape_entities(text))
    text = _LINK.sub(lambda m: m["text"], text.replace("\\,", " ").replace("\\*", "*"))
    text = _TEX_SYMBOL.sub(lambda m: _TEX_SYMBOLS["\\" + m[1]], text)
    orcids: list[str] = []

    def keep_orcid(match: re.Match[str]) -> str:
        orcids.append(match["id"])
        return ORCID + chr(_ORCID_BASE + min(len(orcids) - 1, 0x2FF))

    text = _ORCID_TEXT.sub(keep_orcid, text)
    text = _TEX_NOTE.sub(lambda m: "".join(re.findall(f"{ORCID}.", m["inside"])), _TEX_AND.sub(" and ", text))
    text = _ENVELOPES.sub(CORRESPONDING, _HANDLE.sub("", _EMAIL.sub(" ", text)))
    text = _RAISED.sub(_keep_star, text)
    for _ in range(_DEEPEST_MARKUP):
        before = text
        for pattern in _BOLD:
            text = pattern.sub(lambda m: f"{SELF_ON}{m['text']}{SELF_OFF}", text)
        for pattern in _ITALIC:
            text = pattern.sub(lambda m: m["text"], text)
        if text == before:
            break
    text = _BULLET.sub("; ", _SUPERSCRIPTS.sub("", text).replace("$", ""))
    if _LETTER.search(text) and text.lower() != text:
        text = _LETTER.sub("", text)
    text = _MARK_THAT_PARTS.sub(r"\1;", text)
    text = _LOST_SEPARATOR.sub(";", _NUMBER_BEHIND_COMMA.sub(",", text))
    text = _SPACED_NUMBERS.sub("", _NUMBERS.sub("", text))
    text = _STARS.sub(EQUAL, _SYMBOLS.sub("", text))
    return text, orcids


def find_marks(piece: str, orcids: list[str], bold: bool) -> tuple[str, frozenset[Mark], str, bool]:
    """A piece of the list without its private characters: (text, marks, ORCID iD, still bold after it)."""
    marks: set[Mark] = {Mark.SELF} if bold and re.search(r"\w", piece.partition(SELF_OFF)[0]) else set()
    on, off = piece.rfind(SELF_ON), piece.rfind(SELF_OFF)
    if on >= 0:
        marks.add(Mark.SELF)
    if on >= 0 or off >= 0:
        bold = on > off
    if EQUAL in piece:
        marks.add(Mark.EQUAL)
    if CORRESPONDING in piece:
        marks.add(Mark.CORRESPONDING)
    orcid = ""
    if ORCID in piece:
        found = read_orcid(orcids[ord(piece[piece.index(ORCID) + 1]) - _ORCID_BASE])
        orcid = found.value if found.sure else ""
    return tidy_characters(_PRIVATE.sub("", piece)), frozenset(marks), orcid, bold


def _keep_star(match: re.Match[str]) -> str:
    inner = next(group for group in match.groups() if group is not None)
    return EQUAL if re.search(r"[*∗⁎]|\\ast|\\star", inner) else ""
