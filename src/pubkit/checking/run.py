"""Runs the checks and puts what reading and normalizing found beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pubkit.bibtex import Document
from pubkit.checking.checks import acronyms
from pubkit.checking.codes import CHECKS, CODES, RULE_CODES
from pubkit.checking.subject import Subject
from pubkit.checking.waivers import without_waived
from pubkit.diagnostics import Problem, Result, Severity
from pubkit.errors import ConfigError
from pubkit.model import Work

# BibTeX's reader tells these too; here they have a page and a code of their own.
_TOLD_HERE = frozenset({"PK119"})
_FIELDS = {"page": ("pages",), "container-title": ("journaltitle", "journal", "booktitle")}
# what normalizing records without being wrong
_NO_FINDING = frozenset({"title-case"})
_PROTECTION = re.compile(r'<span class="nocase">|</span>')
_USUAL = "the usual form"
_SHORT = 60  # characters of a value that a message shows


def check(
    works: Sequence[Work],
    documents: Sequence[Document] = (),
    *,
    normalized: Result | None = None,
    problems: Iterable[Problem] = (),
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> tuple[Problem, ...]:
    """Everything that a person should look at, in the order of the files.

    ``normalized`` is what :func:`pubkit.normalizing.normalize` gives for these works: what it would change is a
    finding too. ``problems`` is what reading found. ``select`` and ``ignore`` take codes, beginnings of codes
    (``PK2``) and names of checks. Raises :class:`~pubkit.errors.ConfigError` on a code that does not exist.

    >>> [problem.code for problem in check([Work("k", "book", title="T")])]
    ['PK212', 'PK212', 'PK212']
    """
    chosen, dropped = _codes(select), _codes(ignore)
    subject = Subject(tuple(works), tuple(documents), normalized or Result(tuple(works)))
    found = [problem for problem in problems if problem.code not in _TOLD_HERE]
    found += _with_fields(subject, subject.normalized.problems)
    found += _changes(subject)
    for one in CHECKS:
        found += one.find(subject)
    found = [
        problem
        for problem in found
        if (not chosen or problem.code.startswith(chosen)) and not (dropped and problem.code.startswith(dropped))
    ]
    named = [_named(problem) for problem in without_waived(found, documents)]
    return tuple(sorted(dict.fromkeys(named), key=_order))


def fix(works: Sequence[Work], documents: Sequence[Document] = (), codes: Iterable[str] = ()) -> Result:
    """The safe fixes that no rule of normalizing makes: acronyms in titles get their protection."""
    wanted = _codes(codes)
    if wanted and not "PK219".startswith(wanted):
        return Result(tuple(works))
    return acronyms.fix(Subject(tuple(works), tuple(documents)))


def safe_rules(codes: Iterable[str] = ()) -> tuple[str, ...]:
    """The rules of normalizing whose changes cannot be wrong, of the codes chosen.

    >>> safe_rules(["PK202"])
    ('pages',)
    """
    wanted = _codes(codes)
    return tuple(
        code.rule
        for number, code in CODES.items()
        if code.safe and code.rule != "acronyms" and (not wanted or number.startswith(wanted))
    )


_OTHER_CODE = re.compile(r"PK[0-134-7]\d{0,2}")  # of files, BibTeX and the other stages: each may tell of a list


def _codes(names: Iterable[str]) -> tuple[str, ...]:
    by_name = {code.name: number for number, code in CODES.items()}
    out = []
    for name in (part.strip() for item in names for part in item.split(",")):
        if not name:
            continue
        code = by_name.get(name.lower(), name.upper())
        content = any(number.startswith(code) for number in CODES)
        if not content and not _OTHER_CODE.fullmatch(code):
            raise ConfigError(f"there is no check {name!r}", "a code such as PK204, its beginning, or a check's name")
        out.append(code)
    return tuple(out)


def _with_fields(subject: Subject, problems: Iterable[Problem]) -> Iterator[Problem]:
    """The rules' problems, at the field that they speak of."""
    works = {(work.place.file, work.place.index, work.key): work for work in subject.works}
    for problem in problems:
        work = works.get((problem.where.file, problem.where.index, problem.where.key))
        fields = _CODE_FIELDS.get(problem.code, ())
        yield replace(problem, where=subject.place(work, *fields)) if work and fields else problem


