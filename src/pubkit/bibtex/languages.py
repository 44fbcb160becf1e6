"""babel's and polyglossia's names of languages -> BCP 47 tags, which CSL takes."""

from __future__ import annotations

import re

_VARIANT = re.compile(r"\bvariant\s*=\s*([A-Za-z]+)")

LANGUAGES: dict[str, str] = {
    "english": "en-US", "american": "en-US", "usenglish": "en-US", "british": "en-GB", "ukenglish": "en-GB",
    "canadian": "en-CA", "australian": "en-AU", "newzealand": "en-NZ", "german": "de-DE", "ngerman": "de-DE",
    "germanb": "de-DE", "austrian": "de-AT", "naustrian": "de-AT", "swissgerman": "de-CH", "nswissgerman": "de-CH",
    "french": "fr-FR", "francais": "fr-FR", "frenchb": "fr-FR", "acadian": "fr-CA", "canadien": "fr-CA",
    "spanish": "es-ES", "mexican": "es-MX", "italian": "it-IT", "portuguese": "pt-PT", "portuges": "pt-PT",
    "brazilian": "pt-BR", "brazil": "pt-BR", "dutch": "nl-NL", "afrikaans": "af-ZA", "swedish": "sv-SE",
    "norwegian": "nb-NO", "norsk": "nb-NO", "nynorsk": "nn-NO", "danish": "da-DK", "finnish": "fi-FI",
    "icelandic": "is-IS", "polish": "pl-PL", "czech": "cs-CZ", "slovak": "sk-SK", "slovene": "sl-SI",
    "slovenian": "sl-SI", "croatian": "hr-HR", "serbian": "sr-RS", "serbianc": "sr-Cyrl-RS", "bulgarian": "bg-BG",
    "russian": "ru-RU", "ukrainian": "uk-UA", "greek": "el-GR", "polutonikogreek": "el-GR", "ancientgreek": "grc",
    "turkish": "tr-TR", "hungarian": "hu-HU", "magyar": "hu-HU", "romanian": "ro-RO", "estonian": "et-EE",
    "latvian": "lv-LV", "lithuanian": "lt-LT", "catalan": "ca-AD", "galician": "gl-ES", "basque": "eu-ES",
    "latin": "la", "hebrew": "he-IL", "arabic": "ar", "persian": "fa-IR", "farsi": "fa-IR", "chinese": "zh-CN",
    "japanese": "ja-JP", "korean": "ko-KR", "thai": "th-TH", "vietnamese": "vi-VN", "hindi": "hi-IN",
    "welsh": "cy-GB", "irish": "ga-IE", "scottish": "gd-GB", "breton": "br-FR", "albanian": "sq-AL",
    "armenian": "hy-AM", "macedonian": "mk-MK", "esperanto": "eo", "indonesian": "id-ID", "malay": "ms-MY",
    "sanskrit": "sa-IN", "mongolian": "mn-MN", "georgian": "ka-GE", "belarusian": "be-BY", "bengali": "bn-BD",
    "langenglish": "en-US", "langgerman": "de-DE", "langfrench": "fr-FR", "langspanish": "es-ES",
    "langitalian": "it-IT", "langjapanese": "ja-JP", "langlatin": "la", "langgreek": "el-GR", "langdutch": "nl-NL",
    "langdanish": "da-DK", "langcatalan": "ca-AD", "langportuguese": "pt-PT", "langrussian": "ru-RU",
    "langamerican": "en-US", "langbrazilian": "pt-BR", "langpolish": "pl-PL", "langswedish": "sv-SE",
    "langchinese": "zh-CN", "langkorean": "ko-KR",
}  # fmt: skip


def language_tag(name: str, options: str = "") -> str:
    """The tag of a language's name, or "" for one that is not known; ``options`` are BibLaTeX's ``langidopts``.

    >>> language_tag("english"), language_tag("english", "variant=british")
    ('en-US', 'en-GB')
    """
    tag = LANGUAGES.get(name.strip().lower(), "")
    variant = _VARIANT.search(options)
    closer = LANGUAGES.get(variant[1].lower(), "") if variant else ""
    return closer if closer and closer.partition("-")[0] == tag.partition("-")[0] else tag
