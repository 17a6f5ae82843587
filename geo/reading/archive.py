"""Zip archives: their members in memory, never on disk, within limits that a bomb exceeds."""

import stat
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath, PureWindowsPath

from geo.reading import limits
from geo.reading.errors import ReadError
from geo.reading.found import Found, Member, stem

_TRIFLES = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")


def members(data: bytes, name: str) -> Iterator[Found | Member]:
    """Yield each file in an archive, or (id, why it was not read)."""
    check(data, name)
    with zipfile.ZipFile(BytesIO(data)) as opened:
        for entry in opened.infolist():
            path = PurePosixPath(entry.filename.replace("\\", "/"))
            if entry.is_dir() or any(part in _TRIFLES for part in path.parts):
                continue
            label = f"{name}/{'/'.join(p for p in path.parts if p not in ('..', '/'))}"
            try:
                yield Member(label, _unpacked(opened, entry, label))
            except ReadError as error:
                yield stem(label), str(error)


def check(data: bytes, name: str) -> None:
    """Raise ReadError for an archive, or a format packed as one, that would unpack beyond the limits."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as opened:
            entries = opened.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise ReadError(f"{name} is cut short or damaged. Copy or download it again.") from error
    if len(entries) > limits.ARCHIVE_MEMBERS:
        raise ReadError(
            f"{name} holds {len(entries):,} files; at most {limits.ARCHIVE_MEMBERS:,} are read. Split it and try again."
        )
    size = sum(entry.file_size for entry in entries)
    if size > limits.ARCHIVE_BYTES:
        raise ReadError(
            f"{name} would unpack to {size / 1e6:,.0f} MB; at most {limits.ARCHIVE_BYTES / 1e6:.0f} MB are read. "
            "Split it and try again."
        )
    if size > limits.EXPANSION_FREE_BYTES and size > limits.EXPANSION * len(data):
        raise ReadError(
            f"{name} unpacks to {size // max(len(data), 1):,} times its size, as files made to do harm do. "
            "It was not opened. Unpack it yourself if you trust it."
        )


def _unpacked(opened: zipfile.ZipFile, entry: zipfile.ZipInfo, label: str) -> bytes:
    if _leads_out(entry.filename):
        raise ReadError(
            f"{label} is named “{entry.filename[:200]}” in the archive, which leads out of it. "
            "It was not read. Pack the file again under its plain name."
        )
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise ReadError(f"{label} is a link to another file. It was not followed. Pack the file itself.")
    if entry.flag_bits & 1:
        raise ReadError(f"{label} is locked with a password. Unpack the archive and give the file itself.")
    try:
        with opened.open(entry) as file:
            # a stated size is what zipfile reads at most, so the check of the sum holds
            return file.read(entry.file_size + 1)
    except Exception as error:  # a damaged stream raises what its decompressor raises
        raise ReadError(
            f"{label} is damaged inside the archive, or packed in a way that is not read. Unpack it and try again."
        ) from error


def _leads_out(filename: str) -> bool:
    windows = PureWindowsPath(filename)
    return filename.startswith(("/", "\\")) or bool(windows.drive) or ".." in windows.parts
