"""One GET over requests: a total deadline, a cap on what a body may unpack to, and the address that answers checked.

requests and urllib3 bound the wait for each read, not for the whole; a server that sends a byte a second would hold
them for hours. Here a timer closes the connection when the time is up, whatever it is doing.
"""

from __future__ import annotations

import re
import socket
import threading
import weakref
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from pubkit.enriching.address import is_private

if TYPE_CHECKING:
    import requests

_CHUNK = 65536


class TransportError(Exception):
    """No whole answer came. ``again`` says whether asking once more may help."""

    def __init__(self, message: str, *, again: bool = True, unreachable: bool = False) -> None:
        super().__init__(message)
        self.again = again
        self.unreachable = unreachable


@dataclass(frozen=True, slots=True)
class Raw:
    """A whole answer, its body unpacked, its headers' names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    seconds: float  # what it took


class _LateError(Exception):
    """Time ran out within a body."""


class Guard:
    """Knows the open connections of one session: checks where each leads, and can cut them."""

    def __init__(self) -> None:
        self._sockets: weakref.WeakSet[socket.socket] = weakref.WeakSet()
        self.trusted = False
        self.late = False

    def watch(self, connected: socket.socket) -> None:
        """Called for each new connection, before a byte of the request is sent."""
        peer = connected.getpeername()[0]
        if not self.trusted and is_private(peer):
            connected.close()
            raise PermissionError(f"it leads to {peer}, a private address")
        self._sockets.add(connected)

    def cut(self) -> None:
        """Time is up."""
        self.late = True
        for one in list(self._sockets):
            try:
                one.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue  # closed already


class Transport:
    """A session. Reads no environment: proxies come from the settings."""

    def __init__(self, proxies: Mapping[str, str], *, connect: float, max_bytes: int) -> None:
        import requests

        self._guard = Guard()
        self._connect = connect
        self._max_bytes = max_bytes
        self._proxied = bool(proxies)
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.proxies.update(proxies)
        for scheme in ("https://", "http://"):
            self._session.mount(scheme, _adapter(self._guard))

    def get(self, url: str, headers: Mapping[str, str], *, trusted: bool, deadline: float) -> Raw:
        """One answer, redirects not followed. ``deadline`` is in seconds. Raises TransportError."""
        import requests
        from urllib3.exceptions import HTTPError

        self._guard.trusted = trusted or self._proxied
        self._guard.late = False
        end = monotonic() + deadline
        timer = threading.Timer(deadline, self._guard.cut)
        timer.daemon = True
        timer.start()
        try:
            response = self._session.get(
                url,
                headers={**headers, "Accept-Encoding": "gzip"},
                stream=True,
                allow_redirects=False,
                timeout=(min(self._connect, deadline), deadline),
            )
            try:
                body = self._body(response)
            finally:
                response.close()
        except (requests.RequestException, HTTPError, OSError, ValueError, _LateError) as error:
            if self._guard.late or monotonic() >= end or isinstance(error, (requests.Timeout, _LateError)):
                late = f"no whole answer within {deadline:.3g} s"
                raise TransportError(late, again=False, unreachable=True) from None
            raise TransportError(_plain(error), unreachable=isinstance(error, requests.ConnectionError)) from None
        finally:
            timer.cancel()
        named = {name.lower(): value for name, value in response.headers.items()}
        return Raw(response.status_code, named, body, deadline - (end - monotonic()))

    def _body(self, response: requests.Response) -> bytes:
        raw: Any = response.raw
        unpack = _Unpacker(response.headers.get("Content-Encoding", ""), self._max_bytes)
        while True:
            chunk = raw.read1(_CHUNK, decode_content=False)
            if self._guard.late:
                raise _LateError
            if not chunk:
                return unpack.done()
            unpack.feed(chunk)

    def close(self) -> None:
        """Close the connections."""
        self._session.close()


class _Unpacker:
    """Unpacks as it comes, and never more than ``limit`` bytes: 300 kB of gzip can hold 300 MB."""

    def __init__(self, encoding: str, limit: int) -> None:
        name = encoding.strip().lower()
        if name not in {"", "identity", "gzip", "x-gzip", "deflate"}:
            raise TransportError(f"an answer packed as {name[:20]!r}", again=False)
        self._window = zlib.MAX_WBITS | 32  # gzip or zlib, whichever it is
        self._decoder = None if name in {"", "identity"} else zlib.decompressobj(self._window)
        self._limit = limit
        self._parts: list[bytes] = []
        self._size = 0

    def feed(self, chunk: bytes) -> None:
        while chunk:
            if self._decoder is None:
                piece, chunk = chunk, b""
            else:
                try:
                    piece = self._decoder.decompress(chunk, self._limit - self._size + 1)
                except zlib.error:
                    raise TransportError("an answer that does not unpack", again=False) from None
                chunk = self._decoder.unconsumed_tail
                if self._decoder.eof and self._decoder.unused_data:
                    chunk, self._decoder = self._decoder.unused_data, zlib.decompressobj(self._window)
            self._size += len(piece)
            self._parts.append(piece)
            if self._size > self._limit:
                raise TransportError(f"an answer of more than {self._limit} bytes", again=False)

    def done(self) -> bytes:
        if self._decoder is not None and not self._decoder.eof and self._size:
            raise TransportError("an answer that was cut short")
        return b"".join(self._parts)


def _adapter(guard: Guard) -> requests.adapters.HTTPAdapter:
    """An adapter whose connections report to the guard. It never retries: each try has to wait its turn."""
    from requests.adapters import HTTPAdapter

    class Plain(HTTPConnection):
        def connect(self) -> None:
            super().connect()
            if self.sock is not None:
                guard.watch(self.sock)

    class Secure(HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            if self.sock is not None:
                guard.watch(self.sock)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    class Adapter(HTTPAdapter):
        def init_poolmanager(self, *args: Any, **options: Any) -> None:
            super().init_poolmanager(*args, **options)
            self.poolmanager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}

    return Adapter(max_retries=0)


def _plain(error: Exception) -> str:
    """The innermost error in words, without the names and memory addresses of what raised it.

    >>> _plain(ConnectionError("<x.Secure object at 0x7>: Failed to establish a new connection: [Errno 111] Refused"))
    'no connection: Refused'
    """
    inner: BaseException = error
    for _ in range(6):
        following = getattr(inner, "reason", None) or next((a for a in inner.args if isinstance(a, Exception)), None)
        if not isinstance(following, Exception):
            break
        inner = following
    words = re.sub(r"^\W*\w+\(host=[^)]*\)\W*|<[^>]*>:? ?|\[Errno -?\d+\] ", "", str(inner))
    return words.replace("Failed to establish a new connection", "no connection")[:200] or type(inner).__name__
