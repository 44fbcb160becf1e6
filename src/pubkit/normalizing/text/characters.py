"""Characters that a reader cannot see, or that stand for others: the first pass over every string.

Sources: Unicode 15 chapter 23 (soft hyphen, zero-width characters), UAX #15 (normalization form C; only the Latin
ligatures are taken apart, since full compatibility mapping would also flatten superscripts).
"""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e"))
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_TABLE = str.maketrans({**_INVISIBLE, **{ord(k): v for k, v in _LIGATURES.items()}})
# More marks on one letter than the Stream-Safe Text Format allows (UAX #15, section 13): sorting them takes quadratic
# time, and no name or title has them.
_PILE = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{31}")
_SPACES = re.compile(r"\s+")

# LaTeX escapes that occur in identifiers and addresses. Words (accents, math) are the bibtex package's subject.
_LATEX_ESCAPE = re.compile(r"\\([_%&#$/{}~^-])(?:\{\})?")
_LATEX_TILDE = re.compile(r"\{?\\(?:textasciitilde|sim)\b\s*(?:\{\})?\}?|\$\s*\\sim\s*\$|\\~\{\s*\}")
_LATEX_WORDS = {
    "textunderscore": "_",
    "textless": "<",
    "textgreater": ">",
    "textendash": "–",
    "textemdash": "—",
    "textasciicircum": "^",
    "textpercent": "%",
    "slash": "/",
}
_LATEX_WORD = re.compile(r"\{?\\(" + "|".join(_LATEX_WORDS) + r")\b\s*(?:\{\})?\}?")


def tidy_characters(text: str, *, keep_spaces: bool = False) -> str:
    """``text`` without invisible characters and Latin ligatures, in form C, runs of white space as one space.

    ``keep_spaces`` leaves white space alone: what ties two words was typed on purpose.

    >>> tidy_characters("e\\u00adﬃcient  net\\nworks")
    'efficient net works'
    """
    if text.isascii():
        return text if keep_spaces else _SPACES.sub(" ", text).strip()
    text = text.translate(_TABLE)
    if not _PILE.search(text):
        text = unicodedata.normalize("NFC", text)
    return text if keep_spaces else _SPACES.sub(" ", text).strip()


_MOJIBAKE = re.compile(r"[ÂÃÄÅÆÐÑØÙ][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸŽ€]")


def repair_encoding(text: str) -> str:
    """Text in UTF-8 that was read as if in Windows' encoding, read again; other text as it is.

    >>> repair_encoding("MÃ¼ller"), repair_encoding("Müller")
    ('Müller', 'Müller')
    """
    if not _MOJIBAKE.search(text):
        return text
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text


def unescape_latex(text: str) -> str:
    r"""``text`` with the LaTeX escapes of identifiers and addresses undone; braces stay.

    >>> unescape_latex(r"a\_b\%20c{\textasciitilde}d")
    'a_b%20c~d'
    """
    if "\\" not in text and "$" not in text:
        return text
    while (plain := _unescape_once(text)) != text:  # exporters escape what is escaped already
        text = plain
    return text


def _unescape_once(text: str) -> str:
    text = _LATEX_TILDE.sub("~", text)
    text = _LATEX_WORD.sub(lambda m: _LATEX_WORDS[m[1]], text)
    text = re.sub(r"\$([<>])\$", r"\1", text)
    return _LATEX_ESCAPE.sub(r"\1", text)


def strip_outer_braces(text: str) -> str:
    """``text`` without the braces that enclose all of it.

    >>> strip_outer_braces("{{Deep Learning}}"), strip_outer_braces("{A} and {B}")
    ('Deep Learning', '{A} and {B}')
    """
    text = text.strip()
    while len(text) >= 2 and text[0] == "{" and text[-1] == "}" and _encloses(text):
        text = text[1:-1].strip()
    return text


def _encloses(text: str) -> bool:
    depth = 0
    for position, char in enumerate(text):
        if char in "{}" and not (position and text[position - 1] == "\\"):
            depth += 1 if char == "{" else -1
            if depth == 0 and position < len(text) - 1:
                return False
    return depth == 0
