"""Text as sources send it -> text as a Work holds it: markup, entities, broken encodings, final stops, capitals."""

from __future__ import annotations

import html
import re
import unicodedata

# CSL-JSON's rich text; every other tag goes, its content stays (Crossref deposits JATS face markup and MathML).
_KEPT = {"i": "i", "em": "i", "italic": "i", "b": "b", "strong": "b", "bold": "b", "sub": "sub", "sup": "sup"}
# Tags that part words as a new line does (JATS and HTML).
_BLOCKS = frozenset(
    ["p", "title", "sec", "br", "break", "li", "list-item", "div", "h1", "h2", "h3", "h4", "label", "para"]
)
_TAG = re.compile(r"<(/?)\s*([A-Za-z][\w:.-]*)(?:\s[^<>]*)?(/?)>")
# MathML's scripts stand after their base, in one element with it; blanks between its elements mean nothing.
_LEAF = r"<(?:mml:)?m(?:i|n|o|text)\b[^<>]*>[^<>]*</(?:mml:)?m(?:i|n|o|text)>"
_ROW = rf"<(?:mml:)?mrow>(?:{_LEAF})+</(?:mml:)?mrow>"
_SCRIPT = re.compile(
    rf"<(?:mml:)?msu(p|b)\b[^<>]*>((?:{_LEAF}|{_ROW}|<(?:mml:)?mrow>|</(?:mml:)?mrow>)+?)({_LEAF}|{_ROW})</(?:mml:)?msu\1>"
)
_BETWEEN_MATH = re.compile(r"(</?(?:mml:)?m[a-z]+\b[^<>]*>)\s+(?=</?(?:mml:)?m[a-z]+\b)")
_LONGEST_MATH = 20_000  # titles and abstracts are shorter
_SPACE = re.compile(r"\s+")
_INNER_SPACE = re.compile(r"(<(?:i|b|sub|sup)>)\s+|\s+(</(?:i|b|sub|sup)>)")
_BRACKET_SPACE = re.compile(r"(?<=[(\[])\s+|\s+(?=[)\]])")
_RETRACTED = re.compile(
    r"^\s*(?P<kind>retracted|withdrawn|removed)(?:\s+(?:article|paper|chapter))?\s*(?::|-|–|—|\])\s*", re.I
)
_NOTICE = re.compile(
    r"^\s*(?:(?:partial )?retraction(?: notice| note)?|errat(?:um|a)|corrigend(?:um|a)|correction(?:s)?(?: to)?|"
    r"expression of concern|addendum|withdrawal notice|publisher(?:'|’)s? (?:note|correction|erratum)|"
    r"author correction)\b(?=\s*(?::|-|–|—|to\b|for\b|$))",
    re.I,
)
# A formula (it has a command, a sub- or superscript, or is one letter), or an accent.
_TEX = re.compile(
    r"\$(?=[^$]*[\\^_]|[A-Za-z]\$)[^$]{1,200}\$"
    r"|\\[\"'`^~=.]\s*(?:\{\\?[A-Za-z]\}|[A-Za-z])"
    r"|\\[Huvcr](?:\s*\{\\?[A-Za-z]\}|\s+[A-Za-z]\b)"
)
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "nor",
        "of",
        "on",
        "or",
        "per",
        "the",
        "to",
    ]
)
_NUMERAL = re.compile(r"[IVXLC]{2,}|[A-Z]*\d[\w.-]*")

# A line in capitals is recased only when it is a phrase: one or two words in capitals may be an acronym.
_CAPITAL_WORDS = 3


def text(value: object) -> str:
    """A scalar out of JSON as clean text with CSL-JSON's rich markup; "" for null and for anything not scalar.

    >>> text("  Role of <italic>ABO</italic> &amp;amp; X\\n in <mml:math>y</mml:math> ")
    'Role of <i>ABO</i> & X in y'
    >>> text("<mml:msup><mml:mi>B</mml:mi><mml:mn>0</mml:mn></mml:msup> decays")
    'B<sup>0</sup> decays'
    """
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    decoded = html.unescape(html.unescape(_tags(str(value))))
    decoded = _SPACE.sub(" ", _controls(_tags(unmangle(decoded)))).strip()
    return _BRACKET_SPACE.sub("", _INNER_SPACE.sub(r"\1\2", decoded)) if "<" in decoded else decoded


def plain(value: object) -> str:
    """``text`` without its markup."""
    return _SPACE.sub(" ", _TAG.sub("", text(value))).strip()


