"""The one client: from a source and a request to an answer, by way of the cache, the pace and the transport."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pubkit.enriching.address import Gate, RefusedError, address_of, origin
from pubkit.enriching.cache import Cache, key_of
from pubkit.enriching.clock import Clock, SystemClock, iso
from pubkit.enriching.pacing import Pacer, RestingError
from pubkit.enriching.settings import Settings
from pubkit.enriching.source import (
    ABSENT,
    Access,
    Answer,
    BatchSource,
    Kind,
    Outcome,
    Query,
    Reply,
    Request,
    WebSource,
    unavailable,
)
from pubkit.enriching.sources import NAMES, web_source
from pubkit.enriching.store import Store

if TYPE_CHECKING:
    from urllib3.util import Retry

    from pubkit.enriching.transport import Raw, Transport

MAX_HOPS = 3
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TRY_AGAIN = frozenset({429, 500, 502, 503, 504})
# A host that cannot be reached, or that refuses, so many look-ups in a row is left alone for the rest of the run.
_UNREACHABLE_IN_A_ROW = 5
_REFUSED_IN_A_ROW = 20


@dataclass(frozen=True, slots=True)
class Waited:
    """How many requests went out and how many answers came from the cache."""

    requests: int
    cached: int


class Client:
    """Asks sources. One client serves one run; any number of processes may run at once over one cache."""

    def __init__(self, settings: Settings, clock: Clock | None = None, version: str = "") -> None:
        self.settings = settings
        self.access = Access(settings.mailto, settings.keys)
        self._clock = clock or SystemClock()
        self._store = Store(settings.cache)
        self._cache = Cache(self._store, self._clock)
        self._pacer = Pacer(self._store, self._clock, max_rest=settings.max_rest)
        self._transport: Transport | None = None
        self._gates: dict[str, Gate] = {}
        self._failures: Counter[str] = Counter()
        self._given_up: dict[str, str] = {}
        self._renewed: set[str] = set()
        self._replayed: set[str] = set()
        self._requests = 0
        self._agent = f"pubkit/{version or '0'}" + (f" (mailto:{settings.mailto})" if settings.mailto else "")

    @property
    def counts(self) -> Waited:
        """What this run has cost so far."""
        return Waited(self._requests, len(self._replayed - self._renewed))

    @property
    def given_up(self) -> frozenset[str]:
        """Why hosts are left alone for the rest of this run: the details of the answers that they no longer give."""
        return frozenset(self._given_up.values())

    def close(self) -> None:
        """Close the cache and the connections."""
        self._store.close()
        if self._transport:
            self._transport.close()

    def ask(self, source: WebSource, request: Request) -> Answer:
        """The answer to one request: kept, or fetched, and kept when the source accepts it."""
        if (kept := self.kept(source, request)) is not None:
            return kept
        if self.settings.offline:
            return unavailable("not in the cache, and offline")
        reply = self._fetch(source, request)
        if isinstance(reply, Answer):
            return reply
        answer = source.parse(request, reply)
        self.keep(source, request, reply, answer)
        if request.kind is Kind.SEARCH and answer.outcome is Outcome.FOUND and isinstance(source, BatchSource):
            self._keep_each(source, reply, answer)
        return answer

    def _keep_each(self, source: BatchSource, reply: Reply, answer: Answer) -> None:
        """Keep each record of a search under its identifier too: the entry that is filled from it is asked by that."""
        parts = source.parts(reply)
        for record in answer.records:
            query = Query(doi=record.work.doi.lower()) if record.work.doi else Query(arxiv=record.work.eprint)
            body = parts.get((query.doi or query.arxiv).lower())
            singles = source.requests(query, self.access)
            if body is None or not singles:
                continue
            alone = replace(reply, body=body)
            found = source.parse(singles[0], alone)
            if found.outcome is Outcome.FOUND:
                self.keep(source, singles[0], alone, found)

    def kept(self, source: WebSource, request: Request) -> Answer | None:
        """The answer in the cache, or None."""
        key = self._key(source, request)
        if self.settings.refresh and not self.settings.offline and key not in self._renewed:
            return None
        kept = self._cache.get(key, any_age=self.settings.offline)
        if kept is None:
            return None
        answer = ABSENT if kept.reply is None else source.parse(request, kept.reply)
        if answer.outcome is Outcome.UNAVAILABLE:
            return None  # an older version kept it and this one reads it otherwise
        self._replayed.add(key)
        return answer

    def keep(self, source: WebSource, request: Request, reply: Reply, answer: Answer) -> None:
        """Keep what the source accepted, as long as its kind is kept."""
        host = self._host(source)
        if answer.outcome is Outcome.UNAVAILABLE:
            self._failed(host, answer.detail, _REFUSED_IN_A_ROW)
            return
        self._failures[host] = 0
        absent = answer.outcome is Outcome.ABSENT and (request.kind is Kind.IDENTIFIER or reply.status != 200)
        times = {Kind.IDENTIFIER: self.settings.ttl_identifier, Kind.SEARCH: self.settings.ttl_search}
        seconds = self.settings.ttl_absent if absent else times[request.kind]
        self._renewed.add(self._key(source, request))
        self._cache.put(self._key(source, request), source.name, request, reply, seconds=seconds, absent=absent)

    def fetch(self, source: WebSource, request: Request) -> Reply | Answer:
        """A reply that is not looked up and not kept; an Answer when none came (for several items at once)."""
        return unavailable("offline") if self.settings.offline else self._fetch(source, request)

    def _fetch(self, source: WebSource, request: Request) -> Reply | Answer:
        host = self._host(source)
        if host in self._given_up:
            return unavailable(self._given_up[host])
        try:
            return self._tries(source, request)
        except RestingError as error:
            self._given_up[host] = f"{error.lane} rests until {iso(error.until)}"
            return unavailable(self._given_up[host])
        except RefusedError as error:
            return unavailable(str(error))

    def _tries(self, source: WebSource, request: Request) -> Reply | Answer:
        from urllib3.exceptions import MaxRetryError
        from urllib3.util import Retry

        from pubkit.enriching.transport import TransportError

        gate = self._gate(source)
        host = self._host(source)
        retry = Retry(total=self.settings.attempts - 1, backoff_factor=0.5, status_forcelist=_TRY_AGAIN)
        while True:
            problem = ""
            try:
                reply = self._hops(source, request, gate)
                if reply.status not in _TRY_AGAIN:
                    return reply
                problem = f"HTTP {reply.status}"
                pause = self._pause(source, host, reply, retry)
            except TransportError as error:
                if not error.again:
                    if error.unreachable:
                        self._failed(host, str(error), _UNREACHABLE_IN_A_ROW)
                    return unavailable(str(error))
                problem, pause, reply = str(error), retry.get_backoff_time(), None
            try:
                retry = retry.increment("GET", request.path)
            except MaxRetryError:
                self._failed(host, problem, _UNREACHABLE_IN_A_ROW if reply is None else _REFUSED_IN_A_ROW)
                return unavailable(problem)
            self._clock.sleep(pause)

    def _pause(self, source: WebSource, host: str, reply: Reply, retry: Retry) -> float:
        """How long to wait before the next try. The host rests meanwhile, for every process."""
        told = _retry_after(reply.headers, self._clock.now())
        if reply.status == 429:
            self._pacer.slow_down(host, source.pace)
        pause = told if told is not None else max(retry.get_backoff_time(), source.pace.seconds / source.pace.requests)
        self._pacer.rest(host, source.pace, pause)
        if pause > self.settings.max_rest:
            raise RestingError(host, self._clock.now() + pause)
        return 0.0  # the pacer waits

    def _hops(self, source: WebSource, request: Request, gate: Gate) -> Reply:
        url = address_of(gate.base, request)
        first = url
        headers = {"User-Agent": self._agent, "Accept": "application/json, */*;q=0.5", **request.headers}
        left = self.settings.deadline
        for _ in range(MAX_HOPS + 1):
            gate.check(url)
            if origin(url) != origin(first):
                headers = {name: value for name, value in headers.items() if name not in request.private}
            raw = self._get(source, url, headers, gate, left)
            left = max(1.0, left - raw.seconds)
            if raw.status not in _REDIRECTS:
                public = address_of(gate.base, _public(request)) if url == first else url
                return Reply(raw.status, raw.body, raw.headers, public, iso(self._clock.now()))
            if not raw.headers.get("location"):
                raise RefusedError("a redirect to nowhere")
            url = gate.next_hop(url, raw.headers["location"])
        raise RefusedError(f"more than {MAX_HOPS} redirects")

    def _get(self, source: WebSource, url: str, headers: Mapping[str, str], gate: Gate, deadline: float) -> Raw:
        from pubkit.enriching.transport import Transport

        if self._transport is None:
            self._transport = Transport(
                self.settings.proxies, connect=self.settings.connect, max_bytes=self.settings.max_bytes
            )
        lane = self._lane(source, url)
        with self._pacer.visit(lane, source.pace):
            self._requests += 1
            raw = self._transport.get(url, headers, trusted=gate.is_trusted(url), deadline=deadline)
        self._pacer.heard(lane, source.pace, raw.headers, good=raw.status < 400 or raw.status == 404)
        return raw

    def _failed(self, host: str, problem: str, limit: int) -> None:
        self._failures[host] += 1
        if self._failures[host] >= limit:
            self._given_up[host] = f"{host} is left alone after {limit} failures in a row ({problem})"

    def _gate(self, source: WebSource) -> Gate:
        if source.name not in self._gates:
            defaults = {name: web_source(name).base for name in NAMES}
            self._gates[source.name] = Gate(source, self.settings.bases, defaults)
        return self._gates[source.name]

    def _host(self, source: WebSource) -> str:
        return self._lane(source, self._gate(source).base)

    def _lane(self, source: WebSource, url: str) -> str:
        """What a pace holds for: a host, or a source by itself where overrides may put several on one address."""
        scheme, host, port = origin(url)
        place = host if (scheme, port) == ("https", 443) else f"{host}:{port}"
        if not self.settings.bases:
            return place
        return f"{source.name} at {place}" if origin(url) == origin(self._gate(source).base) else place

    def _key(self, source: WebSource, request: Request) -> str:
        return key_of(source.name, self._gate(source).base, request)


def _public(request: Request) -> Request:
    """The request without what says who asks, for reports."""
    shown = {name: value for name, value in request.params.items() if name not in request.private}
    return Request(request.path, request.kind, shown, asked=request.asked)


def _retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """Seconds of a Retry-After header, which may be a number or a date (RFC 9110, section 10.2.3)."""
    from email.utils import parsedate_to_datetime

    given = headers.get("retry-after", "").strip()
    if given.isdigit():
        return float(given)
    try:
        return max(0.0, parsedate_to_datetime(given).timestamp() - now) if given else None
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
