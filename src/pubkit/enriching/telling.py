"""A finding as problems: what the command line prints and ``--json`` lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pubkit.diagnostics import Problem, Severity
from pubkit.enriching.finding import Finding
from pubkit.enriching.source import Outcome
from pubkit.model import Place, Work


def left_alone(silent: Iterable[Sequence[tuple[str, str]]], given_up: frozenset[str]) -> list[Problem]:
    """One problem for each source that is left alone, however many entries wait for it: the next run asks for them."""
    waiting = Counter(pair for pairs in silent for pair in pairs if pair[1] in given_up)
    return [
        Problem(
            "PK507",
            Place(),
            f"{source} did not answer for {count} {'entry' if count == 1 else 'entries'}: {detail}",
            "run the same command again later: it goes on where this one stopped",
        )
        for (source, detail), count in waiting.items()
    ]


def problems_of(work: Work, finding: Finding, given_up: frozenset[str]) -> list[Problem]:
    """Everything about one entry that a person should know or decide, retractions apart (see ``notices``)."""
    where = work.place if work.place.key else replace(work.place, key=work.key)
    problems = [
        Problem(
            "PK503",
            where,
            f"{one.identifier} leads to another work: {one.record.work.title!r} ({one.reason})",
            f"correct the identifier or the title, or --take {work.key} if it is right",
        )
        for one in finding.conflicts
    ]
    problems += [
        Problem("PK504", where, f"nobody knows {identifier}", "correct or remove it") for identifier in finding.unknown
    ]
    problems += [
        Problem(
            "PK505" if offer.version else "PK506",
            where,
            f"{offer.record.source} may have {'its other version' if offer.version else 'it'}: "
            f"{offer.record.work.title!r} ({offer.name})",
            f"--take {work.key} or --dismiss {work.key}",
            Severity.NOTE if offer.version and finding.accepted else Severity.WARNING,
        )
        for offer in finding.offers
    ]
    problems += [
        Problem("PK507", where, f"{source} did not answer: {detail}", "try again later", _of_silence(finding))
        for source, detail in finding.silent.items()
        if detail not in given_up
    ]
    if finding.outcome is Outcome.ABSENT and not finding.unknown:
        asked = ", ".join(finding.asked) or "no source"
        problems.append(Problem("PK508", where, f"not found ({asked})", severity=Severity.NOTE))
    return problems


def _of_silence(finding: Finding) -> Severity:
    return Severity.WARNING if finding.outcome is Outcome.UNAVAILABLE else Severity.NOTE
