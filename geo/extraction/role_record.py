"""How each cue for a role has fared in annotated reports: `data/tables/role_record.csv` (see `training/role_record.py`)."""

import csv
from collections.abc import Sequence
from functools import cache
from math import log
from pathlib import Path

from geo.model import ROLES, Role

RECORD = Path(__file__).parents[2] / "data" / "tables" / "role_record.csv"
# mentions that a cue is credited with beforehand: in the role it gives, and in each other one
_UNSEEN = (4.0, 0.5)
_DOUBT = 0.01  # added to the recogniser's beliefs, which are surer than they are right


def likeliest(cue: str, ruled: Role, beliefs: Sequence[float]) -> Role:
    """Return the likeliest role where `cue` says `ruled` and a trained recogniser has these beliefs, in `ROLES`' order.

    Without beliefs it is the cue's.
    """
    if not beliefs:
        return ruled
    record = _records().get((cue, ruled), (0,) * len(ROLES))
    own, other = _UNSEEN
    total = sum(record) + own + other * (len(ROLES) - 1)
    scores = [
        log((seen + (own if role == ruled else other)) / total) + log(belief + _DOUBT)
        for role, seen, belief in zip(ROLES, record, beliefs, strict=True)
    ]
    return ROLES[scores.index(max(scores))]


@cache
def _records() -> dict[tuple[str, str], tuple[int, ...]]:
    with RECORD.open(encoding="utf-8", newline="") as lines:
        return {(r["cue"], r["ruled"]): tuple(int(r[role]) for role in ROLES) for r in csv.DictReader(lines)}
