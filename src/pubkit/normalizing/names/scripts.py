"""Names in other scripts: where Chinese, Japanese, Korean and Russian names part."""

from __future__ import annotations

import re

from pubkit.normalizing.names.tables import load_tables

_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff々〆ヶ"
_KANA = r"\u3040-\u30ff"
_HANGUL = r"\uac00-\ud7af"
_CJK = re.compile(rf"[{_HAN}{_KANA}{_HANGUL}\s・·･,，]+")
_ANY_CJK = re.compile(rf"[{_HAN}{_KANA}{_HANGUL}]")
_HAS_KANA = re.compile(rf"[{_KANA}]")
_HAS_HANGUL = re.compile(rf"[{_HANGUL}]")
_KATAKANA_NAME = re.compile(r"[\u30a0-\u30ff]+(?:[・･][\u30a0-\u30ff]+)+")
_PATRONYMIC = re.compile(r"[А-ЯЁІЇЄ]\w+(?:ович|евич|ич|овна|евна|ична|инична)$")


def has_cjk(text: str) -> bool:
    """True when ``text`` has a Chinese, Japanese or Korean character."""
    return bool(_ANY_CJK.search(text))


def split_cjk(text: str) -> tuple[str, str] | None:
    """(family, given) of a name wholly in Chinese, Japanese or Korean script, or None.

    >>> split_cjk("김민수"), split_cjk("村上 春樹"), split_cjk("欧阳修")
    (('김', '민수'), ('村上', '春樹'), ('欧阳', '修'))
    """
    if not _ANY_CJK.search(text) or not _CJK.fullmatch(text):
        return None
    if _KATAKANA_NAME.fullmatch(text):  # a foreign name, in its own order
        given, _, family = text.replace("･", "・").rpartition("・")
        return family, given.replace("・", " ")
    parts = re.split(r"[\s,，・·]+", text.strip())
    if len(parts) == 2:
        return parts[0], parts[1]
    if len(parts) > 2:
        return (parts[0], "".join(parts[1:])) if _HAS_HANGUL.search(text) else (parts[0], " ".join(parts[1:]))
    return _split_glued(parts[0])


def _split_glued(name: str) -> tuple[str, str]:
    tables = load_tables()
    if len(name) == 1:
        return name, ""
    if _HAS_HANGUL.search(name):
        size = 2 if len(name) > 2 and name[:2] in tables.korean_double else 1
        return name[:size], name[size:]
    for size in (3, 2, 1):
        if len(name) > size and name[:size] in tables.japanese and (size > 1 or len(name) == 3):
            return name[:size], name[size:]
    if len(name) > 2 and name[:2] in tables.chinese_double:
        return name[:2], name[2:]
    if _HAS_KANA.search(name) or len(name) == 4:  # four characters: two and two, as most Japanese names part
        size = next((i for i, char in enumerate(name) if _HAS_KANA.match(char)), 2)
        size = min(max(size, 1), 2)
        return name[:size], name[size:]
    return name[:1], name[1:]


def patronymic_order(tokens: list[str]) -> str:
    """``family-first`` when the last of three Russian names is a patronymic, ``family-last`` when the middle one is.

    >>> patronymic_order("Иванов Иван Иванович".split())
    'family-first'
    """
    if len(tokens) != 3:
        return ""
    if _PATRONYMIC.fullmatch(tokens[2]) and not _PATRONYMIC.fullmatch(tokens[1]):
        return "family-first"
    return "family-last" if _PATRONYMIC.fullmatch(tokens[1]) else ""
