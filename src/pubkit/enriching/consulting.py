"""Asks the sources about one work, the surest way first, and judges every record before it counts.

1. By identifier: arXiv for an eprint; Crossref, DataCite and doi.org in turn for a DOI. What comes back must agree with
   the title, or it is a conflict.
2. By link: the published version that arXiv or Crossref names of a preprint, and only that one.
3. By key or title: DBLP and the local dumps where fields are missing that they have; Crossref and arXiv where no
   identifier is known. Matching decides: accept, ask, reject.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pubkit.enriching.client import Client
from pubkit.enriching.fields import arxiv
from pubkit.enriching.finding import Accepted, Conflict, Finding, Offer
from pubkit.enriching.matching import Outcome as Verdict
from pubkit.enriching.matching import agrees, match_candidates
from pubkit.enriching.printed import Printed
from pubkit.enriching.question import is_preprint, question
from pubkit.enriching.source import Answer, LocalSource, Outcome, Query, Record, Version, WebSource
from pubkit.enriching.sources import web_source
from pubkit.enriching.text import split_retracted
from pubkit.enriching.wanted import missing
from pubkit.model import Work

# In which order the agencies are asked for a DOI; the first that knows it answers for all.
AGENCIES = ("crossref", "datacite", "doi.org")
# Prefixes of which DataCite is the agency: asking Crossref first would cost a request each.
_DATACITE_PREFIXES = ("10.48550/", "10.5281/", "10.6084/", "10.5061/", "10.17605/", "10.13140/", "10.5066/", "10.7910/")
# What DBLP has better than the agencies: it is asked when one of these is missing.
_DBLP_HAS = frozenset({"authors", "container_title", "pages", "volume", "issue", "title", "issued"})
# Sources that are asked by DOI for every work when the user names them.
_EXTRA = ("openalex", "semantic_scholar", "unpaywall")


class Consultation:
    """One run's sources. ``local`` are dumps, which cost nothing and are asked first."""

    def __init__(self, client: Client, local: Sequence[LocalSource] = ()) -> None:
        self._client = client
        self._local = tuple(local)
        self._names = frozenset(client.settings.sources)

    def about(self, work: Work) -> Finding:
        """Everything that the sources say of this work."""
        work = replace(work, title=split_retracted(work.title)[0])  # sources say it apart
        query, finding = question(work), Finding()
        if query.arxiv and not query.doi:
            self._arxiv(work, query, finding)
        if query.doi:
            self._doi(work, query.doi, finding)
        self._follow_links(work, finding)
        if finding.conflicts:
            return finding
        work, query = _known(work, query, finding)
        seeks = is_preprint(work) and not any(one.published for one in finding.accepted)
        if query.dblp or seeks or not finding.accepted or _DBLP_HAS & missing(work):
            self._dblp(work, query, finding)
        if (seeks and not finding.offers) or not (_dois(work, finding) or (seeks and finding.accepted)):
            self._search(work, query, "crossref", finding)
        if not (finding.accepted or query.doi or query.arxiv):
            self._search(work, query, "arxiv", finding)
        self._said(work, finding)
        self._complete(work, query, finding)
        for name in _EXTRA:
            if name in self._names:
                self._extra(work, query, name, finding)
        if finding.accepted:
            finding.offers = [offer for offer in finding.offers if offer.version]
        return finding

    def by_identifier(self, work: Work, names: Sequence[str]) -> Finding:
        """What the agencies say of the identifier that is all that ``work`` has, and of the publication it links."""
        self._names = frozenset(names)
        query, finding = question(work), Finding()
        asked = Query(doi=query.doi, arxiv=query.arxiv)
        for dump in self._local:
            for record in dump.look_up(asked).records[:1]:
                finding.accepted.append(Accepted(record, f"{query.doi or f'arXiv:{query.arxiv}'} is its own"))
                finding.heard(dump.name, Outcome.FOUND)
        if query.doi:
            self._doi(work, query.doi, finding)
        else:
            self._arxiv(work, query, finding)
            self._follow_links(work, finding)
        return finding

    # By identifier -------------------------------------------------------------------------------------------------

    def _arxiv(self, work: Work, query: Query, finding: Finding) -> None:
        for name in ("arxiv", "datacite"):
            if name not in self._names:
                continue
            asked = Query(arxiv=query.arxiv) if name == "arxiv" else Query(doi=f"10.48550/arxiv.{query.arxiv}")
            answer = self._ask(name, asked, finding)
            if answer.outcome is Outcome.FOUND:
                self._judge(work, answer.records[0], f"arXiv:{query.arxiv}", finding)
                return
            if answer.outcome is Outcome.ABSENT:
                finding.unknown.append(f"arXiv:{query.arxiv}")
                return

    def _doi(self, work: Work, doi: str, finding: Finding, *, linked_by: str = "") -> None:
        """Ask the agencies in turn; with ``linked_by``, for the published version that a source links."""
        first = "datacite" if doi.startswith(_DATACITE_PREFIXES) else "crossref"
        agencies = [name for name in sorted(AGENCIES, key=lambda name: name != first) if name in self._names]
        denied = 0
        for name in agencies:
            answer = self._ask(name, Query(doi=doi), finding)
            if answer.outcome is Outcome.FOUND:
                self._judge(work, answer.records[0], doi, finding, linked_by=linked_by)
                return
            denied += answer.outcome is Outcome.ABSENT
        if agencies and denied == len(agencies) and not linked_by and {"crossref", "datacite"} <= set(agencies):
            finding.unknown.append(doi)

    def _judge(self, work: Work, record: Record, identifier: str, finding: Finding, *, linked_by: str = "") -> None:
        agreement = agrees(work, record.work)
        if agreement or any(agrees(work, replace(record.work, title=other)) for other in record.titles):
            how = f"{linked_by} names it as the published version" if linked_by else f"{identifier} is the entry's own"
            finding.accepted.append(Accepted(record, how, published=bool(linked_by)))
            finding.heard(record.source, Outcome.FOUND)
        elif linked_by:  # titles change on the way to a journal: that is no fault of the entry
            why = f"{linked_by} names it as the published version, but it has {agreement.reason}"
            finding.offers.append(Offer(record, why, version=True))
            finding.heard(record.source, Outcome.AMBIGUOUS)
        else:
            finding.conflicts.append(Conflict(identifier, record, agreement.reason))
            finding.heard(record.source, Outcome.CONFLICT)

    def _follow_links(self, work: Work, finding: Finding) -> None:
        """From a preprint to the publication that a source links, and from a publication to its eprint."""
        for accepted in list(finding.accepted):
            for version in accepted.record.versions:
                if version.kind == "published" and version.doi and is_preprint_record(accepted.record):
                    if not any(one.published for one in finding.accepted):
                        self._doi(work, version.doi.lower(), finding, linked_by=accepted.record.source)
                elif version.kind == "preprint" and version.arxiv and not work.eprint:
                    self._arxiv(work, Query(arxiv=version.arxiv), finding)

    def _said(self, work: Work, finding: Finding) -> None:
        """Offer what a preprint's record says of its publication, where nothing that has an identifier was found."""
        if not is_preprint(work) or finding.offers or any(one.published for one in finding.accepted):
            return
        for accepted in finding.accepted:
            said = next((one for one in accepted.record.versions if one.printed), None)
            if said is not None:
                record = printed_record(accepted.record, said)
                why = f"{accepted.record.source} says that it is in {said.said!r}"
                finding.offers.append(Offer(record, why, version=True))
                return

    # By key or title -----------------------------------------------------------------------------------------------

    def _dblp(self, work: Work, query: Query, finding: Finding) -> None:
        for source in self._local:
            answer = source.look_up(query)
            if answer.outcome is not Outcome.FOUND:
                finding.heard(source.name, answer.outcome, answer.detail)
            if self._take(work, answer, finding):
                return
        if "dblp" not in self._names:
            return
        if query.dblp:
            answer = self._ask("dblp", Query(dblp=query.dblp), finding)
            if answer.outcome is Outcome.FOUND:
                self._judge(work, answer.records[0], f"DBLP:{query.dblp}", finding)
                return
        if query.title:
            answer = self._ask("dblp", Query(title=query.title, authors=query.authors, year=query.year), finding)
            taken = self._take(work, answer, finding)
            if taken and not work.container_title.strip() and taken.id:
                self._whole(taken, finding)

    def _whole(self, record: Record, finding: Finding) -> None:
        """DBLP's search has a venue's short name: the record itself has the whole one."""
        answer = self._ask("dblp", Query(dblp=record.id), finding)
        if answer.outcome is not Outcome.FOUND:
            return
        for index, accepted in enumerate(finding.accepted):
            if accepted.record is record:
                whole = replace(answer.records[0], notices=record.notices, versions=record.versions)
                finding.accepted[index] = replace(accepted, record=whole)

    def _search(self, work: Work, query: Query, name: str, finding: Finding) -> None:
        if name in self._names and query.title:
            asked = Query(title=query.title, authors=query.authors, year=query.year)
            self._take(work, self._ask(name, asked, finding), finding)

    def _take(self, work: Work, answer: Answer, finding: Finding) -> Record | None:
        """Let matching choose among the records of a search. Another version of the work is only ever offered."""
        if answer.outcome is not Outcome.FOUND:
            return None
        own = _own(work, finding)
        same = [record for record in answer.records if own & _identifiers(record)]
        if same:
            return self._match(work, same, finding)
        preprints = [record for record in answer.records if is_preprint_record(record)]
        published = [record for record in answer.records if not is_preprint_record(record)]
        if is_preprint(work):
            taken = self._match(work, preprints, finding)
            self._match(work, published, finding, other="its published version, by title alone")
            return taken
        return self._match(work, published if work.container_title.strip() else answer.records, finding)

    def _match(self, work: Work, records: Sequence[Record], finding: Finding, *, other: str = "") -> Record | None:
        match = match_candidates(work, [record.work for record in records])
        if match.outcome is Verdict.REJECT:
            return None
        record = records[match.index]
        known = _dois(work, finding)
        if not other and known and record.work.doi and record.work.doi.lower() not in known:
            return None  # another publication: this one's DOI is known
        if not other and _is_other_version(work, record, finding):
            other = "another version of it, by title alone"
        if match.outcome is Verdict.ASK or other:
            why = other or "; ".join(signal.seen for signal in match.signals if signal.seen)
            finding.offers.append(Offer(record, why, match.score, version=bool(other)))
            finding.heard(record.source, Outcome.AMBIGUOUS)
            return None
        finding.accepted.append(Accepted(record, "title and authors agree", match.score))
        finding.heard(record.source, Outcome.FOUND)
        return record

    def _complete(self, work: Work, query: Query, finding: Finding) -> None:
        """A record that was found by its title brings a DOI: its agency knows the rest, and of retractions."""
        dois = {one.record.work.doi.lower() for one in finding.accepted if one.record.work.doi}
        asked = {one.record.work.doi.lower() for one in finding.accepted if one.record.source in AGENCIES}
        if not query.doi and len(dois) == 1 and not asked:
            (doi,) = dois
            if not arxiv(doi):
                self._doi(work, doi, finding)

    def _extra(self, work: Work, query: Query, name: str, finding: Finding) -> None:
        doi = query.doi or next((one.record.work.doi.lower() for one in finding.accepted if one.record.work.doi), "")
        if doi or query.arxiv:
            answer = self._ask(name, Query(doi=doi, arxiv=query.arxiv), finding)
            if answer.outcome is Outcome.FOUND:
                self._judge(work, answer.records[0], doi or f"arXiv:{query.arxiv}", finding)
        elif not finding.accepted:
            self._search(work, query, name, finding)

    def _ask(self, name: str, query: Query, finding: Finding) -> Answer:
        """The first of a source's requests that is answered with records, else its last answer."""
        source: WebSource = web_source(name)
        answer = Answer(Outcome.ABSENT)
        requests = source.requests(query, self._client.access)
        for request in requests:
            answer = self._client.ask(source, request)
            if answer.outcome is not Outcome.FOUND:  # what is found has yet to be judged
                finding.heard(name, answer.outcome, answer.detail)
            if answer.outcome is not Outcome.ABSENT:
                break
        return answer


