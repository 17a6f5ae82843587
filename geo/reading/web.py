"""Fetches one page or feed when asked to: from public addresses only, within a limit of bytes and time.

A name is looked up once for each request and the connection goes to the very address that was checked, so
a name that changes its address in between (DNS rebinding) leads nowhere. Proxies and credentials are not used.
"""

import http.client
import io
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from pathlib import PurePosixPath
from typing import Any, cast
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from geo.reading import limits
from geo.reading.errors import ReadError
from geo.reading.formats import SUFFIXES

Resolve = Callable[[str, int], list[str]]  # host and port to IP addresses
Connect = Callable[[str, int, float], socket.socket]  # IP address, port and seconds to a connection

_SUFFIX_OF = {
    "text/html": ".html", "application/xhtml+xml": ".html", "application/rss+xml": ".rss",
    "application/atom+xml": ".atom", "text/xml": ".xml", "application/xml": ".xml", "application/pdf": ".pdf",
    "text/plain": ".txt", "text/csv": ".csv", "text/markdown": ".md",
}  # fmt: skip
_REDIRECTS = (301, 302, 303, 307, 308)
_PIECE = 65_536
# IPv6 addresses that carry an IPv4 address, and where in them it stands (RFC 6052, RFC 3056)
_NAT64, _SIX_TO_FOUR = ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("2002::/16")
_HEADERS = {"User-Agent": "Dateline", "Accept": "*/*", "Accept-Encoding": "identity", "Connection": "close"}


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave: its bytes, a file name that fits them and the host it came from."""

    data: bytes
    name: str
    host: str


def look_up(host: str, port: int) -> list[str]:
    """Return the IP addresses of a host."""
    return [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def open_connection(address: str, port: int, seconds: float) -> socket.socket:
    """Return a connection to an IP address."""
    return socket.create_connection((address, port), timeout=seconds)


def fetch(
    address: str,
    *,
    resolve: Resolve = look_up,
    connect: Connect = open_connection,
    seconds: float = limits.WEB_SECONDS,
    limit: int = limits.PAGE_BYTES,
) -> Page:
    """Return the page at an http or https address, redirects followed and each checked anew.

    Raises ReadError for other schemes, hosts on this machine or its network, answers other than 200, bodies
    over `limit` bytes, and where it all takes longer than `seconds`.
    """
    deadline = time.monotonic() + seconds
    try:
        for _ in range(limits.WEB_REDIRECTS + 1):
            answer = _request(address, resolve, connect, deadline, limit)
            if isinstance(answer, Page):
                return answer
            address = answer
    except TimeoutError as error:
        raise ReadError(
            f"{address} took longer than {seconds:g} seconds to answer. Try again later, or save the page."
        ) from error
    except ssl.SSLCertVerificationError as error:
        raise ReadError(
            f"{address} cannot prove who it is: {error.verify_message}. It was not read."
        ) from error
    except (OSError, http.client.HTTPException) as error:
        raise ReadError(
            f"{address} could not be reached ({type(error).__name__}). Check the address and the connection."
        ) from error
    raise ReadError(
        f"{address} was reached after more than {limits.WEB_REDIRECTS} redirects and was given up. "
        "Open it in a browser and give the address it ends at."
    )


def _request(address: str, resolve: Resolve, connect: Connect, deadline: float, limit: int) -> Page | str:
    """Return the page, or the address that it redirects to."""
    parts = _checked(address)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    connection = connect(_public_address(host, port, resolve, address), port, _left(deadline))
    try:
        if parts.scheme == "https":
            connection = ssl.create_default_context().wrap_socket(connection, server_hostname=host)
        client = http.client.HTTPConnection(host, port)
        client.default_port = 443 if parts.scheme == "https" else 80
        client.sock = cast(socket.socket, _Timed(connection, deadline))
        target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._[]") + (
            f"?{quote(parts.query, safe='/%:@!$&()*+,;=?~-._[]')}" if parts.query else ""
        )
        client.request("GET", target, headers=_HEADERS)
        response = client.getresponse()
        if response.status in _REDIRECTS and response.getheader("Location"):
            return urljoin(address, response.getheader("Location") or "")
        if response.status != 200:
            raise ReadError(
                f"{address} answered {response.status} {response.reason[:80]}. Check the address, or save the page."
            )
        data = _body(response, address, deadline, limit)
    finally:
        connection.close()
    return Page(data, _file_name(parts, response.headers), host)


def _checked(address: str) -> SplitResult:
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError as error:
        raise ReadError(f"{address} is not a web address: {error}. Check it and try again.") from error
    if parts.scheme not in ("http", "https"):
        raise ReadError(f"{address} is not an http or https address; others are not read. Save it as a file.")
    if not parts.hostname or port == 0:
        raise ReadError(f"{address} names no host. Check it and try again.")
    if parts.username or parts.password:
        raise ReadError(
            f"{address[:8]}… holds a user name or password, which are not sent. Save the page instead."
        )
    return parts


def _public_address(host: str, port: int, resolve: Resolve, address: str) -> str:
    """Return an address to connect to; one that is not public among them refuses the host."""
    try:
        found = resolve(host.encode("idna").decode("ascii") if not host.isascii() else host, port)
    except (OSError, UnicodeError) as error:
        raise ReadError(f"{address}: no such host is known. Check the address and the connection.") from error
    if not found:
        raise ReadError(f"{address}: its host has no address. Check it and try again.")
    for candidate in found:
        if not is_public(candidate):
            raise ReadError(
                f"{address} leads to {candidate}, on this machine or its network, and was not opened. "
                "Save the page and read the file if you trust it."
            )
    return found[0]


def is_public(address: str) -> bool:
    """Return whether an IP address is one of the open internet, whichever way it is written."""
    try:
        ip = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF)
        elif ip in _SIX_TO_FOUR:
            inner = ipaddress.IPv4Address(int(ip) >> 80 & 0xFFFF_FFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not (
        ip.is_private
        or ip.is_loopback
        or ip.is_link_local
        or ip.is_multicast
        or ip.is_reserved
        or ip.is_unspecified
        or (isinstance(ip, ipaddress.IPv6Address) and ip.is_site_local)
    )


def _body(response: http.client.HTTPResponse, address: str, deadline: float, limit: int) -> bytes:
    if response.getheader("Content-Encoding", "identity").casefold() not in ("identity", ""):
        raise ReadError(f"{address} answers packed, though asked not to. Save the page and read the file.")
    pieces, size = [], 0
    while piece := response.read1(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > limit:
            raise ReadError(
                f"{address} is larger than {limit / 1e6:g} MB, the most that is read from the web. Save it as a file."
            )
        _left(deadline)
    return b"".join(pieces)


class _Timed:
    """A connection on which every wait ends at the deadline: drops of a byte a second do not keep it open."""

    def __init__(self, connection: socket.socket, deadline: float):
        self._connection = connection
        self._deadline = deadline

    def sendall(self, data: bytes) -> None:
        self._connection.settimeout(_left(self._deadline))
        self._connection.sendall(data)

    def makefile(self, *_: object) -> io.BufferedReader:
        return io.BufferedReader(_Incoming(self._connection, self._deadline))

    def close(self) -> None:
        """Leave it open: the client lets go of it as soon as the body begins, and who opened it closes it."""


class _Incoming(io.RawIOBase):
    def __init__(self, connection: socket.socket, deadline: float):
        self._connection = connection
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._connection.settimeout(_left(self._deadline))
        return self._connection.recv_into(buffer)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _file_name(parts: SplitResult, headers: Message) -> str:
    """Return the last part of the path, with the suffix of the stated type where it has none that is read."""
    last = PurePosixPath(unquote(parts.path)).name or parts.hostname or "page"
    suffix = _SUFFIX_OF.get(headers.get_content_type(), "")
    return last if PurePosixPath(last.casefold()).suffix in SUFFIXES else f"{last}{suffix}"
