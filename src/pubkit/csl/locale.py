"""Terms, dates and options of a language.

CSL 1.0.2, "Locale Fallback" and "Locale Files": later layers override earlier ones, in the order en-US, the primary
dialect, the dialect, the style's own cs:locale without language, with the language, with the dialect.
"""

from __future__ import annotations

import functools
import re

from pubkit.csl import codes, find, xmltree
from pubkit.csl.values import NamedTuple

# CSL locales repository, locales.json: the dialect that a bare language means, where it is not "xx-XX" or a file "xx".
PRIMARY_DIALECTS = {
    "af": "af-ZA",
    "bal": "bal-PK",
    "brh": "brh-PK",
    "ca": "ca-AD",
    "cs": "cs-CZ",
    "cy": "cy-GB",
    "da": "da-DK",
    "el": "el-GR",
    "en": "en-US",
    "et": "et-EE",
    "fa": "fa-IR",
    "gl": "gl-ES",
    "he": "he-IL",
    "hi": "hi-IN",
    "hy": "hy-AM",
    "ja": "ja-JP",
    "km": "km-KH",
    "ko": "ko-KR",
    "nb": "nb-NO",
    "nn": "nn-NO",
    "no": "nb-NO",
    "pa": "pa-PK",
    "sl": "sl-SI",
    "sr": "sr-Latn-RS",
    "sv": "sv-SE",
    "uk": "uk-UA",
    "vi": "vi-VN",
    "zh": "zh-CN",
}

# "Terms", the fallback between forms of one term.
_NEXT_FORM = {"verb-short": "verb", "symbol": "short", "verb": "long", "short": "long"}


class Term(NamedTuple):
    """One term in one form: its singular and plural text and its gender ("masculine", "feminine" or "")."""

    single: str
    multiple: str
    gender: str = ""
    match: str = ""


TermKey = tuple[str, str, str]  # name, form, gender-form


class Layer(NamedTuple):
    """What one cs:locale element defines."""

    terms: dict[TermKey, Term]
    dates: dict[str, xmltree.Element]
    options: dict[str, str]
    ordinals: bool  # whether any ordinal suffix is among the terms


class Locale(NamedTuple):
    """One language's terms, date forms and options, after all layers are merged."""

    lang: str
    terms: dict[TermKey, Term]
    dates: dict[str, xmltree.Element]
    options: dict[str, str]
    quotes: tuple[str, str, str, str]  # outer open and close, inner open and close

    @property
    def punctuation_in_quote(self) -> bool:
        """Whether a comma or period after a quotation moves inside it ("Locale Options")."""
        return self.options.get("punctuation-in-quote") == "true"

    @property
    def limit_day_ordinals(self) -> bool:
        """Whether only the first day of a month is an ordinal ("Locale Options")."""
        return self.options.get("limit-day-ordinals-to-day-1") == "true"

    def term(self, name: str, form: str = "long", plural: bool = False, gender: str = "") -> str | None:
        """A term's text, by way of the forms it falls back to; None where the language has no such term."""
        found = self.find_term(name, form, gender)
        if found is None:
            return None
        return found.multiple if plural else found.single

    def find_term(self, name: str, form: str = "long", gender: str = "") -> Term | None:
        """The term itself, with its gender."""
        wanted: str | None = form
        while wanted:
            found = self.terms.get((name, wanted, gender)) if gender else None
            found = found or self.terms.get((name, wanted, ""))
            if found is not None:
                return found
            wanted = _NEXT_FORM.get(wanted)
        return None

    def gender(self, name: str) -> str:
        """The gender of a noun ("Gender-specific Ordinals"): from its long form."""
        found = self.terms.get((name, "long", ""))
        return found.gender if found else ""


