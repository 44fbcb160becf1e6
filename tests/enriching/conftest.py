"""A real HTTP server on a loopback port, which says what it is told to and writes down when it was asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


@dataclass
class Visit:
    """One request as the server saw it."""

    path: str
    headers: dict[str, str]
    came: float
    left: float = 0.0
    together: int = 1  # how many requests it was serving at that moment


Script = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Said:
    """A plain answer."""

    body: bytes = b"{}"
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "application/json"})

    def __call__(self, handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(self.status)
        for name, value in self.headers.items():
            handler.send_header(name, value)
        if "Content-Length" not in self.headers:
            handler.send_header("Content-Length", str(len(self.body)))
        handler.end_headers()
        handler.wfile.write(self.body)


class Server:
    """``says`` maps a path (without its query) to an answer, or to several that are given in turn; "*" is any path."""

    def __init__(self) -> None:
        self.says: dict[str, Script | list[Script]] = {}
        self.log: list[Visit] = []
        self._busy = 0
        self._lock = threading.Lock()
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                server.serve(self)

            def log_message(self, *args: object) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_address[1]}"
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def serve(self, handler: BaseHTTPRequestHandler) -> None:
        with self._lock:
            self._busy += 1
            visit = Visit(handler.path, {k.lower(): v for k, v in handler.headers.items()}, time.time())
            visit.together = self._busy
            self.log.append(visit)
            script = self.says.get(
                handler.path.partition("?")[0], self.says.get("*", Said(b"Resource not found.", 404))
            )
            if isinstance(script, list):
                script = script.pop(0) if len(script) > 1 else script[0]
        try:
            script(handler)
        except OSError:
            handler.close_connection = True  # the client hung up
        finally:
            with self._lock:
                self._busy -= 1
            visit.left = time.time()

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()

    @property
    def paths(self) -> list[str]:
        return [visit.path for visit in self.log]


@pytest.fixture
def server() -> Iterator[Server]:
    one = Server()
    yield one
    one.close()


class FakeClock:
    """Time that passes when it is slept through, and a little at every look."""

    def __init__(self) -> None:
        self.time = 1_800_000_000.0
        self.slept: list[float] = []

    def now(self) -> float:
        self.time += 0.001
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += max(0.0, seconds)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()
