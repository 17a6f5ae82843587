"""Zip archives that are the same bytes whenever they are made."""

import io
import zipfile
from collections.abc import Iterable

_NO_CLOCK = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip file can hold


def zip_archive(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip archive of (name, content), in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, date_time=_NO_CLOCK)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return out.getvalue()
