"""Which addresses a source may be asked at: https, its own hosts, nothing private but by an explicit override."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from urllib.parse import urlencode, urljoin, urlsplit, urlunsplit

from pubkit.enriching.source import Request, WebSource
from pubkit.errors import ConfigError

_PORTS = {"https": 443, "http": 80}


class RefusedError(Exception):
    """An address that must not be asked; the message says why."""


def checked_base(name: str, base: str) -> str:
    """An overriding base address without its final slash. Raises ConfigError for one that is not to be trusted.

    >>> checked_base("crossref", "http://127.0.0.1:8000/")
    'http://127.0.0.1:8000'
    """
    parts = urlsplit(base.strip())
    try:
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        host = ""
    if parts.scheme not in _PORTS or not host or parts.username is not None:
        raise ConfigError(f"{base!r} is no address of {name}", "write http://127.0.0.1:PORT or https://HOST")
    if parts.scheme == "http" and not _is_loopback(host):
        raise ConfigError(f"{base!r} ({name}) is plain http", "use https; plain http is for a loopback address alone")
    return urlunsplit((parts.scheme, parts.netloc, parts.path.rstrip("/"), "", ""))


def address_of(base: str, request: Request) -> str:
    """The whole address. A base that already ends in the path's first folders (``.../v3.0``) does not repeat them."""
    path = request.path
    own = urlsplit(base).path
    for cut in range(len(path), 0, -1):
        if path[cut - 1 : cut] != "/" and (cut == len(path) or path[cut] == "/") and own.endswith(path[:cut]):
            path = path[cut:]
            break
    query = urlencode(request.params)
    return f"{base}{path}{'?' + query if query else ''}"


class Gate:
    """Judges every hop of one source's requests."""

    def __init__(self, source: WebSource, bases: Mapping[str, str], defaults: Mapping[str, str]) -> None:
        """``bases``: overrides by source name; ``defaults``: every source's own base address by name."""
        self.base = checked_base(source.name, bases[source.name]) if source.name in bases else source.base
        overrides = {name: checked_base(name, base) for name, base in bases.items()}
        self._trusted = {origin(base) for base in overrides.values()}
        # A redirect to a host whose source is overridden goes to the override, so that a local server can stand in.
        self._instead = {origin(defaults[name]): base for name, base in overrides.items() if name in defaults}
        self._hosts = {urlsplit(self.base).hostname or "", *source.hosts}

    def is_trusted(self, url: str) -> bool:
        """True for an address that the user gave."""
        return origin(url) in self._trusted

    def next_hop(self, url: str, location: str) -> str:
        """Where a redirect leads. Raises RefusedError."""
        target = urljoin(url, location)
        try:
            instead = self._instead.get(origin(target))
            parts = urlsplit(target)
            if instead and not self.is_trusted(target) and parts.username is None:
                target = f"{instead}{parts.path}{'?' + parts.query if parts.query else ''}"
        except ValueError:
            raise RefusedError("a redirect to no address") from None
        self.check(target)
        return target

    def check(self, url: str) -> None:
        """Raises RefusedError for an address that must not be asked."""
        parts = urlsplit(url)
        host = parts.hostname or ""
        if parts.username is not None or parts.password is not None:
            raise RefusedError("a redirect with a user name")
        if self.is_trusted(url):
            return
        if parts.scheme != "https":
            raise RefusedError(f"a redirect to {parts.scheme or 'nothing'}: only https is followed")
        if host not in self._hosts:
            raise RefusedError(f"a redirect to {host}, which is none of the source's hosts")
        if is_private(host):
            raise RefusedError(f"a redirect to {host}, a private address")


def origin(url: str) -> tuple[str, str, int]:
    """Scheme, host and port.

    >>> origin("https://api.crossref.org:443/works") == origin("https://API.crossref.org")
    True
    """
    parts = urlsplit(url)
    return parts.scheme.lower(), (parts.hostname or "").lower(), parts.port or _PORTS.get(parts.scheme.lower(), 0)


def is_private(host: str) -> bool:
    """True for an IP address that is not a public one; names are judged by where they lead, when connected."""
    try:
        return not ipaddress.ip_address(host.strip("[]").split("%")[0]).is_global
    except ValueError:
        return False


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