def read_layer(element: xmltree.Element) -> Layer:
    """Terms, dates and options of one cs:locale element."""
    terms: dict[TermKey, Term] = {}
    dates: dict[str, xmltree.Element] = {}
    options: dict[str, str] = {}
    for child in element.children:
        if child.tag == "terms":
            for node in child.children:
                if node.tag == "term":
                    attrs = node.attrs
                    key = (attrs.get("name", ""), attrs.get("form", "long"), attrs.get("gender-form", ""))
                    terms[key] = _read_term(node)
        elif child.tag == "date":
            dates[child.get("form", "text")] = child
        elif child.tag == "style-options":
            options.update(child.attrs)
    return Layer(terms, dates, options, any(map(_is_ordinal, terms)))


def _is_ordinal(key: TermKey) -> bool:
    return key[0] == "ordinal" or (key[0].startswith("ordinal-") and key[0][8:].isdecimal())


def _read_term(node: xmltree.Element) -> Term:
    single = multiple = None
    for form in node.children:
        if form.tag == "single":
            single = form.text
        elif form.tag == "multiple":
            multiple = form.text
    if single is None and multiple is None:
        text = node.text
        single = multiple = "" if text.isspace() and "\n" in text else text
    single, multiple = single if single is not None else "", multiple if multiple is not None else single or ""
    return Term(codes.clean(single), codes.clean(multiple), node.get("gender"), node.get("match"))


@functools.lru_cache(maxsize=64)
def _file_layer(lang: str) -> Layer | None:
    if not re.fullmatch(r"[A-Za-z-]{2,20}", lang):
        return None
    try:
        with open(find.locale_file(lang), "rb") as file:
            return read_layer(xmltree.parse(file.read(), f"locales-{lang}.xml"))
    except FileNotFoundError:
        return None


def canonical(lang: str) -> str:
    """A language tag as the locale files spell it.

    >>> canonical("EN_us"), canonical("de"), canonical("sr-latn-rs")
    ('en-US', 'de-DE', 'sr-Latn-RS')
    """
    tag = canonical_dialect(lang)
    if "-" in tag:
        return tag
    return PRIMARY_DIALECTS.get(tag) or next((t for t in (tag, f"{tag}-{tag.upper()}") if _file_layer(t)), tag)


def canonical_dialect(lang: str) -> str:
    """A cs:locale's tag as `build` compares it: a bare language stays bare.

    >>> canonical_dialect("EN"), canonical_dialect("en_gb")
    ('en', 'en-GB')
    """
    parts = lang.strip().replace("_", "-").split("-")
    return "-".join([parts[0].lower(), *(p.title() if len(p) == 4 else p.upper() for p in parts[1:])])


def build(lang: str, overrides: tuple[tuple[str, Layer], ...] = ()) -> Locale:
    """The locale for a language tag, with a style's own cs:locale layers (language, layer) on top.

    >>> build("de").term("editor", "long", plural=True)
    'Herausgeber'
    """
    tag = canonical(lang or "en-US")
    primary = tag.split("-")[0]
    layers = [_file_layer(name) for name in dict.fromkeys(("en-US", canonical(primary), tag))]
    for wanted in dict.fromkeys(("", primary, tag)):
        layers += [layer for own, layer in overrides if own == wanted]
    terms: dict[TermKey, Term] = {}
    dates: dict[str, xmltree.Element] = {}
    options: dict[str, str] = {}
    for layer in layers:
        if layer is None:
            continue
        if layer.ordinals and terms:
            # "Ordinal Suffixes": any ordinal defined replaces all those defined before.
            terms = {key: term for key, term in terms.items() if not _is_ordinal(key)}
        terms.update(layer.terms)
        dates.update(layer.dates)
        options.update(layer.options)

    def quote(name: str, default: str) -> str:
        term = terms.get((name, "long", ""))
        return term.single if term else default

    quotes = (
        quote("open-quote", "“"),
        quote("close-quote", "”"),
        quote("open-inner-quote", "‘"),
        quote("close-inner-quote", "’"),
    )
    return Locale(tag, terms, dates, options, quotes)
