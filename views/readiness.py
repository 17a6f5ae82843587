"""Loads what is slow to load, once a process: the library, the outlines, and the sample reports' claims."""

import gc
from threading import Lock

_lock = Lock()
_ready: list[bool] = []


def get_ready() -> None:
    """Return when all is loaded. The first caller loads; others wait for it."""
    with _lock:
        if _ready:
            return
        # Imported here because this is the work that is to be done early. What declares a component of the
        # page is left to the page: Streamlit serves only those declared while a page runs.
        import folium.plugins  # noqa: F401

        import geo.drawing.layer
        import geo.export  # noqa: F401
        from geo.gazetteer.outlines import outline
        from views import state

        outline("")  # opens the file
        state.read_samples()
        # What is loaded now stays: the collector need not look through it again after every answer.
        gc.collect()
        gc.freeze()
        _ready.append(True)
