"""JSON lines: the contract's record, one report a line, as `python -m geo extract` writes it."""

import json
from collections.abc import Iterable

from geo.model import Extraction
from geo.record import to_record


def to_json_lines(extractions: Iterable[Extraction]) -> bytes:
    """Return a record per report in their order, UTF-8; see `geo.record`."""
    lines = [json.dumps(to_record(e), ensure_ascii=False, allow_nan=False) + "\n" for e in extractions]
    return "".join(lines).encode("utf-8", "surrogatepass")