def printed_record(record: Record, version: Version) -> Record:
    """The preprint's record as the publication's, as far as its own words tell where that is."""
    printed = version.printed or Printed("article", "")
    work = replace(
        record.work,
        type=printed.type,
        container_title=printed.place,
        volume=printed.volume,
        issue=printed.issue,
        pages=printed.pages,
        issued=printed.issued,
        doi="",
        url="",
        eprint="",
        eprint_type="",
        extra={},
    )
    return replace(record, work=work, id=version.said, versions=())


def is_preprint_record(record: Record) -> bool:
    """True for a record of a preprint: CSL's ``article`` is what sources call one."""
    return record.work.type == "article"


def _known(work: Work, query: Query, finding: Finding) -> tuple[Work, Query]:
    """The work as others are asked for it: an entry that is little more than an identifier has its record's title."""
    if work.title or not finding.accepted:
        return work, query
    record = finding.accepted[0].record.work
    asked = replace(
        work, title=record.title, authors=work.authors or record.authors, issued=work.issued or record.issued
    )
    known = question(asked)
    return asked, replace(query, title=known.title, authors=known.authors, year=known.year)


def _is_other_version(work: Work, record: Record, finding: Finding) -> bool:
    """A journal's article and a conference's paper of the same title are two publications."""
    own = next((one.record.work.type for one in finding.accepted if not is_preprint_record(one.record)), work.type)
    known = bool(work.container_title.strip() or finding.accepted)
    return known and {own, record.work.type} == {"article-journal", "paper-conference"}


def _dois(work: Work, finding: Finding) -> frozenset[str]:
    """The DOIs that are the publication's, by the entry or by what was accepted; a preprint's is not."""
    found = {one.record.work.doi.lower() for one in finding.accepted if not is_preprint_record(one.record)}
    own = question(work).doi
    return frozenset(one for one in (own if not is_preprint(work) else "", *found) if one)


def _own(work: Work, finding: Finding) -> frozenset[str]:
    query = question(work)
    known = {name for name in (query.doi, query.arxiv) if name}
    for one in finding.accepted:
        known |= _identifiers(one.record)
    return frozenset(known)


def _identifiers(record: Record) -> frozenset[str]:
    return frozenset(name for name in (record.work.doi.lower(), record.work.eprint) if name)
