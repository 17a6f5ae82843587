"""Mails (.eml): subject and text, who sent them and when; their attachments as files of their own."""

import contextlib
from collections.abc import Iterator
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import PurePosixPath

from geo.reading.errors import ReadError
from geo.reading.found import Found, Member, compose, line
from geo.reading.html_text import to_text

READ_WHEN_ATTACHED = (
    ".txt",
    ".md",
    ".html",
    ".htm",
    ".pdf",
    ".docx",
    ".csv",
    ".xlsx",
    ".jsonl",
    ".eml",
    ".msg",
)


def reports(data: bytes, name: str) -> Iterator[Found | Member]:
    """Yield the mail as a report, then its readable attachments."""
    mail = message_from_bytes(data, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    if not mail.keys():
        raise ReadError(f"{name} has no mail headers. Save the mail again as .eml, or its text as .txt.")
    attached = list(_attachments(mail, name))
    passed = [label for label, _ in attached if not _readable(label)]
    warnings = (f"Attached and not read: {', '.join(map(_last, passed))}.",) if passed else ()
    try:
        yield compose(
            name,
            _text(mail),
            title=_header(mail, "subject"),
            source=_sender(mail),
            published=_sent(mail),
            warnings=warnings,
        )
    except ReadError as error:
        yield PurePosixPath(name).stem, str(error)
    for label, content in attached:
        if _readable(label):
            yield Member(label, content)


def _text(mail: EmailMessage) -> str:
    body = mail.get_body(("plain", "html"))
    if body is None:
        return ""
    try:
        content = body.get_content()
    except (LookupError, UnicodeError, ValueError):  # an encoding that is unknown or lied about
        payload = body.get_payload(decode=True)
        content = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    text = str(content)
    return to_text(text) if body.get_content_subtype() == "html" else text


def _attachments(mail: EmailMessage, name: str) -> Iterator[tuple[str, bytes]]:
    with contextlib.suppress(TypeError, AttributeError, KeyError):  # parts that are not what they say
        for part in mail.iter_attachments():
            label = f"{name}/{_last(part.get_filename() or 'attachment')}"
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                yield label, payload
            elif part.get_content_type() == "message/rfc822":
                yield f"{label}.eml".replace(".eml.eml", ".eml"), part.get_payload(0).as_bytes()  # type: ignore[union-attr]


def _readable(label: str) -> bool:
    return label.casefold().endswith(READ_WHEN_ATTACHED)


def _last(label: str) -> str:
    return PurePosixPath(label.replace("\\", "/")).name


def _header(mail: EmailMessage, key: str) -> str | None:
    try:
        return line(mail[key])
    except (ValueError, LookupError, AttributeError, TypeError, IndexError):  # headers made to break parsers
        return None


def _sender(mail: EmailMessage) -> str | None:
    try:
        first = mail["from"].addresses[0]
        return line(first.display_name or first.addr_spec)
    except (ValueError, LookupError, AttributeError, TypeError):
        return _header(mail, "from")


def _sent(mail: EmailMessage) -> date | None:
    try:
        sent = mail["date"].datetime
        return sent.date() if sent else None
    except (ValueError, LookupError, AttributeError, TypeError, OverflowError):
        return None
