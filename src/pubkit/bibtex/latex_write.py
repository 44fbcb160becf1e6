"""Text to LaTeX: plain Unicode, or CSL-JSON's rich text."""

from __future__ import annotations

import re
import unicodedata

from pubkit.bibtex.latex_tables import ACCENTS, LETTERS, SIGNS
from pubkit.bibtex.math_tables import SYMBOLS

_ESCAPES = {
    "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_", "$": r"\$", "{": r"\{", "}": r"\}", "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}", "\\": r"{\textbackslash}", "<": r"{\textless}", ">": r"{\textgreater}",
    "`": r"{\textasciigrave}",
}  # fmt: skip
_DASHES = {"–": "--", "—": "---", "\u00a0": "~", "\u2009": r"\,", "“": "``", "”": "''", "¡": "!`", "¿": "?`"}

# One command for each combining mark: the first of those that say it.
_COMMANDS: dict[str, str] = {}
for _command, _mark in ACCENTS.items():
    _COMMANDS.setdefault(_mark, _command)
_LETTERS: dict[str, str] = {}
for _command, _letter in LETTERS.items():
    _LETTERS.setdefault(_letter, _command)
_SIGNS: dict[str, str] = {}
for _command, _char in SIGNS.items():
    if len(_char) == 1 and not _char.isascii() and _command.isalpha():
        _SIGNS.setdefault(_char, _command)
_MATH: dict[str, str] = {}
for _command, _char in SYMBOLS.items():
    if len(_char) == 1 and not _char.isascii() and _command.isalpha():
        _MATH.setdefault(_char, _command)
_SPECIALS = re.compile(r"[^ -~]|[&%#_${}~^\\<>`]")
_KEPT_UNICODE = re.compile(r"[&%#_${}~^\\<>`\u00a0]")
_DOUBLED = re.compile(r"(?<=[-–—])[-–—]|(?<=')'|(?<=,),")


def text_to_latex(text: str, *, unicode: bool = False) -> str:
    """Plain ``text`` as LaTeX that `latex_to_text` reads back to the very text (NFC).

    Args:
        text: plain Unicode, no markup.
        unicode: keep letters beyond ASCII as they are; only LaTeX's own signs are escaped.

    >>> text_to_latex("Gödel & Thế: 50% – ☃")
    'G{\\\\"o}del \\\\& Th{\\\\\\'{\\\\^e}}: 50\\\\% -- ☃'
    """
    text = unicodedata.normalize("NFC", text)
    if _DOUBLED.search(text):
        text = _DOUBLED.sub(lambda found: "\0" + found[0], text)
    if unicode:
        out = _KEPT_UNICODE.sub(lambda found: _ESCAPES.get(found[0]) or "~", text)
    elif text.isascii():
        out = _SPECIALS.sub(lambda found: _sign(found[0]), text)
    else:
        out = "".join(_sign(cluster) for cluster in _clusters(text))
    return out.replace("\0", "{}")


def _clusters(text: str) -> list[str]:
    """``text`` cut into letters with the combining marks that follow them."""
    clusters: list[str] = []
    for sign in text:
        if clusters and unicodedata.combining(sign):
            clusters[-1] += sign
        else:
            clusters.append(sign)
    return clusters


def _sign(cluster: str) -> str:
    if cluster.isascii():
        return _ESCAPES.get(cluster, cluster)
    if cluster in _DASHES:
        return _DASHES[cluster]
    if len(cluster) == 1 and (plain := _one(cluster)):
        return plain
    decomposed = unicodedata.normalize("NFD", cluster)
    if len(decomposed) == 1 or any(mark not in _COMMANDS for mark in decomposed[1:]):
        return cluster
    base = decomposed[0]
    if not base.isalpha() or base in "ıȷ":  # what LaTeX calls \\i with a dot is an i
        return cluster
    inner = _one(base) or base
    if unicodedata.normalize("NFC", decomposed) != cluster:
        return cluster
    for at, mark in enumerate(decomposed[1:]):
        if at == 0 and base in "ij" and unicodedata.combining(mark) == 230:
            inner = "\\" + base
        command = _COMMANDS[mark]
        if command.isalpha():
            inner = f"{{\\{command}{{{inner.strip('{}') if inner.startswith('{') and at == 0 else inner}}}}}"
        elif len(inner) == 1 or (at == 0 and inner[0] == "\\"):
            inner = f"{{\\{command}{inner}}}"
        else:
            inner = f"{{\\{command}{inner if inner[0] == '{' else '{' + inner + '}'}}}"
    return inner


def _one(sign: str) -> str:
    if sign in _LETTERS:
        return f"{{\\{_LETTERS[sign]}}}"
    if sign in _SIGNS:
        return f"{{\\{_SIGNS[sign]}}}"
    if sign in _MATH:
        return f"$\\{_MATH[sign]}$"
    return ""


_PARTS = re.compile(
    r"""<(/?)(i|b|sup|sub|sc)>|<span\s+(?:class="(nocase)"|style="(font-variant:\s*small-caps;?)")>|(</span>)
    |(&lt;|&gt;|&amp;|&quot;)|(\$[^$]*\\[^$]*\$)""",
    re.VERBOSE,
)
_OPEN = {"i": "\\emph{", "b": "\\textbf{", "sup": "\\textsuperscript{", "sub": "\\textsubscript{", "sc": "\\textsc{"}
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"'}


def csl_to_latex(rich: str, *, unicode: bool = False) -> str:
    """CSL-JSON rich text as LaTeX; formulas in ``$`` pass as they are, braces always balance.

    >>> csl_to_latex('<span class="nocase">NASA</span> &amp; H<sub>2</sub>O, <i>now</i>')
    '{NASA} \\\\& H\\\\textsubscript{2}O, \\\\emph{now}'
    """
    if "<" not in rich and "&" not in rich and "$" not in rich:
        return text_to_latex(rich, unicode=unicode)
    out: list[str] = []
    plain: list[str] = []
    depth = 0

    def flush() -> None:
        if plain:
            out.append(text_to_latex("".join(plain), unicode=unicode))
            plain.clear()

    pos = 0
    for found in _PARTS.finditer(rich):
        if found.start() > pos:
            plain.append(rich[pos : found.start()])
        pos = found.end()
        slash, tag, nocase, small, end, entity, formula = found.groups()
        if entity:
            plain.append(_ENTITIES[entity])
            continue
        flush()
        if formula:
            out.append(_ENTITIES_OFF.sub(lambda entity: _ENTITIES[entity[0]], formula))
        elif (tag and not slash) or nocase or small:
            out.append(_OPEN[tag] if tag else "{" if nocase else "\\textsc{")
            depth += 1
        elif depth and (end or tag):
            out.append("}")
            depth -= 1
    if pos < len(rich):
        plain.append(rich[pos:])
    flush()
    return "".join(out) + "}" * depth


_ENTITIES_OFF = re.compile("&lt;|&gt;|&amp;")
