"""The one client against a real server: faults, cache, redirects, paces."""

from __future__ import annotations

import gzip
import json
import socket
import subprocess
import sys
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from tests.enriching.conftest import FakeClock, Said, Script, Server

from pubkit.enriching.client import Client
from pubkit.enriching.pacing import Pacer
from pubkit.enriching.settings import Settings
from pubkit.enriching.source import Access, Kind, Outcome, Pace, Query, Request
from pubkit.enriching.sources import web_source
from pubkit.enriching.store import Store
from pubkit.errors import ConfigError

DOI = "10.5555/made.up.1"
ITEM = {"DOI": DOI, "type": "journal-article", "title": ["On Überlange Titles"], "author": [{"family": "Müller"}]}
GOOD = json.dumps({"status": "ok", "message": ITEM}, ensure_ascii=False).encode()
QUERY = Query(doi=DOI)
HTML = Said(b"<!DOCTYPE html><html><body>Are you a robot?</body></html>", 200, {"Content-Type": "text/html"})


def settings(server: Server, folder: Path, **more: object) -> Settings:
    bases = {"crossref": server.url, "doi.org": server.url}
    return Settings(**{"cache": folder / "cache.db", "bases": bases, "deadline": 10.0, "max_bytes": 100_000, **more})  # type: ignore[arg-type]


def ask(client: Client, source: str = "crossref", query: Query = QUERY) -> tuple[Outcome, str]:
    web = web_source(source)
    answer = client.ask(web, web.requests(query, client.access)[0])
    if answer.records:
        return answer.outcome, answer.records[0].work.title
    return answer.outcome, answer.detail


def slow(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(1)
    Said(GOOD)(handler)


def trickling_body(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(GOOD)))
    handler.end_headers()
    for byte in GOOD:
        handler.wfile.write(bytes([byte]))
        time.sleep(0.1)


def trickling_headers(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(90):
        handler.wfile.write(b"X-%d: 1\r\n" % number)
        time.sleep(0.1)


def cut(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(GOOD) + 50))
    handler.end_headers()
    handler.wfile.write(GOOD)
    handler.close_connection = True


