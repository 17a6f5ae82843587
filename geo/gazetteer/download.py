"""Fetches one file over HTTP so that an interruption costs nothing: what has come is kept and gone on from."""

import http.client
import os
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from geo.gazetteer.errors import GazetteerError

LARGEST = 1024**3  # bytes
ATTEMPTS = 4  # in a row that bring nothing new
TIMEOUT = 30.0  # seconds without a byte
_CHUNK = 1 << 16
_AGAIN = frozenset([408, 425, 429, 500, 502, 503, 504])

Progress = Callable[[int, int | None], None]  # bytes so far, bytes in all where the server says


class _StoppedError(Exception):
    """The connection ended before the file did."""


def fetch(url: str, part: Path, progress: Progress = lambda done, of: None, *, wait: float = 1.0) -> None:
    """Bring `url` into `part`, going on from what `part` holds already if the file is still the same.

    `wait` is the pause in seconds before the second attempt; it doubles from there. Raises GazetteerError
    where the file cannot be had, keeping what has come, and OSError where it cannot be written.
    """
    if urlsplit(url).scheme not in ("http", "https"):
        raise GazetteerError(f"{url} is no web address; it must begin with https:// or http://.")
    part.parent.mkdir(parents=True, exist_ok=True)
    failures = 0
    while True:
        before = _size(part)
        try:
            _once(url, part, progress)
            return
        except urllib.error.HTTPError as error:
            if error.code not in _AGAIN:
                raise GazetteerError(_refused(url, error.code)) from error
            trouble = f"the server answered {error.code} {error.reason}"
        except urllib.error.URLError as error:
            trouble = f"{urlsplit(url).netloc} cannot be reached: {error.reason}"
        except _StoppedError as error:
            trouble = str(error)
        except (TimeoutError, ConnectionError, ssl.SSLError, http.client.HTTPException) as error:
            trouble = f"the connection broke off: {error or type(error).__name__}"
        failures = 1 if _size(part) > before else failures + 1
        if failures >= ATTEMPTS:
            size = _size(part)
            kept = f" {size:,} bytes are kept; run the same command to go on from there." if size else ""
            raise GazetteerError(
                f"{url} could not be fetched ({trouble}).{kept} Check the connection, or fetch the file elsewhere "
                "and add it with --file."
            )
        time.sleep(wait * 2 ** (failures - 1))


def discard(part: Path) -> None:
    """Remove what has come so far."""
    part.unlink(missing_ok=True)
    _validator_file(part).unlink(missing_ok=True)


def _once(url: str, part: Path, progress: Progress) -> None:
    held = _size(part)
    request = urllib.request.Request(url, headers={"User-Agent": "Dateline", "Accept-Encoding": "identity"})
    validator_file = _validator_file(part)
    if held:
        request.add_header("Range", f"bytes={held}-")
        if validator_file.exists():
            request.add_header("If-Range", validator_file.read_text(encoding="ascii"))
    try:
        response = urllib.request.urlopen(request, timeout=TIMEOUT)
    except urllib.error.HTTPError as error:
        if error.code != 416:
            raise
        if error.headers.get("Content-Range") == f"bytes */{held}":
            return  # all of it has come already
        discard(part)  # another file than the one begun
        raise _StoppedError("the file at the server has changed") from error
    with response:
        if response.headers.get_content_type() == "text/html":
            raise GazetteerError(
                f"{url} answers with a web page, not with a file. A network that asks for a sign-in does so; "
                "sign in and try again, or add the file with --file."
            )
        if response.status == 206:
            starts = f"bytes {held}-"
            if not (response.headers.get("Content-Range") or "").startswith(starts):
                discard(part)
                raise _StoppedError("the server went on from another place than asked")
        else:
            held = 0
            discard(part)
            _remember(response.headers, validator_file)
        length = response.headers.get("Content-Length")
        total = held + int(length) if length and length.isdigit() else None
        done = _append(response, part, held, total, progress)
    if total is not None and done < total:
        raise _StoppedError(f"it stopped at {done:,} of {total:,} bytes")


def _append(
    response: http.client.HTTPResponse, part: Path, held: int, total: int | None, progress: Progress
) -> int:
    done = held
    with part.open("ab") as file:
        progress(done, total)
        while chunk := response.read(_CHUNK):
            done += len(chunk)
            if done > LARGEST:
                raise GazetteerError(f"{response.url} is larger than {LARGEST:,} bytes, which no extract is.")
            file.write(chunk)
            progress(done, total)
        file.flush()
        os.fsync(file.fileno())
    return done


def _remember(headers: http.client.HTTPMessage, validator_file: Path) -> None:
    """Keep what tells whether the server's file is still the same; a weak ETag does not."""
    etag = headers.get("ETag", "")
    validator = etag if etag.startswith('"') else headers.get("Last-Modified", "")
    if validator and validator.isascii():
        validator_file.write_text(validator, encoding="ascii")


def _refused(url: str, code: int) -> str:
    if code == 404:
        return f"There is nothing at {url}. GeoNames has extracts by ISO 3166 code, such as UA; check the code and the address."
    return f"{url} was refused with status {code}. Try again later, or fetch the file elsewhere and add it with --file."


def _validator_file(part: Path) -> Path:
    return part.with_name(f"{part.name}.validator")


def _size(part: Path) -> int:
    return part.stat().st_size if part.exists() else 0
