"""PK219: an acronym in a title that a BibTeX style would print in small letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pubkit.checking.subject import Check, Subject, as_note, per_work
from pubkit.diagnostics import Change, Result
from pubkit.model import Work

_PROTECTED = re.compile(r'<span class="nocase">.*?</span>|\$[^$]*\$|<[^<>]+>', re.S)
_IN_BRACES = re.compile(r"\\[{}$]|\$[^$]*\$|\{[^{}]*\}")
_COMMAND = re.compile(r"\\(?:[A-Za-z]+|.)")
_LOGO = re.compile(r"\\[A-Za-z]+[A-Z][A-Za-z]*")
# a word with a capital after its first letter: BERT, GPUs, WebAssembly, eBPF, X86-TSO
_LETTER = r"[^\W_\u2e80-\ud7ff]"  # Chinese, Japanese and Korean have no case, and no blank before "BibTeX"
_WORD = re.compile(rf"{_LETTER}(?:{_LETTER}|[-’'/+](?={_LETTER}))*(?:\+\+|#(?=[\s,:.;!?]|\Z))?")
_INNER_CAPITAL = re.compile(r"^[^-]*[^\W_][A-Z]|\d[A-Z]|-[^-]*[A-Z]{2}|[A-Z](?:\+\+|#)$")
_SHOUTED = 0.6  # share of words in capitals from which a title is in capitals as a whole


def unprotected(latex: str) -> list[str]:
    r"""The words of a title in LaTeX whose capitals no style may touch, and no brace says so.

    A command with capitals counts too: BibTeX makes ``\latex`` of ``\LaTeX``, but leaves ``{\LaTeX}`` alone.

    >>> unprotected(r"{BERT}: Pre-training for NLP on a GPU, with {\LaTeX} and \TeX")
    ['NLP', 'GPU', '\\TeX']
    """
    before = ""
    while latex != before:
        before, latex = latex, _IN_BRACES.sub("\0", latex)  # a word that touches braces is told apart from its rest
    words = _WORD.findall(_COMMAND.sub("\0", latex))
    if len(words) > 2 and sum(word.isupper() for word in words) > _SHOUTED * len(words):
        return []
    return list(dict.fromkeys([*filter(_INNER_CAPITAL.search, words), *_LOGO.findall(latex)]))


def protect(title: str, words: Sequence[str]) -> str:
    """The rich-text title with these words of it protected.

    >>> protect("Nets for NLP", ["NLP"])
    'Nets for <span class="nocase">NLP</span>'
    """
    longest_first = sorted((word for word in words if not word.startswith("\\")), key=len, reverse=True)
    if not longest_first:
        return title
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w-])")
    out, position = [], 0
    for kept in [*_PROTECTED.finditer(title), None]:
        end = kept.start() if kept else len(title)
        out.append(pattern.sub(lambda m: f'<span class="nocase">{m[0]}</span>', title[position:end]))
        if kept:
            out.append(kept[0])
            position = kept.end()
    return "".join(out)


def fix(subject: Subject) -> Result:
    """The works with each such word protected; commands stay as they are."""
    out, changes = [], []
    for work in subject.works:
        title = protect(work.title, _words(subject, work))
        if title != work.title:
            changes.append(Change("title", work.title, title, "acronyms: protected from a change of case", work.place))
            work = replace(work, title=title)
        out.append(work)
    return Result(tuple(out), tuple(changes))


def _words(subject: Subject, work: Work) -> list[str]:
    entry = subject.entry(work)
    return unprotected(entry.values.get("title", "")) if entry else []


def _look(subject: Subject, work: Work) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for word in _words(subject, work):
        yield f"{word} in the title is not protected", f"write {{{word}}}", ("title",)


CHECK = Check(
    "PK219", "acronyms", "an acronym in a title is not protected by braces", as_note(per_work("PK219", _look))
)