def chunks_cut(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    handler.wfile.write(b"%x\r\n%s\r\n" % (len(GOOD), GOOD))
    handler.close_connection = True


def packed(body: bytes, encoding: str = "gzip") -> Script:
    return Said(body, 200, {"Content-Type": "application/json", "Content-Encoding": encoding})


FAULTS: dict[str, tuple[Script, str]] = {
    "slow": (slow, "within"),
    "trickling body": (trickling_body, "within"),
    "trickling headers": (trickling_headers, "within"),
    "cut": (cut, ""),
    "chunks cut": (chunks_cut, ""),
    "half of the JSON": (Said(GOOD[:40]), "unreadable"),
    "web page with 200": (HTML, "web page"),
    "web page with 404": (Said(b"<html>Not Found</html>", 404, {"Content-Type": "text/html"}), "web page"),
    "500": (Said(b"oops", 500), "HTTP 500"),
    "503": (Said(b"<html>503</html>", 503), "HTTP 503"),
    "504": (Said(b"", 504), "HTTP 504"),
    "400": (Said(b'{"status":"failed"}', 400), "HTTP 400"),
    "401": (Said(b"", 401), "HTTP 401"),
    "403": (Said(b"", 403), "HTTP 403"),
    "429 again and again": (Said(b"slow down", 429), "HTTP 429"),
    "gzip bomb": (packed(gzip.compress(b" " * 5_000_000)), "more than"),
    "more than the cap": (Said(b" " * 200_000), "more than"),
    "not gzip": (packed(b"not at all packed"), "unpack"),
    "gzip cut": (packed(gzip.compress(GOOD)[:-20]), "cut short"),
    "packed unasked": (packed(GOOD, "br"), "packed as 'br'"),
    "another shape": (Said(b"[1, 2]"), "unreadable"),
    "nested without end": (Said(b"[" * 90_000), "unreadable"),
    "nothing": (Said(b""), "unreadable"),
    "redirect to nowhere": (Said(b"", 302, {}), "nowhere"),
    "redirect to itself": (Said(b"", 302, {"Location": f"/works/{DOI}"}), "redirects"),
    "redirect to plain http": (Said(b"", 302, {"Location": "http://example.org/"}), "only https"),
    "redirect to a file": (Said(b"", 302, {"Location": "file:///etc/passwd"}), "only https"),
    "redirect to the machine's metadata": (Said(b"", 301, {"Location": "https://169.254.169.254/"}), "none of"),
    "redirect to another host": (Said(b"", 307, {"Location": "https://example.org/"}), "none of"),
    "redirect with a user": (Said(b"", 302, {"Location": "https://a:b@api.crossref.org/"}), "user name"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_unavailable_and_not_kept(name: str, server: Server, tmp_path: Path, clock: FakeClock) -> None:
    fault, words = FAULTS[name]
    server.says["*"] = fault
    late = words == "within"
    client = Client(settings(server, tmp_path, attempts=2, **({"deadline": 0.6} if late else {})), clock)
    began = time.monotonic()
    outcome, detail = ask(client)
    assert not late or time.monotonic() - began < 8  # trickling would take longer by itself
    assert outcome is Outcome.UNAVAILABLE
    assert words in detail
    client.close()
    server.says["*"] = Said(GOOD)
    again = Client(settings(server, tmp_path), clock)
    assert ask(again) == (Outcome.FOUND, "On Überlange Titles")


def test_an_unreachable_host_is_left_alone_after_five_tries(tmp_path: Path, clock: FakeClock) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        base = f"http://127.0.0.1:{unused.getsockname()[1]}"
    client = Client(Settings(bases={"crossref": base}, attempts=1), clock)
    details = [ask(client, query=Query(doi=f"10.5555/{number}"))[1] for number in range(7)]
    assert "left alone" in details[-1]
    assert client.counts.requests == 5


GOOD_IN_OTHER_CLOTHES: dict[str, Script] = {
    "plain": Said(GOOD),
    "gzip": packed(gzip.compress(GOOD)),
    "gzip of two members": packed(gzip.compress(GOOD[:30]) + gzip.compress(GOOD[30:])),
    "wrong charset": Said(GOOD, 200, {"Content-Type": "application/json; charset=iso-8859-1"}),
    "a charset nobody knows": Said(GOOD, 200, {"Content-Type": "application/json; charset=klingon"}),
    "Latin-1": Said(GOOD.decode().encode("latin-1"), 200, {"Content-Type": "application/json; charset=latin-1"}),
    "byte order mark": Said(b"\xef\xbb\xbf" + GOOD),
    "typed as a web page": Said(GOOD, 200, {"Content-Type": "text/html"}),
}


@pytest.mark.parametrize("name", GOOD_IN_OTHER_CLOTHES)
def test_a_good_answer_is_read_and_kept(name: str, server: Server, tmp_path: Path, clock: FakeClock) -> None:
    server.says["*"] = GOOD_IN_OTHER_CLOTHES[name]
    for _ in range(2):
        client = Client(settings(server, tmp_path), clock)
        assert ask(client) == (Outcome.FOUND, "On Überlange Titles")
        client.close()
    assert len(server.log) == 1


def test_a_short_retry_after_is_kept(server: Server, tmp_path: Path, clock: FakeClock) -> None:
    server.says["*"] = [Said(b"", 429, {"Retry-After": "7"}), Said(GOOD)]
    assert ask(Client(settings(server, tmp_path), clock))[0] is Outcome.FOUND
    assert max(clock.slept) == pytest.approx(7, abs=0.1)


def test_a_retry_after_that_is_a_date_is_kept(server: Server, tmp_path: Path, clock: FakeClock) -> None:
    from email.utils import formatdate

    server.says["*"] = [Said(b"", 503, {"Retry-After": formatdate(clock.time + 30, usegmt=True)}), Said(GOOD)]
    assert ask(Client(settings(server, tmp_path), clock))[0] is Outcome.FOUND
    assert max(clock.slept) == pytest.approx(30, abs=1.1)


def test_after_a_long_retry_after_the_host_rests(server: Server, tmp_path: Path, clock: FakeClock) -> None:
    server.says["*"] = Said(b"", 429, {"Retry-After": "3600"})
    for _ in range(2):
        outcome, detail = ask(Client(settings(server, tmp_path), clock))
        assert (outcome, "rests until" in detail) == (Outcome.UNAVAILABLE, True)
    assert len(server.log) == 1
    clock.time += 3601
    server.says["*"] = Said(GOOD)
    assert ask(Client(settings(server, tmp_path), clock))[0] is Outcome.FOUND


def test_a_429_halves_the_pace(server: Server, tmp_path: Path, clock: FakeClock) -> None:
    server.says["*"] = [Said(b"", 429), Said(GOOD)]
    client = Client(settings(server, tmp_path), clock)
    ask(client)
    clock.slept.clear()
    ask(client, query=Query(doi="10.5555/2"))
    assert sum(clock.slept) == pytest.approx(0.4, abs=0.05)


def test_an_absence_is_kept_for_a_day_without_its_body(server: Server, tmp_path: Path, clock: FakeClock) -> None:
    client = Client(settings(server, tmp_path), clock)
    for _ in range(2):
        assert ask(client)[0] is Outcome.ABSENT
    assert len(server.log) == 1
    assert b"Resource not found" not in (tmp_path / "cache.db").read_bytes()
    clock.time += 86_401
    assert ask(client)[0] is Outcome.ABSENT
    assert len(server.log) == 2


@pytest.mark.parametrize(
    ("query", "body", "days"),
    [(QUERY, GOOD, 30), (Query(title="Made up"), json.dumps({"message": {"items": [ITEM]}}).encode(), 7)],
)
def test_how_long_an_answer_is_kept(
    query: Query, body: bytes, days: int, server: Server, tmp_path: Path, clock: FakeClock
) -> None:
    server.says["*"] = Said(body)
    client = Client(settings(server, tmp_path), clock)
    for passed, asked in [(0.0, 1), (days - 0.1, 1), (0.2, 2)]:
        clock.time += passed * 86_400
        assert ask(client, query=query)[0] is Outcome.FOUND
        assert len(server.log) == asked


def test_offline_takes_what_is_kept_and_asks_nobody(server: Server, tmp_path: Path, clock: FakeClock) -> None:
    server.says["*"] = Said(GOOD)
    ask(Client(settings(server, tmp_path), clock))
    clock.time += 100 * 86_400
    offline = Client(settings(server, tmp_path, offline=True), clock)
    assert ask(offline)[0] is Outcome.FOUND
    assert ask(offline, query=Query(doi="10.5555/other"))[0] is Outcome.UNAVAILABLE
    assert len(server.log) == 1


def test_an_answer_is_forgotten_a_year_after_it_expired(server: Server, tmp_path: Path, clock: FakeClock) -> None:
    server.says["*"] = Said(GOOD)
    ask(Client(settings(server, tmp_path), clock))
    clock.time += 396 * 86_400
    assert ask(Client(settings(server, tmp_path, offline=True), clock))[0] is Outcome.UNAVAILABLE


def test_refresh_asks_again(server: Server, tmp_path: Path, clock: FakeClock) -> None:
    server.says["*"] = Said(GOOD)
    for _ in range(2):
        ask(Client(settings(server, tmp_path, refresh=True), clock))
    assert len(server.log) == 2


def test_a_redirect_to_a_host_that_is_overridden_stays_here(server: Server, tmp_path: Path, clock: FakeClock) -> None:
    server.says[f"/{DOI}"] = Said(b"", 302, {"Location": "https://api.crossref.org:443/v1/works/x/transform"})
    server.says["/v1/works/x/transform"] = Said(json.dumps(ITEM).encode())
    assert ask(Client(settings(server, tmp_path), clock), "doi.org")[0] is Outcome.FOUND


def test_keys_go_to_their_own_host_alone(server: Server, tmp_path: Path, clock: FakeClock) -> None:
    other = Server()
    server.says["*"] = Said(b"", 302, {"Location": f"{other.url}/elsewhere"})
    other.says["*"] = Said(GOOD)
    bases = {"crossref": server.url, "openalex": other.url}
    client = Client(Settings(bases=bases, keys={"crossref": "secret"}, mailto="who@example.org"), clock)
    assert ask(client)[0] is Outcome.FOUND
    assert server.log[0].headers["crossref-plus-api-token"] == "Bearer secret"
    assert "crossref-plus-api-token" not in other.log[0].headers
    assert "mailto:who@example.org" in other.log[0].headers["user-agent"]
    other.close()


@pytest.mark.parametrize(
    "base", ["http://example.org", "ftp://127.0.0.1", "example.org", "http://u:p@127.0.0.1", "http://"]
)
def test_an_override_has_to_be_safe(base: str) -> None:
    with pytest.raises(ConfigError):
        ask(Client(Settings(bases={"crossref": base})))


def test_a_cache_that_is_no_database_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "cache.db").write_bytes(b"this is no database" * 100)
    with pytest.raises(ConfigError, match="cannot be used"):
        Client(Settings(cache=tmp_path / "cache.db"))


def test_a_killed_process_leaves_no_turn_taken(tmp_path: Path, clock: FakeClock) -> None:
    store = Store(tmp_path / "cache.db")
    finished = subprocess.Popen([sys.executable, "-c", ""])
    finished.wait()
    with store.writing() as connection:
        connection.execute("INSERT INTO visits (lane, process, started) VALUES ('x', ?, ?)", (finished.pid, clock.time))
    with Pacer(store, clock, max_rest=60).visit("x", Pace(1, 1.0, 1)):
        pass
    assert 0.9 < sum(clock.slept) < 1.2


@pytest.mark.parametrize(("pace", "spacing"), [(Pace(5, 1.0), 0.2), (Pace(1, 2.0), 2.0), (Pace(1, 3.0), 3.0)])
def test_requests_are_spaced(pace: Pace, spacing: float, clock: FakeClock) -> None:
    pacer = Pacer(Store(None), clock, max_rest=60)
    ends: list[float] = []
    for _ in range(12):
        with pacer.visit("x", pace):
            if ends:
                assert clock.time - ends[-1] >= spacing
        ends.append(clock.time)
    assert ends[-1] - ends[0] < 11 * (spacing + 0.05)


_RUN = """
import sys
from pathlib import Path
from pubkit.enriching.client import Client
from pubkit.enriching.settings import Settings
from pubkit.enriching.source import Query
from pubkit.enriching.sources import web_source
url, cache, name = sys.argv[1:]
client = Client(Settings(cache=Path(cache), bases={"crossref": url}))
source = web_source("crossref")
for number in range(10):
    client.ask(source, source.requests(Query(doi=f"10.5555/{name}.{number}"), client.access)[0])
"""


def test_two_processes_together_keep_to_what_the_server_advertises(server: Server, tmp_path: Path) -> None:
    limit, seconds = 5, 0.5
    advertised = {
        "Content-Type": "application/json",
        "X-Rate-Limit-Limit": str(limit),
        "X-Rate-Limit-Interval": "500ms",
        "X-Concurrency-Limit": "1",
    }

    def answer(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(0.02)
        Said(GOOD, 200, advertised)(handler)

    server.says["*"] = answer
    command = [sys.executable, "-c", _RUN, server.url, str(tmp_path / "cache.db")]
    processes = [subprocess.Popen([*command, name]) for name in ("a", "b")]
    assert [process.wait(60) for process in processes] == [0, 0]
    came = sorted(visit.came for visit in server.log)
    assert len(came) == 20
    assert max(visit.together for visit in server.log) == 1
    in_one_window = max(sum(start <= other < start + seconds for other in came) for start in came)
    assert in_one_window <= limit


def test_a_request_names_who_asks_but_the_report_does_not(server: Server, tmp_path: Path, clock: FakeClock) -> None:
    server.says["*"] = Said(json.dumps({"doi": DOI, "title": "T"}).encode())
    client = Client(Settings(bases={"unpaywall": server.url}, mailto="who@example.org"), clock)
    web = web_source("unpaywall")
    request = web.requests(QUERY, Access("who@example.org"))[0]
    answer = client.ask(web, request)
    assert "email=who%40example.org" in server.paths[0]
    assert "who" not in answer.records[0].url
    assert isinstance(request, Request)
    assert request.kind is Kind.IDENTIFIER
