"""Dateline's library: reads reports about a conflict and puts what they claim on a map.

The verbs are loaded when first used, so that reading a report does not wait for the drawing library.
"""

from importlib import import_module
from typing import Any

_VERBS = {
    "read": "geo.reading",
    "read_many": "geo.reading",
    "extract": "geo.extraction.pipeline",
    "open_gazetteer": "geo.gazetteer",
    "claims_frame": "geo.frame",
    "read_claims": "geo.export.reading_back",
    "open_case": "geo.casefile",
    "draw_snapshot": "geo.drawing.snapshot",
    "compare": "geo.comparison",
}

__all__ = sorted(_VERBS)


def __getattr__(name: str) -> Any:
    if name in _VERBS:
        return getattr(import_module(_VERBS[name]), name)
    raise AttributeError(f"module 'geo' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
