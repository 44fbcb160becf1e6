r"""Addresses: LaTeX and HTML escapes undone, tracking taken off, arXiv and DOI addresses in their lasting form.

RFC 3986 for what an address may hold. arXiv asks for links without a version unless that version is meant:
a publication list means the paper, so the version goes.
"""

from __future__ import annotations

import html
import re
from urllib.parse import unquote

from pubkit.normalizing.cleaned import Cleaned
from pubkit.normalizing.text.characters import strip_outer_braces, tidy_characters, unescape_latex

_WRAPPER = re.compile(r"^\\(?:url|href|path|nolinkurl|burl)\s*\{(?P<address>.*?)\}(?:\s*\{.*\})?$", re.S)
_LABEL = re.compile(r"^(?:url|available(?: (?:at|from|online))?|retrieved from|link)\s*:?\s+(?=https?:|www\.|<)", re.I)
_ANCHOR = re.compile(r"<a\s[^>]*href=[\"']([^\"']+)[\"'].*", re.I | re.S)
_ARXIV = re.compile(
    r"^https?://(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/"
    r"(?P<id>\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?:\.pdf)?/?(?:[?#].*)?$",
    re.I,
)
_DOI_HOST = re.compile(r"^https?://(?:dx\.|www\.)?doi\.org/(?=10\.)", re.I)
_TRACKING = re.compile(r"^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|_hs(?:enc|mi)|spm)$", re.I)
_ESCAPED = re.compile(r"https?%3A%2F%2F", re.I)
_SECOND = re.compile(r"\w[\s,;]+https?://\w.*$", re.I)
_REMARK = re.compile(r"\w/?\.?\s+[(\[][^()\[\]]*[)\]]\s*$")  # "https://example.org (visited 2020)"
_SESSION = re.compile(r";jsessionid=[^?#]*", re.I)
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://", re.I)
_PAIRS = {")": "(", "]": "[", ">": "<"}


def read_url(raw: str) -> Cleaned:
    r"""The address in ``raw``, and what is doubtful of it.

    >>> read_url(r"\url{https://example.org/a\_b}").value
    'https://example.org/a_b'
    >>> read_url("example.org").doubt
    'an address without http:// or https://'
    """
    text = strip_outer_braces(tidy_characters(raw))
    text = _LABEL.sub("", text)
    if _ESCAPED.match(text):
        text = unquote(text)
    if _SECOND.search(text):
        return Cleaned(tidy_characters(raw), "more than one address", "a field holds one: move the others to note")
    if _REMARK.search(text):
        return Cleaned(tidy_characters(raw), "more than an address", "move the rest to note or urldate")
    if anchor := _ANCHOR.search(text):
        text = anchor[1]
    if wrapped := _WRAPPER.match(text):
        text = wrapped["address"]
    text = unescape_latex(text).replace("{", "").replace("}", "")
    for _ in range(2):  # "&amp;amp;" is seen in exported files
        text = re.sub(r"&(amp|#38|lt|gt|quot);", lambda m: html.unescape(m[0]), text)
    text = text.lstrip("<").strip(" <>\"'“”").replace(" ", "" if _SCHEME.match(text.replace(" ", "")) else " ")
    text = text[1:-1] if text.startswith("(") and text.endswith(")") else text
    text = _strip_tail(re.sub(r"^(https?):/(?=\w)", r"\1://", text))
    text = re.sub(r"^(https?)://https?://", r"\1://", text)
    if arxiv := _ARXIV.match(text):
        return Cleaned(f"https://arxiv.org/abs/{arxiv['id']}")
    text = _DOI_HOST.sub("https://doi.org/", text)
    text = _drop_tracking(_SESSION.sub("", text))
    if not _SCHEME.match(text):
        return Cleaned(tidy_characters(raw), "an address without http:// or https://", "write it in full")
    if not re.match(r"^\w[\w+.-]*://[^\s/?#]+", text) or " " in text:
        return Cleaned(tidy_characters(raw), "not an address", "write it in full")
    return Cleaned(text)


def clean_url(raw: str) -> str:
    r"""The address in ``raw``; text that is no address comes back tidied and unchanged.

    >>> clean_url("https://arxiv.org/abs/1706.03762v5")
    'https://arxiv.org/abs/1706.03762'
    """
    return read_url(raw).value


def _strip_tail(text: str) -> str:
    while text and (text[-1] in ".,;" or text.count(text[-1]) > text.count(_PAIRS.get(text[-1], text[-1]))):
        text = text[:-1]
    return text


def _drop_tracking(text: str) -> str:
    address, mark, rest = text.partition("?")
    if not mark:
        return text
    query, hash_mark, fragment = rest.partition("#")
    kept = [part for part in query.split("&") if not _TRACKING.match(part.partition("=")[0])]
    return address + ("?" + "&".join(kept) if kept else "") + hash_mark + fragment
