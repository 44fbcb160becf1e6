"""How languages order letters, where that is not the Latin alphabet without accents.

CSL 1.0.2, "Sorting". Facts of the Unicode Common Locale Data Repository (UTS #35, part 5): a letter that follows
another is a letter of its own ("ø" after "z" in Danish, "ñ" after "n" in Spanish); a language that is not written in
Latin letters has its own script first.
"""

from __future__ import annotations

import functools
import re

from pubkit.csl.values import NamedTuple

_NORDIC = "z<æ ä<ø ö<å aa"
_SWEDISH = "z<å<ä æ<ö ø"
_SOUTH_SLAVIC = "c<č<ć; d<dž<đ; l<lj; n<nj; s<š; z<ž"
# Language -> the letters that follow a letter, each as good as those written beside it.
_LETTERS = {
    "cs": "c<č; h<ch; r<ř; s<š; z<ž",
    "da": _NORDIC,
    "es": "n<ñ",
    "et": "s<š<z<ž; w<õ<ä<ö<ü",
    "eu": "n<ñ",
    "fi": _SWEDISH,
    "gl": "n<ñ",
    "hr": _SOUTH_SLAVIC,
    "hu": "c<cs; d<dz<dzs; g<gy; l<ly; n<ny; o<ö ő; s<sz; t<ty; u<ü ű; z<zs",
    "is": "a<á; d<ð; e<é; i<í; o<ó; u<ú; y<ý; z<þ<æ ä<ö ø<å",
    "lt": "c<č; s<š; z<ž",
    "lv": "c<č; g<ģ; k<ķ; l<ļ; n<ņ; s<š; z<ž",
    "nb": _NORDIC,
    "nn": _NORDIC,
    "pl": "a<ą; c<ć; e<ę; l<ł; n<ń; o<ó; s<ś; z<ź<ż",
    "ro": "a<ă<â; i<î; s<ș ş; t<ț ţ",
    "sk": "a<ä; c<č; h<ch; o<ô; s<š; z<ž",
    "sl": "c<č<ć; d<đ; s<š; z<ž",
    "sr-Latn": _SOUTH_SLAVIC,
    "sv": _SWEDISH,
    "tr": "c<ç; g<ğ; h<ı; o<ö; s<ş; u<ü",
}
_CYRILLIC, _ARABIC, _EAST_ASIAN = (0x0400, 0x052F), (0x0600, 0x06FF), (0x1100, 0xD7AF)
# Language -> the code points of its own script.
_SCRIPTS = {
    "ar": _ARABIC, "bg": _CYRILLIC, "el": (0x0370, 0x03FF), "fa": _ARABIC, "he": (0x0590, 0x05FF),
    "hi": (0x0900, 0x097F), "hy": (0x0530, 0x058F), "ja": _EAST_ASIAN, "km": (0x1780, 0x17FF), "ko": _EAST_ASIAN,
    "mn": _CYRILLIC, "ru": _CYRILLIC, "sr": _CYRILLIC, "th": (0x0E00, 0x0E7F), "uk": _CYRILLIC, "zh": _EAST_ASIAN,
}  # fmt: skip
_AFTER = "\U0010ffff"  # follows every character, so that "n" and this follow every "n"


class Alphabet(NamedTuple):
    """``letters``: what sorts in place of a letter; ``script``: code points that come before other letters."""

    letters: dict[str, str]
    script: tuple[int, int] | None

    def order(self, text: str) -> str:
        """Lower-case text with its letters as they sort.

        >>> sorted(["zoo", "ørn", "aal", "ost"], key=of("da-DK").order)
        ['ost', 'zoo', 'ørn', 'aal']
        """
        if self.letters:
            pattern = "|".join(sorted(self.letters, key=len, reverse=True))
            text = re.sub(pattern, lambda found: self.letters[found[0]], text)
        if self.script is None:
            return text
        first = next((char for char in text if char.isalnum()), "")
        if not first.isalpha():
            return "0" + text
        return ("1" if self.script[0] <= ord(first) <= self.script[1] else "2") + text


@functools.cache
def of(lang: str) -> Alphabet:
    """The alphabet of a language tag as `locale.canonical` spells it."""
    dialect, primary = lang.rpartition("-")[0], lang.split("-")[0]
    letters: dict[str, str] = {}
    chains = _LETTERS.get(dialect) or _LETTERS.get(primary, "")
    for chain in chains.split(";") if chains else ():
        base, *following = chain.strip().split("<")
        for place, equals in enumerate(following):
            letters |= dict.fromkeys(equals.split(), f"{base}{_AFTER}{place}")
    return Alphabet(letters, None if dialect in _LETTERS else _SCRIPTS.get(primary))