def title(value: object, subtitle: object = "") -> str:
    r"""A title with its subtitle, without the final stop that sources add, not all in capitals.

    >>> title("Vector Filters.", "Overcoming the Trade-Off")
    'Vector Filters: Overcoming the Trade-Off'
    >>> title("WHAT TO DO IN THE USA?", "")
    'What to Do in the Usa?'
    >>> title(r"Erd\H{o}s and $\ell_0$ codes for $5 and $10")
    'Erdős and ℓ<sub>0</sub> codes for $5 and $10'
    """
    main, rest = (_recased(without_stop(_latex(text(part)))) for part in (value, subtitle))
    if not main:
        return rest
    if not rest or rest.casefold() in main.casefold():
        return main
    if rest.startswith("("):
        return f"{main} {rest}"
    return f"{main} {rest}" if main.endswith(("?", "!", ":")) else f"{main}: {rest}"


def _latex(value: str) -> str:
    """Formulas and accents that a title has in TeX, as arXiv's do, as rich text. Prices are no formulas."""
    if "$" not in value and "\\" not in value:
        return value
    from pubkit.bibtex import latex_to_csl

    return _TEX.sub(lambda match: latex_to_csl(match[0]), value)


def split_retracted(value: str) -> tuple[str, str]:
    """A title and what its publisher put before it: ``retraction``, ``withdrawal``, ``removal`` or "".

    >>> split_retracted("RETRACTED ARTICLE: On X")
    ('On X', 'retraction')
    """
    match = _RETRACTED.match(value)
    if not match or not value[match.end() :].strip():
        return value, ""
    kinds = {"retracted": "retraction", "withdrawn": "withdrawal", "removed": "removal"}
    return value[match.end() :], kinds[match["kind"].lower()]


def is_notice(value: str) -> bool:
    """True for the title of a notice about another work.

    >>> is_notice("Retraction—On X"), is_notice("Correction of Errors in Codes")
    (True, False)
    """
    return bool(_NOTICE.match(value))


def unmangle(value: str) -> str:
    """UTF-8 that was once read as Windows-1252, put right; anything else is left.

    Only a text whose bytes form valid multi-byte UTF-8 throughout is changed, which real text almost never is.

    >>> unmangle("CastaÃ±o"), unmangle("Ãlvaro"), unmangle("naïve")
    ('Castaño', 'Ãlvaro', 'naïve')
    """
    if value.isascii():
        return value
    try:
        return b"".join(map(_byte, value)).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return value


def _byte(character: str) -> bytes:
    """The byte that Windows-1252 shows as this character; its five undefined bytes show as C1 controls."""
    return bytes([ord(character)]) if "\x80" <= character <= "\x9f" else character.encode("cp1252")


def recase_name(value: str) -> str:
    """A name part that is all in capitals, recased; initials and everything else are left.

    >>> recase_name("O'NEILL-SMITH"), recase_name("AJ"), recase_name("LI")
    ("O'Neill-Smith", 'AJ', 'LI')
    """
    letters = [c for c in value if c.isalpha()]
    if len(letters) < 3 or not value.isupper() or "." in value:
        return value
    return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize() if len(word[0]) > 1 else word[0], value)


def _tags(value: str) -> str:
    def one(match: re.Match[str]) -> str:
        tag = match[2].lower().rpartition(":")[2]
        if tag in _BLOCKS:
            return " "
        name = _KEPT.get(tag, "")
        return f"<{match[1]}{name}>" if name and not match[3] else ""

    if "<" not in value:
        return value
    if "msu" in value and len(value) <= _LONGEST_MATH:
        value = _SCRIPT.sub(r"\2<su\1>\3</su\1>", _BETWEEN_MATH.sub(r"\1", value))
    return _TAG.sub(one, value)


def _controls(value: str) -> str:
    """Control and format characters out (bidirectional overrides, zero-width spaces); joiners of scripts stay."""
    if value.isascii() and value.isprintable():
        return value
    kept = (c for c in value if c.isspace() or c in "\u200c\u200d" or unicodedata.category(c) not in {"Cc", "Cf", "Cs"})
    return unicodedata.normalize("NFC", "".join(kept))


def without_stop(value: str) -> str:
    """Without one final stop; an ellipsis and initials keep theirs.

    >>> without_stop("On X."), without_stop("Made in the U.S."), without_stop("And then...")
    ('On X', 'Made in the U.S.', 'And then...')
    """
    if value.endswith(".") and not value.endswith("..") and not re.search(r"\b(?:[A-Za-z]\.)+[A-Za-z]?\.$", value):
        return value[:-1].rstrip()
    return value


def _recased(value: str) -> str:
    words = [word for word in value.split() if sum(c.isalpha() for c in word) > 1]
    if len(words) < _CAPITAL_WORDS or not value.isupper():
        return value
    return " ".join(_recased_word(word, first=not index) for index, word in enumerate(value.split()))


def _recased_word(word: str, *, first: bool) -> str:
    if _NUMERAL.fullmatch(word.strip(".,:;?!()")):
        return word
    if not first and word.casefold() in _SMALL:
        return word.lower()
    return re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)*", lambda part: part[0][0] + part[0][1:].lower(), word)
