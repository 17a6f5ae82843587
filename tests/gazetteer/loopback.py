"""A server on this machine that can go on from a byte, break off, change its file, or answer nonsense."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Loopback:
    """What is served, how, and what was asked for."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.version = '"one"'  # the ETag
        self.cuts: list[int] = []  # for the next requests: close after so many bytes
        self.statuses: list[int] = []  # for the next requests: answer with this instead
        self.goes_on = True  # honours Range
        self.content_type = "application/zip"
        self.asked: list[dict[str, str]] = []
        self.url = ""


@contextmanager
def serving(content: bytes) -> Iterator[Loopback]:
    loopback = Loopback(content)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            loopback.asked.append(dict(self.headers))
            if loopback.statuses:
                self.send_error(loopback.statuses.pop(0))
                return
            start = self.start_at()
            if start is not None and start >= len(loopback.content):
                self.send_response(416)
                self.send_header("Content-Range", f"bytes */{len(loopback.content)}")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            self.send_response(200 if start is None else 206)
            body = loopback.content[start or 0 :]
            if start is not None:
                self.send_header(
                    "Content-Range", f"bytes {start}-{len(loopback.content) - 1}/{len(loopback.content)}"
                )
            self.send_header("Content-Type", loopback.content_type)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("ETag", loopback.version)
            self.end_headers()
            self.wfile.write(body[: loopback.cuts.pop(0)] if loopback.cuts else body)

        def start_at(self) -> int | None:
            asked = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
            same = self.headers.get("If-Range", loopback.version) == loopback.version
            return int(asked.group(1)) if asked and same and loopback.goes_on else None

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    loopback.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield loopback
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
