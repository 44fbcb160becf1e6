"""LaTeX to text: to plain Unicode, or to CSL-JSON's rich text.

One pass with a stack of its own, so that no depth of braces matters. What it does not know is asked of pylatexenc,
and what that does not know keeps its name off and its arguments on.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from pubkit.bibtex.delimiters import Unclosed, delimited_end
from pubkit.bibtex.journal_macros import JOURNAL_MACROS
from pubkit.bibtex.latex_glue import GLUE, read_glue
from pubkit.bibtex.latex_packages import READ_WHOLE
from pubkit.bibtex.latex_tables import (
    ACCENT_POSITIONS,
    ACCENTS,
    BREAKS,
    FORMATS,
    LETTERS,
    QUOTATIONS,
    QUOTES,
    SIGNS,
    SWALLOWS,
    SWITCHES,
)
from pubkit.bibtex.latex_units import CHANGES, POSITIONS, accented, letter, rare_command, swallow
from pubkit.bibtex.math_read import math_to_rich, math_to_text
from pubkit.bibtex.math_tables import SUBSCRIPTS, SUPERSCRIPTS

_NEEDS_WORK = re.compile(r"[\\{}$~<>`]|--|''|,,")
_TOKEN = re.compile(
    r"""\\(?:([a-zA-Z]+)\*?[ \t\n]*|(.)|\Z)          # control word, control sign
    |([{}])|(\$\$?)|(---?)|(``|''|,,|!`|\?`|[`~<>])""",
    re.VERBOSE | re.DOTALL,
)
_LIGATURES = {"``": "“", "''": "”", "`": "‘", ",,": "„", "!`": "¡", "?`": "¿", "~": "\u00a0", "--": "–", "---": "—"}
_TAG = re.compile(r"<[^>]*>")
_NUMBER = re.compile(r"\"([0-9A-F]{1,6}) ?|'([0-7]{1,6}) ?|(\d{1,6}) ?|`\\?(.) ?")
_VERBATIM = {"url", "nolinkurl", "path", "href", "verb", "texttt*"}
# Of raised and lowered text, plain Unicode takes numbers: 10th reads better than 10ᵗʰ, H₂O than H2O.
_SIGNED_NUMBER = re.compile(r"[-+−]?\d+[-+−]?")
_SCRIPTS = {"<sup>": str.maketrans(SUPERSCRIPTS), "<sub>": str.maketrans(SUBSCRIPTS)}
_NOCASE = '<span class="nocase">'
_END = "</span>"

# Titles and names repeat in a list and across the stages that read it.
_CACHED_TEXTS = 16_384

# Braces deeper than this say nothing: no text that is read has ten, and an attack has millions.
_DEEPEST = 500
_LONG_RUN = 100
_MOST_GROUPS = 200_000  # a value with more is read without them: a long abstract has a hundred
_BRACE_RUN = re.compile(rf"([{{}}])\1{{{_LONG_RUN - 1},}}")
_MOST_PENDING = 50  # accents on one letter, switches in one group

Unit = Callable[[str], str | None]


def latex_to_text(latex: str) -> str:
    """``latex`` as plain Unicode: accents composed, markup off, simple math readable.

    Never raises; what is no LaTeX stays as it is.

    >>> latex_to_text(r"G{\\"o}del \\& Ji\\v{r}\\'{\\i}: $O(n^2)$ --- \\emph{now}")
    'Gödel & Jiří: O(n²) — now'
    """
    if not _NEEDS_WORK.search(latex):
        return latex
    return _plain(latex)


def latex_to_csl(latex: str) -> str:
    """``latex`` as CSL-JSON rich text: ``<i>``, ``<b>``, ``<sup>``, ``<sub>``, small capitals, and ``nocase`` for
    what braces protect; ``<`` and ``>`` themselves are ``&lt;`` and ``&gt;``. Math that these cannot say stays
    ``$...$``. Never raises.

    >>> latex_to_csl(r"{NASA} on H$_2$O in \\emph{E. coli}")
    '<span class="nocase">NASA</span> on H<sub>2</sub>O in <i>E. coli</i>'
    """
    if not _NEEDS_WORK.search(latex):
        return latex
    if _PROTECTED_WORDS.fullmatch(latex):
        return _PROTECTED_WORD.sub(_nocase, latex)
    return _rich(latex)


# The commonest title with markup: plain words, some of them in single braces.
_PROTECTED_WORDS = re.compile(r"(?:[^\\{}$~<>`'-]++|\{[^\\{}$~<>`'-]*+\}|'(?!')|-(?!-))*+")
_PROTECTED_WORD = re.compile(r"\{([^{}]*)\}")


def _nocase(found: re.Match[str]) -> str:
    inside = found[1]
    return f"{_NOCASE}{inside}{_END}" if inside.lower() != inside.upper() else inside


@lru_cache(_CACHED_TEXTS)
def _plain(latex: str) -> str:
    return _Converter(latex, rich=False).run()


@lru_cache(_CACHED_TEXTS)
def _rich(latex: str) -> str:
    return _Converter(latex, rich=True).run()


class _Frame:
    """An open group: what it has said so far, what waits for the next argument, what closes with it."""

    __slots__ = ("closing", "exempt", "kind", "out", "pending", "protects", "quoted", "recased")

    def __init__(self, kind: str, protects: bool = False, exempt: bool = False) -> None:
        self.kind = kind  # "group" or "argument"
        self.quoted = 0  # quotations it is in
        self.recased = False  # in an argument whose case a command changes: no other can
        self.protects = protects
        self.exempt = exempt  # inside something protected: braces say nothing more
        self.out: list[str] = []
        self.pending: list[Unit] = []
        self.closing: list[tuple[int, tuple[str, str]]] = []  # switches: where each began, its tags


class _Converter:
    def __init__(self, latex: str, *, rich: bool) -> None:
        # A hundred braces in a row say no more than one; an attack has millions.
        if "{" * _LONG_RUN in latex or "}" * _LONG_RUN in latex:
            latex = _BRACE_RUN.sub(r"\1", latex)
        if latex.count("{") > _MOST_GROUPS:
            latex = latex.replace("{", "").replace("}", "")
        self.latex = latex
        self.rich = rich
        self.frames = [_Frame("group")]
        self.deeper = 0  # braces open beyond the depth that is looked at
        self.quotes = 0  # single quotes that ` opened
        self.quoting = 0  # the next argument is a quotation
        self.recasing = False  # the case of the next argument is changed
        self.unclosed: Unclosed | None = None
        self.missing: set[str] = set()  # signs that do not occur any more
        self.nested: set[str] = set()  # commands that stood within themselves

    def run(self) -> str:
        latex, pos, size = self.latex, 0, len(self.latex)
        while pos < size:
            found = _TOKEN.search(latex, pos)
            if not found:
                self.text(latex[pos:])
                break
            if found.start() > pos:
                self.text(latex[pos : found.start()])
            pos = found.end()
            word, sign, brace, dollar, dash, mark = found.groups()
            if word:
                pos = self.word(word, found, pos)
            elif sign:
                pos = self.sign(sign, pos)
            elif brace == "{":
                self.open(pos)
            elif brace == "}":
                self.close()
            elif dollar:
                pos = self.math(found.start(), dollar)
            elif dash or mark:
                self.mark(dash or mark)
            else:
                self.unit("\\")
        self.deeper = 0
        while len(self.frames) > 1:
            self.close()
        return unicodedata.normalize("NFC", self._finish(self.frames[0]))

    # What the text is made of -------------------------------------------------------------------------------------

    def text(self, text: str) -> None:
        frame = self.frames[-1]
        if self.quotes and "'" in text:
            text = self._single_quotes(text)
        if frame.pending:
            text = text.lstrip(" \t\n")
            while frame.pending and text:
                self.unit(text[0])
                text = text[1:]
        if text:
            frame.out.append(text)

    def unit(self, unit: str) -> None:
        """One argument's worth of text: what waits for it is applied."""
        frame = self.frames[-1]
        while frame.pending:
            changed = frame.pending.pop()(unit)
            if changed is None:
                return
            unit = changed
        frame.out.append(unit)

    def escaped(self, text: str) -> str:
        """``text`` as it stands in the target: CSL's rich text has its own use for < and >."""
        if not self.rich or ("<" not in text and ">" not in text):
            return text
        return text.replace("<", "&lt;").replace(">", "&gt;")

    def say(self, text: str) -> None:
        """A unit that a command stands for."""
        self.unit(self.escaped(text))

    def mark(self, mark: str) -> None:
        if mark in "<>":
            self.say(mark)
            return
        if mark == "`":
            self.quotes += 1
        if mark == "''" and self.frames[-1].pending:
            self.unit("'")
            self.text("'")
            return
        self.unit(_LIGATURES.get(mark, "”"))

    def _single_quotes(self, text: str) -> str:
        """A ' that is not an apostrophe between letters closes a quotation that ` opened."""

        def closing(found: re.Match[str]) -> str:
            if self.quotes:
                self.quotes -= 1
                return "’"
            return "'"

        return re.sub(r"'(?![a-zA-Z])", closing, text)

    # Groups -------------------------------------------------------------------------------------------------------

    def open(self, pos: int) -> None:
        frame = self.frames[-1]
        if len(self.frames) > _DEEPEST:
            self.deeper += 1
            return
        if frame.pending:
            inner = _Frame("argument", exempt=frame.exempt)
        else:
            protects = self.rich and not frame.exempt and self.latex[pos : pos + 1] not in ("\\", "}", "$")
            inner = _Frame("group", protects, frame.exempt or protects)
        inner.quoted, inner.recased = frame.quoted + self.quoting, frame.recased or self.recasing
        self.quoting, self.recasing = 0, False
        self.frames.append(inner)

    def close(self) -> None:
        if self.deeper or len(self.frames) == 1:
            self.deeper = max(self.deeper - 1, 0)
            return  # a stray brace says nothing
        frame = self.frames.pop()
        content = self._finish(frame)
        if frame.kind == "argument":
            self.unit(content)
            return
        if frame.protects:
            bare = _TAG.sub("", content)
            if bare.lower() != bare.upper():
                content = _NOCASE + content + _END
        self.frames[-1].out.append(content)

    def _finish(self, frame: _Frame) -> str:
        while frame.pending:
            changed = frame.pending.pop()("")
            if changed:
                frame.out.append(changed)
        for start, (before, after) in reversed(frame.closing):
            inside = "".join(frame.out[start:])
            frame.out[start:] = [self.wrap(inside, before, after)]
        return "".join(frame.out)

    def wrap(self, inside: str, before: str, after: str) -> str:
        if not before or (before[0] == "<" and not self.rich):
            scripts = _SCRIPTS.get(before)
            return inside.translate(scripts) if scripts and _SIGNED_NUMBER.fullmatch(inside) else inside
        if not inside.strip():
            return inside
        return before + inside + after

    # Commands -----------------------------------------------------------------------------------------------------

    def word(self, word: str, found: re.Match[str], pos: int) -> int:
        if word in LETTERS:
            self.say(LETTERS[word])
            return self._skip_empty(pos)
        if word in SIGNS:
            if word == "fg" and (out := self.frames[-1].out):
                out[-1] = out[-1].rstrip(" ")  # it takes the blank before it away
            self.say(SIGNS[word])
            return self._option(pos) if word in BREAKS else self._skip_empty(pos)
        if word in GLUE:
            text, pos = read_glue(self.latex, pos, word)
            if text:
                self.unit(text)
            return pos
        if word in ACCENTS:
            self.accent(ACCENTS[word])
            return pos
        if word in _VERBATIM:
            return self.verbatim(word, pos)
        frame = self.frames[-1]
        if word in SWITCHES:
            if len(frame.closing) < _MOST_PENDING:
                frame.closing.append((len(frame.out), SWITCHES[word]))
            return self._skip_empty(pos)
        if word == "ensuremath":
            return self._ensuremath(pos)
        if word in ("char", "accent"):
            return self._position(word, pos)
        if word in SWALLOWS:
            pos = self._option(pos)
            if word in FORMATS:
                self.argument(lambda unit: self.wrap(unit, *FORMATS[word]))
            for _ in range(SWALLOWS[word]):
                self.argument(swallow)
            return pos
        if word in QUOTATIONS:
            single = found[0].rstrip().endswith("*")
            quotes = QUOTES[(frame.quoted + single) % 2]
            self.quoting = 1 + single
            self.argument(lambda unit: self.wrap(unit, *quotes))
            return self._option(pos)
        if word in READ_WHOLE and word not in self.nested:
            return self._whole(word, pos)
        if word in CHANGES:
            if word not in POSITIONS:
                if frame.recased:
                    return pos
                self.recasing = True
            change = CHANGES[word]
            self.argument(lambda unit: self.escaped(change(unit)) if word in POSITIONS else change(unit))
            return pos
        if word in FORMATS:
            tags = FORMATS[word]
            self.argument(lambda unit: self.wrap(unit, *tags))
            return self._option(pos)
        if rare := JOURNAL_MACROS.get(word) or rare_command(word):
            self.say(rare)
            pos = self._skip_empty(pos)
        elif self.latex.startswith("{", pos) and not self.latex.startswith("{}", pos):
            self.argument(lambda unit: unit)  # of an unknown command the argument stays
        elif _LOGO.fullmatch(word):
            self.say(word)
            pos = self._skip_empty(pos)
        return pos

    def sign(self, sign: str, pos: int) -> int:
        if sign in ACCENTS:
            self.accent(ACCENTS[sign])
        elif sign in "([" and (end := self.find("\\" + ")]"["([".index(sign)], pos)) >= 0:
            self._formula(self.latex[pos:end])
            return end + 2
        elif sign in SIGNS:
            self.say(SIGNS[sign])
        else:
            self.say(sign)
        return pos

    def argument(self, change: Unit) -> None:
        pending = self.frames[-1].pending
        if len(pending) < _MOST_PENDING:
            pending.append(change)

    def accent(self, mark: str) -> None:
        self.argument(lambda unit: accented(unit, mark))

    def _skip_empty(self, pos: int) -> int:
        """``{}`` after a command only ends its name."""
        return pos + 2 if self.latex.startswith("{}", pos) else pos

    def _option(self, pos: int) -> int:
        if self.latex.startswith("[", pos) and (end := self.find("]", pos)) >= 0:
            return end + 1
        return pos

    def find(self, sign: str, pos: int) -> int:
        """Where ``sign`` next occurs, or -1; what was not found once is not searched for again."""
        end = -1 if sign in self.missing else self.latex.find(sign, pos)
        if end < 0:
            self.missing.add(sign)
        return end

    def closing(self, pos: int) -> int:
        """Offset after the brace that closes the one at ``pos``, or -1; no text is searched to its end twice."""
        if self.unclosed is not None and pos in self.unclosed:
            return -1
        end = delimited_end(self.latex, pos)
        if end < 0 and self.unclosed is None:
            self.unclosed = Unclosed(self.latex)
        return end

    def verbatim(self, word: str, pos: int) -> int:
        """``\\url{...}`` as it stands; of ``\\href{...}{text}`` the text."""
        sign = self.latex[pos : pos + 1]
        if sign != "{":
            end = self.find(sign, pos + 1) if sign and word == "verb" else -1
            self.say(self.latex[pos + 1 : end] if end >= 0 else "")
            return end + 1 if end >= 0 else pos
        end = self.closing(pos)
        inside = self.latex[pos + 1 : end - 1 if end >= 0 else len(self.latex)]
        if word != "href":
            inside = re.sub(r"\\([%&#_~{}])", r"\1", inside)
            self.say(inside)
        else:
            self.argument(lambda unit: unit)
        return len(self.latex) if end < 0 else end

    def _ensuremath(self, pos: int) -> int:
        if self.latex[pos : pos + 1] != "{" or (end := self.closing(pos)) < 0:
            return pos
        self._formula(self.latex[pos + 1 : end - 1])
        return end

    def _whole(self, word: str, pos: int) -> int:
        """A command of a package, whose arguments are no LaTeX text: they are read at once. Of one within itself,
        which only an attack holds, the arguments are text."""
        arguments: list[str] = []
        pos = start = self._option(pos)
        while self.latex[pos : pos + 1] == "{" and (end := self.closing(pos)) >= 0:
            arguments.append(self.latex[pos + 1 : end - 1])
            pos = end
        if any(f"\\{word}{{" in argument for argument in arguments):
            self.nested.add(word)
            self.argument(lambda unit: unit)
            return start
        self.unit(READ_WHOLE[word](arguments, self.rich))
        return pos

    def _position(self, word: str, pos: int) -> int:
        """``\\char`` and ``\\accent`` with TeX's numbers: decimal, ``'octal``, ``"hexadecimal``, `` `sign``."""
        found = _NUMBER.match(self.latex, pos)
        if not found:
            return pos
        hexadecimal, octal, decimal, sign = found.groups()
        code = int(hexadecimal, 16) if hexadecimal else int(octal, 8) if octal else int(decimal) if decimal else 0
        if word == "accent":
            if code in ACCENT_POSITIONS:
                self.accent(ACCENT_POSITIONS[code])
        else:
            self.say(sign or letter(code))
        return found.end()

    def math(self, start: int, dollar: str) -> int:
        begin = start + len(dollar)
        found = _MATH_END.search(self.latex, begin)
        while found and found[0].startswith("\\"):
            found = _MATH_END.search(self.latex, found.end())
        if dollar == "$$" and found and found.start() == begin:
            found = None
        if not found:
            self.unit(dollar)
            return begin
        self._formula(self.latex[begin : found.start()])
        return found.end() + (dollar == "$$" and self.latex.startswith("$", found.end()))

    def _formula(self, formula: str) -> None:
        self.unit(math_to_rich(formula) if self.rich else math_to_text(formula))


# An unknown command with capitals and no argument is the name of something: \\METAFONT, \\OpTeX, \\TUB.
_LOGO = re.compile(r"(?=[a-zA-Z]*?[A-Z])[a-zA-Z]{3,}+")
_MATH_END = re.compile(r"\\.|\$", re.DOTALL)