_CODE_FIELDS = {
    "PK201": ("doi",),
    "PK202": ("pages",),
    "PK203": ("url",),
    "PK204": ("journaltitle", "journal", "booktitle"),
    "PK205": ("eprint",),
    "PK206": ("isbn",),
    "PK207": ("issn",),
    "PK209": ("author", "editor"),
    "PK210": ("author", "editor"),
}


def _changes(subject: Subject) -> Iterator[Problem]:
    works = {(work.place.file, work.place.index, work.key): work for work in subject.works}
    mended = {(change.where, change.what.lower()) for change in subject.normalized.changes if change.what.isupper()}
    for change in subject.normalized.changes:
        rule, _, why = change.why.partition(": ")
        if why == _USUAL and (change.where, change.what) in mended:
            continue  # a rule mends it
        code = RULE_CODES.get(rule)
        if code is None or rule in _NO_FINDING or rule == "venues":
            continue
        work = works.get((change.where.file, change.where.index, change.where.key))
        fields = _FIELDS.get(change.what, (change.what.lower(),))
        place = subject.place(work, *fields) if work else change.where
        before, after = _apart(*_without_braces(change.before, change.after))
        told = f'"{before}"' if before else "nothing"
        yield Problem(code, place, f'{change.what} is {told}, not "{after}"', why.strip())


def _without_braces(before: str, after: str) -> tuple[str, str]:
    """Both texts without the marks of protected words, which only clutter what a person reads."""
    plain = _PROTECTION.sub("", before), _PROTECTION.sub("", after)
    return (before, after) if plain[0] == plain[1] else plain


def _apart(before: str, after: str) -> tuple[str, str]:
    """Both texts, cut to where they differ when they are long."""
    if max(len(before), len(after)) <= _SHORT:
        return before, after
    same = next((at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), None)
    same = min(len(before), len(after)) if same is None else same
    start = max(0, same - _SHORT // 2)
    return _cut(before, start), _cut(after, start)


def _cut(text: str, start: int) -> str:
    end = start + _SHORT
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")


def _named(problem: Problem) -> Problem:
    """The message with the entry's key, which a person searches for."""
    key = problem.where.key
    if "<" in problem.message:
        problem = replace(problem, message=_PROTECTION.sub("", problem.message))
    if not key or _says(problem.message, key):
        return problem
    return replace(problem, message=f"{problem.message} in {key}")


def _says(message: str, key: str) -> bool:
    """Whether a key is a word of the message. A pattern for each key of a long list would cost more than the checks."""
    at = message.find(key)
    while at >= 0:
        end = at + len(key)
        if not _is_word(message[at - 1 : at]) and not _is_word(message[end : end + 1]):
            return True
        at = message.find(key, at + 1)
    return False


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _order(problem: Problem) -> tuple[str, int, int, str, str]:
    return (problem.where.file, problem.where.line, problem.where.column, problem.code, problem.message)


_MENDABLE = re.compile(r'^\S+ is (?:nothing|".*"), not "', re.S)


def is_mendable(problem: Problem) -> bool:
    """True when ``--fix`` mends it: a safe rule would change what it tells."""
    row = CODES.get(problem.code)
    if row is None or not row.safe:
        return False
    told_by_fix = problem.code == "PK219" and not problem.message.startswith("\\")
    return told_by_fix or bool(_MENDABLE.match(problem.message))


def fails(problems: Iterable[Problem]) -> bool:
    """True when one of the problems is more than a note."""
    return any(problem.severity is not Severity.NOTE for problem in problems)
