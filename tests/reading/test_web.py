"""Fetching against a real server on this machine, reached through connectors of the test's own.

The check of addresses cannot be switched off: the resolver says a public address, the connector goes elsewhere.
"""

import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import documents
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.model import Report
from geo.reading import ReadError, read_many, web

FETCH = web.fetch
PUBLIC = "93.184.215.14"
PRIVATE = [
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fe80::1%eth0",
    "fc00::1", "fd12:3456::1", "ff02::1", "fec0::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1",
    "64:ff9b::c0a8:101", "2002:7f00:1::", "2002:c0a8:101::1", "2001:db8::1", "::127.0.0.1", "no address",
]  # fmt: skip


class Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self.server.seen.append((self.headers["Host"], self.path))
        if path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
            self.end_headers()
        elif path == "/round":
            self.send_response(301)
            self.send_header("Location", "/round")
            self.end_headers()
        elif path == "/drip":
            self._begin("text/html")
            for _ in range(40):
                self.wfile.write(b" ")
                time.sleep(0.05)
        elif path == "/endless":
            self._begin("text/html")
            for _ in range(100):
                self.wfile.write(b"x" * 1_000)
        elif path == "/packed":
            self._begin("text/html", ("Content-Encoding", "gzip"))
        elif path == "/gone":
            self.send_error(404)
        elif path == "/feed":
            self._begin("application/rss+xml")
            self.wfile.write(documents.rss())
        else:
            self._begin("text/html")
            self.wfile.write(documents.html())

    def _begin(self, content_type: str, *headers: tuple[str, str]) -> None:
        self.send_response(200)
        for header in (("Content-Type", content_type), *headers):
            self.send_header(*header)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.seen = []
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # who refuses a body hangs up
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def public(host: str, port: int) -> list[str]:
    return [{"inside.example": "10.0.0.7", "mixed.example": "127.0.0.1"}.get(host, PUBLIC)]


def fetch(
    server: ThreadingHTTPServer, address: str, resolve: web.Resolve = public, **limits: float
) -> web.Page:
    def connect(address: str, port: int, seconds: float) -> socket.socket:
        assert address == PUBLIC, "only an address that was checked is connected to"
        return socket.create_connection(server.server_address[:2], timeout=seconds)

    return FETCH(address, resolve=resolve, connect=connect, **limits)


def test_a_page_is_fetched_and_named_by_its_path_and_type(server: ThreadingHTTPServer) -> None:
    page = fetch(server, "http://news.example/a/story?id=1&q=a b#top")
    assert page == web.Page(documents.html(), "story.html", "news.example")
    assert server.seen == [("news.example", "/a/story?id=1&q=a%20b")]


def test_redirects_are_followed_and_checked_anew(server: ThreadingHTTPServer) -> None:
    assert fetch(server, "http://news.example/to//a.html").name == "a.html"
    assert fetch(server, "http://news.example/to/http://other.example/a.html").host == "other.example"
    for inside in ("http://inside.example/", "http://127.0.0.1/", "http://[::1]/", "//inside.example/"):
        resolve = web.look_up if "[" in inside or "127" in inside else public

        def either(host: str, port: int, resolve: web.Resolve = resolve) -> list[str]:
            return [PUBLIC] if host == "news.example" else resolve(host, port)

        with pytest.raises(ReadError, match="on this machine or its network"):
            fetch(server, f"http://news.example/to/{inside}", either)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/to/file:///etc/passwd", "not an http or https address"),
        ("/to/ftp://news.example/a", "not an http or https address"),
        ("/round", "more than 5 redirects"),
        ("/gone", "answered 404"),
        ("/packed", "answers packed"),
    ],
)
def test_answers_that_are_no_page_are_refused(server: ThreadingHTTPServer, path: str, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        fetch(server, f"http://news.example{path}")


def test_a_body_over_the_limit_is_not_read_to_its_end(server: ThreadingHTTPServer) -> None:
    with pytest.raises(ReadError, match=r"larger than 0\.02 MB"):
        fetch(server, "http://news.example/endless", limit=20_000)


def test_a_page_that_comes_in_drops_is_given_up(server: ThreadingHTTPServer) -> None:
    start = time.monotonic()
    with pytest.raises(ReadError, match=r"longer than 0\.5 seconds"):
        fetch(server, "http://news.example/drip", seconds=0.5)
    assert time.monotonic() - start < 1.5


def test_a_name_is_looked_up_once_so_that_it_cannot_change_in_between(server: ThreadingHTTPServer) -> None:
    asked = []

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return [PUBLIC] if len(asked) == 1 else ["127.0.0.1"]

    assert fetch(server, "http://news.example/", rebinding).host == "news.example"
    assert asked == ["news.example"]


def test_one_private_address_among_public_ones_refuses_the_host() -> None:
    with pytest.raises(ReadError, match=r"leads to 127\.0\.0\.1"):
        web.fetch("http://news.example/", resolve=lambda host, port: [PUBLIC, "127.0.0.1"], connect=unreached)


def unreached(address: str, port: int, seconds: float) -> socket.socket:
    raise AssertionError(f"connected to {address}")


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_that_are_not_of_the_open_internet_are_never_connected_to(address: str) -> None:
    assert not web.is_public(address)
    with pytest.raises(ReadError, match="was not opened"):
        web.fetch("https://news.example/", resolve=lambda host, port: [address], connect=unreached)


@pytest.mark.parametrize(
    "address", [PUBLIC, "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_public_addresses_are(address: str) -> None:
    assert web.is_public(address)


@given(st.integers(0, 2**24 - 1))
def test_no_way_of_writing_loopback_is_public(low: int) -> None:
    whole = (127 << 24) + low
    for written in (
        f"::ffff:{whole >> 16:x}:{whole & 0xFFFF:x}",
        f"64:ff9b::{whole >> 16:x}:{whole & 0xFFFF:x}",
    ):
        assert not web.is_public(written)


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("file:///etc/passwd", "not an http or https"),
        ("ftp://news.example/a", "not an http or https"),
        ("http://user:secret@news.example/", "user name or password"),
        ("http:///a", "names no host"),
        ("http://news.example:99999/", "is not a web address"),
        ("http://[::1/", "is not a web address"),
    ],
)
def test_addresses_that_are_not_for_the_web_are_refused(address: str, message: str) -> None:
    with pytest.raises(ReadError, match=message) as refusal:
        web.fetch(address, resolve=public, connect=unreached)
    assert "secret" not in str(refusal.value)


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1/", "http://2130706433/", "http://0x7f.1/", "http://[::1]/"]
)
def test_reading_an_address_of_this_machine_opens_nothing(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "create_connection", unreached)
    ((id, problem),) = read_many(address, online=True)
    assert id == address
    assert "was not opened" in problem


def test_nothing_is_fetched_unless_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "fetch", unreached)
    ((_, problem),) = read_many("https://news.example/story")
    assert "reading from the web is off" in problem


def test_a_page_and_a_feed_become_reports(
    server: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "fetch", lambda address: fetch(server, address))
    (report,) = read_many("http://news.example/story", online=True)
    assert isinstance(report, Report)
    assert (report.text, report.source, report.published) == (
        documents.TEXT,
        "The Steppe Gazette",
        documents.DAY,
    )
    entries = list(read_many("http://news.example/feed", online=True))
    assert len(entries) == 2
    monkeypatch.setattr(web, "fetch", lambda address: web.Page(b"Five killed.", "a.txt", "news.example"))
    (plain,) = read_many("http://news.example/a.txt", online=True)
    assert isinstance(plain, Report)
    assert plain.source == "news.example"
