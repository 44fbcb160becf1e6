"""PK219: an acronym in a title that a BibTeX style would print in small letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubkit.checking.subject import Check, Subject, as_note, per_work
from pubkit.model import Work

_PROTECTED = re.compile(r'<span class="nocase">.*?</span>|\$[^$]*\$', re.S)
_TAG = re.compile(r"<[^<>]+>")
# a word with a capital after its first letter: BERT, GPUs, WebAssembly, eBPF, X86-TSO
_WORD = re.compile(r"[^\W_](?:[^\W_]|[-’'/+](?=[^\W_]))*")
_INNER_CAPITAL = re.compile(r"^[^-]*[^\W_][A-Z]|\d[A-Z]|-[^-]*[A-Z]{2}")
_SHOUTED = 0.6  # share of words in capitals from which a title is in capitals as a whole


def unprotected(title: str) -> list[str]:
    """The words of a rich-text title whose capitals no style may touch, and nothing says so.

    >>> unprotected('<span class="nocase">BERT</span>: Pre-training for NLP on a GPU')
    ['NLP', 'GPU']
    """
    text = _TAG.sub("", _PROTECTED.sub(" ", title))
    words = _WORD.findall(text)
    found = [word for word in words if _INNER_CAPITAL.search(word)]
    shouted = sum(word.isupper() for word in words) > _SHOUTED * len(words) if len(words) > 2 else False
    return [] if shouted else list(dict.fromkeys(found))


def protect(title: str) -> str:
    """The title with each such word protected.

    >>> protect("Nets for NLP")
    'Nets for <span class="nocase">NLP</span>'
    """
    words = unprotected(title)
    if not words:
        return title
    pattern = re.compile(
        r"(?<![\w-])(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + r")(?![\w-])"
    )
    out, position = [], 0
    for kept in [*re.finditer(f"{_PROTECTED.pattern}|{_TAG.pattern}", title, re.S), None]:
        end = kept.start() if kept else len(title)
        out.append(pattern.sub(lambda m: f'<span class="nocase">{m[0]}</span>', title[position:end]))
        if kept:
            out.append(kept[0])
            position = kept.end()
    return "".join(out)


def _look(subject: Subject, work: Work) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    if subject.entry(work) is None:
        return
    for word in unprotected(work.title):
        yield f"{word} in the title is not protected", f"write {{{word}}}", ("title",)


CHECK = Check(
    "PK219", "acronyms", "an acronym in a title is not protected by braces", as_note(per_work("PK219", _look))
)
