from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from geo.gazetteer.download import ATTEMPTS, fetch
from geo.gazetteer.errors import GazetteerError
from tests.gazetteer.loopback import Loopback, serving

CONTENT = Random(7).randbytes(300_000)


@pytest.fixture
def server() -> Iterator[Loopback]:
    with serving(CONTENT) as loopback:
        yield loopback


def get(server: Loopback, part: Path) -> bytes:
    fetch(f"{server.url}/UA.zip", part, wait=0)
    return part.read_bytes()


def test_a_file_comes_whole_and_its_progress_is_told(server: Loopback, tmp_path: Path) -> None:
    told = []
    fetch(f"{server.url}/UA.zip", tmp_path / "part", lambda done, of: told.append((done, of)))
    assert (tmp_path / "part").read_bytes() == CONTENT
    assert told[0] == (0, len(CONTENT))
    assert told[-1] == (len(CONTENT), len(CONTENT))
    assert told == sorted(told)


def test_a_broken_connection_is_gone_on_from(server: Loopback, tmp_path: Path) -> None:
    server.cuts = [100_000, 50_000]
    assert get(server, tmp_path / "part") == CONTENT
    assert [a.get("Range") for a in server.asked] == [None, "bytes=100000-", "bytes=150000-"]


def test_what_came_is_kept_for_the_next_run(server: Loopback, tmp_path: Path) -> None:
    part = tmp_path / "part"
    server.cuts = [100_000] + [0] * ATTEMPTS
    with pytest.raises(GazetteerError, match=r"100,000 bytes are kept.*--file"):
        get(server, part)
    server.cuts = []
    assert get(server, part) == CONTENT
    assert server.asked[-1]["Range"] == "bytes=100000-"


def test_another_version_at_the_server_begins_anew(server: Loopback, tmp_path: Path) -> None:
    part = tmp_path / "part"
    server.cuts = [100_000] + [0] * ATTEMPTS
    with pytest.raises(GazetteerError):
        get(server, part)
    server.cuts, server.version, server.content = [], '"two"', CONTENT[::-1]
    assert get(server, part) == CONTENT[::-1]


def test_a_server_that_cannot_go_on_sends_it_all_again(server: Loopback, tmp_path: Path) -> None:
    server.cuts, server.goes_on = [100_000], False
    assert get(server, tmp_path / "part") == CONTENT


def test_a_file_that_came_whole_before_is_not_sent_again(server: Loopback, tmp_path: Path) -> None:
    part = tmp_path / "part"
    part.write_bytes(CONTENT)
    assert get(server, part) == CONTENT
    assert len(server.asked) == 1


def test_more_than_the_server_has_begins_anew(server: Loopback, tmp_path: Path) -> None:
    part = tmp_path / "part"
    part.write_bytes(CONTENT + b"more")
    assert get(server, part) == CONTENT


def test_a_busy_server_is_asked_again(server: Loopback, tmp_path: Path) -> None:
    server.statuses = [503, 429]
    assert get(server, tmp_path / "part") == CONTENT


@pytest.mark.parametrize(("status", "said"), [(404, "check the code"), (403, "status 403")])
def test_a_refusal_is_final_and_says_what_to_do(
    server: Loopback, tmp_path: Path, status: int, said: str
) -> None:
    server.statuses = [status]
    with pytest.raises(GazetteerError, match=said):
        get(server, tmp_path / "part")
    assert len(server.asked) == 1


def test_a_web_page_is_not_taken_for_the_file(server: Loopback, tmp_path: Path) -> None:
    server.content_type, server.content = "text/html; charset=utf-8", b"<html>Please sign in</html>"
    with pytest.raises(GazetteerError, match="sign in"):
        get(server, tmp_path / "part")
    assert not (tmp_path / "part").exists()


def test_no_server_is_said_with_the_way_around(server: Loopback, tmp_path: Path) -> None:
    with serving(b"") as gone:
        url = gone.url
    with pytest.raises(GazetteerError, match=r"cannot be reached.*--file"):
        fetch(f"{url}/UA.zip", tmp_path / "part", wait=0)


@pytest.mark.parametrize("url", ["file:///etc/hostname", "ftp://example.org/UA.zip", "UA.zip"])
def test_only_web_addresses_are_fetched(tmp_path: Path, url: str) -> None:
    with pytest.raises(GazetteerError, match="no web address"):
        fetch(url, tmp_path / "part", wait=0)
