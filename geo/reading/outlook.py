"""Outlook messages (.msg): the same as mails, from the properties of [MS-OXMSG] in a compound file."""

import struct
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from geo.reading import html_text
from geo.reading.errors import ReadError
from geo.reading.found import Found, Member, compose
from geo.reading.mail import READ_WHEN_ATTACHED

# Property identifiers of [MS-OXPROPS]
_SUBJECT, _BODY, _HTML = "0037", "1000", "1013"
_SENDER_NAME, _SENDER_ADDRESS = "0C1A", "0C1F"
_SUBMITTED, _DELIVERED = 0x0039_0040, 0x0E06_0040
_LONG_FILE_NAME, _FILE_NAME, _DATA = "3707", "3704", "3701"
_HEADER_BYTES, _ENTRY = 32, struct.Struct("<IIQ")  # of the top property stream


def reports(data: bytes, name: str) -> Iterator[Found | Member]:
    """Yield the message as a report, then its readable attachments."""
    import olefile

    try:
        message = olefile.OleFileIO(BytesIO(data))
    except Exception as error:  # the library raises whatever a broken sector makes it raise
        raise ReadError(f"{name} is a damaged Outlook message. Save it again from Outlook.") from error
    with message:
        attached = [(f"{name}/{label}", content) for label, content in _attachments(message)]
        passed = [PurePosixPath(label).name for label, _ in attached if not _readable(label)]
        text = _text(message, _BODY) or _html(message)
        if not text.strip():
            raise ReadError(f"{name} has no plain or HTML text. Save it from Outlook as .eml or .txt.")
        yield compose(
            name,
            text,
            title=_text(message, _SUBJECT),
            source=_text(message, _SENDER_NAME) or _text(message, _SENDER_ADDRESS),
            published=_sent(message),
            warnings=(f"Attached and not read: {', '.join(passed)}.",) if passed else (),
        )
        for label, content in attached:
            if _readable(label):
                yield Member(label, content)


def _text(message: Any, key: str, folder: str = "") -> str:
    for kind, encoding in (("001F", "utf-16-le"), ("001E", "cp1252")):
        path = f"{folder}__substg1.0_{key}{kind}"
        if message.exists(path):
            return str(message.openstream(path).read().decode(encoding, "replace")).rstrip("\0")
    return ""


def _html(message: Any) -> str:
    path = f"__substg1.0_{_HTML}0102"
    if not message.exists(path):
        return html_text.to_text(_text(message, _HTML))
    data = message.openstream(path).read()
    return html_text.to_text(data.decode(html_text.declared_charset(data) or "utf-8", "replace"))


def _sent(message: Any) -> date | None:
    if not message.exists("__properties_version1.0"):
        return None
    entries = message.openstream("__properties_version1.0").read()[_HEADER_BYTES:]
    whole = len(entries) - len(entries) % _ENTRY.size
    stamps = {tag: value for tag, _, value in _ENTRY.iter_unpack(entries[:whole])}
    stamp = stamps.get(_SUBMITTED) or stamps.get(_DELIVERED)
    try:
        # a FILETIME counts tenths of microseconds from 1601
        return (datetime(1601, 1, 1) + timedelta(microseconds=stamp / 10)).date() if stamp else None
    except OverflowError:
        return None


def _attachments(message: Any) -> Iterator[tuple[str, bytes]]:
    folders = {
        path[0] for path in message.listdir(streams=True) if path[0].startswith("__attach_version1.0_")
    }
    for folder in sorted(folders):
        label = _text(message, _LONG_FILE_NAME, f"{folder}/") or _text(message, _FILE_NAME, f"{folder}/")
        content = f"{folder}/__substg1.0_{_DATA}0102"
        if message.exists(content):
            yield (
                PurePosixPath(label.replace("\\", "/")).name or "attachment",
                message.openstream(content).read(),
            )


def _readable(label: str) -> bool:
    return label.casefold().endswith(READ_WHEN_ATTACHED)
