"""Mark the list's owner and the equal contributors on the names of every work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pubkit.diagnostics import Problem, Result, Severity
from pubkit.identifying.compare import Likeness, likeness
from pubkit.identifying.equal import read_signs
from pubkit.identifying.profile import Person
from pubkit.identifying.selves import match_self
from pubkit.model import Mark, Name, Work


def identify(works: Sequence[Work], me: Person | str | None = None) -> Result:
    """Give every name its marks.

    Stars are read everywhere. With ``me``, the mark SELF stands on that person alone, found by their profile; an
    annotation that a person wrote decides only where the names leave it open. Without, annotations stand as they are.

    >>> work = Work("k", authors=(Name("Huang", "H."), Name("Zhao", "J.")))
    >>> [sorted(name.marks) for name in identify([work], "Hanxian Huang").works[0].authors]
    [[<Mark.SELF: 'self'>], []]
    """
    person = Person(me) if isinstance(me, str) else me
    marked: list[Work] = []
    problems: list[Problem] = []
    for work in works:
        work = replace(work, authors=tuple(map(read_signs, work.authors)), editors=tuple(map(read_signs, work.editors)))
        if person:
            authors, found = _mark(work, work.authors, person, problems)
            editors, edited = _mark(work, work.editors, person, problems)
            work = replace(work, authors=authors, editors=editors)
            if not found and not edited:
                message = f"{person.name} is not among the authors of {work.key}"
                problems.append(Problem("PK301", work.place, message, "add an alias to [me]?", Severity.NOTE))
        marked.append(work)
    return Result(tuple(marked), problems=tuple(problems))


def _mark(work: Work, names: tuple[Name, ...], me: Person, problems: list[Problem]) -> tuple[tuple[Name, ...], bool]:
    """The names with SELF where it belongs, and whether it (or a doubt) fell on any."""
    verdicts = match_self(names, me, year=work.year)
    doubtful = [position for position, verdict in enumerate(verdicts) if verdict == "ambiguous"]
    told = [position for position in doubtful if Mark.SELF in names[position].marks]
    if len(told) == 1:  # the person's own annotation settles what names leave open
        verdicts[told[0]], doubtful = "yes", []
    elif "yes" in verdicts:
        mine = verdicts.index("yes")
        doubtful = [
            position
            for position, name in enumerate(names)
            if position != mine and likeness(name, me.own_name()) >= Likeness.INITIAL
        ]
    for position in doubtful:
        message = f"{names[position]} in {work.key} is ambiguous: it may be {me.name}, and is not marked"
        problems.append(Problem("PK302", work.place, message, "mark the right one: author+an = {1=self}"))
    marked = tuple(
        name.marked(Mark.SELF) if verdict == "yes" else replace(name, marks=name.marks - {Mark.SELF})
        for name, verdict in zip(names, verdicts, strict=True)
    )
    return marked, "yes" in verdicts or bool(doubtful)
