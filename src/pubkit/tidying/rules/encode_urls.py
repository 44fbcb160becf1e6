"""What may not stand in a URL (RFC 3986) is percent-encoded."""

from __future__ import annotations

import re

from pubkit.tidying.options import Options
from pubkit.tidying.rule import Rule, each_text

_FIELDS = frozenset({"url", "urlraw"})
# not: unreserved and reserved signs, "%" of an encoding; the backslash and braces belong to LaTeX
_BAD = re.compile(r"[^A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%\\{}]")


def _encode_urls(name: str, text: str, options: Options) -> str:
    return _BAD.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace")), text.strip())


RULE = Rule("encode_urls", each_text(_encode_urls, of=_FIELDS))
