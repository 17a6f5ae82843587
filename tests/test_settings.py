"""The dashboard's settings keep its promises: this machine only, nothing told to anyone, no file beyond what is read."""

import tomllib
from pathlib import Path

from geo.reading import limits

SETTINGS = tomllib.loads(
    (Path(__file__).parents[1] / ".streamlit" / "config.toml").read_text(encoding="utf-8")
)


def test_only_this_machine_is_served():
    assert SETTINGS["server"]["address"] == "localhost"


def test_nothing_is_told_to_anyone():
    assert SETTINGS["browser"]["gatherUsageStats"] is False


def test_an_upload_is_no_larger_than_the_largest_file_that_is_read():
    assert SETTINGS["server"]["maxUploadSize"] * 1_000_000 <= limits.ARCHIVE_BYTES
