"""Bodies -> values: JSON and XML out of bytes, whatever the headers claim, and what a status alone says."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from pubkit.enriching.source import Answer, Reply, unavailable

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)
_HTML = re.compile(rb"^\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)

GONE = frozenset({404, 410})


def refused(reply: Reply) -> Answer | None:
    """``unavailable`` for every status that is no answer; None for 200 and for "there is no such thing"."""
    if reply.status == 200 or reply.status in GONE:
        return None
    return unavailable(f"HTTP {reply.status}")


def is_html(body: bytes) -> bool:
    """True for a web page.

    >>> is_html(b" <!DOCTYPE html><title>Not a robot?"), is_html(b'{"html": 1}')
    (True, False)
    """
    return bool(_HTML.match(body[:2000]))


def words(reply: Reply) -> str:
    """The body as text: UTF-8 where it can be, else the charset of the headers, else Latin-1.

    UTF-8 comes first because other encodings hardly ever decode as it by chance, while headers are often wrong.
    """
    declared = _CHARSET.search(reply.headers.get("content-type", ""))
    for encoding in ("utf-8-sig", declared[1] if declared else "latin-1"):
        try:
            return reply.body.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return reply.body.decode("latin-1")


def json_value(reply: Reply) -> Any:
    """The JSON value of a body; None when it is not JSON (or nested past what can be read)."""
    if is_html(reply.body):
        return None
    try:
        return json.loads(words(reply))
    except (ValueError, RecursionError):
        return None


def xml_root(reply: Reply) -> Element | None:
    """The root element of a body; None when it is not well-formed XML or declares entities (which are refused)."""
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    if is_html(reply.body):
        return None
    try:
        source: str | bytes = _DECLARATION.sub("", reply.body.decode("utf-8-sig"), count=1)
    except UnicodeDecodeError:
        source = reply.body  # the parser goes by the declaration
    try:
        root: Element = fromstring(source, forbid_dtd=False)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return None
    return root


def not_due(what: str, reply: Reply) -> Answer:
    """``unavailable``, because something else came than what is due."""
    came = "a web page" if is_html(reply.body) else "an unreadable answer"
    return unavailable(f"{came} where {what} is due")
