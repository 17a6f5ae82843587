"""A cue's record against a trained recogniser's beliefs."""

import csv

import pytest

from geo.extraction.role_record import RECORD, likeliest
from geo.model import ROLES, Role


def beliefs(**shares: float) -> tuple[float, ...]:
    return tuple(shares.get(role, 0.0) for role in ROLES)


@pytest.mark.parametrize(
    ("cue", "ruled", "shares", "expected"),
    [
        ("default", "event", {}, "event"),
        ("default", "event", {"context": 0.9, "event": 0.1}, "context"),
        ("default", "event", {"context": 0.5, "event": 0.5}, "event"),
        ("from", "origin", {"event": 0.6, "origin": 0.4}, "origin"),
        ("a cue without a record", "context", {"event": 0.5, "context": 0.5}, "context"),
        ("a cue without a record", "context", {"event": 0.99, "context": 0.01}, "event"),
    ],
)
def test_likeliest(cue: str, ruled: Role, shares: dict[str, float], expected: Role) -> None:
    assert likeliest(cue, ruled, beliefs(**shares) if shares else ()) == expected


def test_the_record_counts_every_role_of_every_cue() -> None:
    with RECORD.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len({(r["cue"], r["ruled"]) for r in rows}) == len(rows) > 20
    assert all(r["ruled"] in ROLES and sum(int(r[role]) for role in ROLES) for r in rows)
