"""Retractions, corrections and withdrawals as findings about an entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pubkit.diagnostics import Problem, Severity
from pubkit.enriching.finding import Accepted, Finding
from pubkit.enriching.merging import shown
from pubkit.enriching.source import Notice
from pubkit.model import Work

# Crossref's update types (crossref.org/documentation/crossmark, "updates") -> how much they matter.
_SEVERITY: Mapping[str, Severity] = {
    "retraction": Severity.ERROR,
    "partial_retraction": Severity.ERROR,
    "withdrawal": Severity.ERROR,
    "removal": Severity.ERROR,
    "expression_of_concern": Severity.WARNING,
    "correction": Severity.NOTE,
    "corrigendum": Severity.NOTE,
    "erratum": Severity.NOTE,
}
_RETRACTING = frozenset({"retraction", "partial_retraction", "withdrawal", "removal"})


def notices(work: Work, finding: Finding) -> Iterator[Problem]:
    """One problem for each notice that the accepted records tell of, the gravest first, each said once."""
    told: set[tuple[str, str, bool]] = set()
    pairs = [(accepted, notice) for accepted in finding.accepted for notice in accepted.record.notices]
    order = list(Severity)
    for accepted, notice in sorted(pairs, key=lambda pair: order.index(severity_of(pair[1]))):
        name = (notice.kind, notice.doi.lower(), notice.about)
        if name not in told:
            told.add(name)
            yield _problem(work, accepted, notice)


def severity_of(notice: Notice) -> Severity:
    """An error for what is no longer to be cited, unless the entry is itself the notice."""
    return Severity.NOTE if notice.about else _SEVERITY.get(notice.kind, Severity.NOTE)


def _problem(work: Work, accepted: Accepted, notice: Notice) -> Problem:
    words = notice.kind.replace("_", " ") or "update"
    source = "Retraction Watch" if notice.asserted_by == "retraction-watch" else accepted.record.source
    when = f", {shown(notice.date)}" if notice.date else ""
    if notice.about:
        message = f"this entry is itself a notice: {words} of {notice.doi}"
        return Problem("PK509", work.place, f"{message} ({source}{when})", severity=Severity.NOTE)
    which = f" {notice.doi}" if notice.doi else ""
    code = "PK501" if notice.kind in _RETRACTING else "PK502"
    hint = "do not cite it without saying so" if code == "PK501" else ""
    return Problem(code, work.place, f"{words}{which} ({source}{when})", hint, severity_of(notice))
