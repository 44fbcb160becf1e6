"""What a person has decided about one entry: offers taken or dismissed, an identifier that is right after all."""

from __future__ import annotations

from pubkit.enriching.finding import Accepted, Finding
from pubkit.enriching.ledger import Ledger
from pubkit.model import Work

HOW = "a person accepted it"


def decide(work: Work, finding: Finding, ledger: Ledger, *, take: bool = False, dismiss: bool = False) -> Ledger:
    """Apply the ledger's decisions to ``finding``, and remember a new one: the ledger as it then stands.

    ``take`` accepts the first offer, or the record of an identifier that is in conflict; ``dismiss`` wants to hear of
    neither again. What was dismissed fills nothing and is told no more.

    >>> from pubkit.enriching.finding import Offer
    >>> from pubkit.enriching.source import Record
    >>> finding = Finding(offers=[Offer(Record(Work("", doi="10.5555/a"), "crossref"), "alike")])
    >>> decide(Work("k"), finding, Ledger(), take=True).taken
    {'k': frozenset({'doi:10.5555/a'})}
    >>> finding.accepted[0].how, finding.offers
    ('a person accepted it', [])
    """
    old = ledger.dismissed.get(work.key, frozenset())
    offers = [one for one in finding.offers if one.name not in old]
    conflicts = [one for one in finding.conflicts if one.name not in old]
    names = [one.name for one in conflicts] + [one.name for one in offers]
    if dismiss and names:
        return decide(work, finding, ledger.dismissing(work.key, names))
    if take and names:
        ledger = ledger.taking(work.key, names[:1])
    taken = ledger.taken.get(work.key, frozenset())
    finding.accepted += [Accepted(one.record, HOW) for one in conflicts if one.name in taken]
    finding.accepted += [
        Accepted(one.record, HOW, one.score, published=one.version) for one in offers if one.name in taken
    ]
    finding.offers = [one for one in offers if one.name not in taken]
    finding.conflicts = [one for one in conflicts if one.name not in taken]
    return ledger
