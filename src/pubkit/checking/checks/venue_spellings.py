"""PK211: one venue written in several ways."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from pubkit.checking.subject import Check, Subject
from pubkit.diagnostics import Problem, Severity
from pubkit.model import Work


def _find(subject: Subject) -> Iterator[Problem]:
    spellings: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    works: dict[tuple[str, str, str], list[Work]] = defaultdict(list)
    for work in subject.normalized.works:
        venue = work.venue
        if venue and work.container_title and venue.kind != "none" and _is_general(work):
            name = (venue.id or venue.name, venue.kind, venue.host)
            spellings[name][_written(work)] += 1
            works[name].append(work)
    for name, counts in spellings.items():
        if len(counts) < 2:
            continue
        usual = counts.most_common(1)[0][0]
        for work in works[name]:
            if _written(work) != usual:
                place = subject.place(work, "journaltitle", "journal", "booktitle")
                message = f'the venue "{_plain(work.container_title)}" is "{usual}" elsewhere'
                yield Problem("PK211", place, message, "pubkit normalize --venue-form", Severity.NOTE)


def _is_general(work: Work) -> bool:
    """The name alone: proceedings with their year, ordinal or days differ from one meeting to the next."""
    return not re.search(r"\d", work.container_title)


def _written(work: Work) -> str:
    return _plain(work.container_title)


def _plain(title: str) -> str:
    return " ".join(re.sub(r"</?\w+[^<>]*>", "", title).split())


CHECK = Check("PK211", "venue-spellings", "one venue is written in several ways", _find)
