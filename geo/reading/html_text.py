"""HTML to plain text, paragraph by paragraph: for mails, feed entries and pages without a main text."""

import re

_BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul""".split()
)
_UNSEEN = frozenset(
    "head script style template noscript svg math iframe object select textarea title".split()
)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)


def declared_charset(data: bytes) -> str | None:
    """Return the encoding that a page's head names, where Python knows it."""
    found = _CHARSET.search(data[:4096])
    if found is None:
        return None
    try:
        "".encode(found.group(1).decode("ascii"))
    except (LookupError, UnicodeError):
        return None
    return found.group(1).decode("ascii")


def to_text(html: str) -> str:
    """Return what a reader sees of HTML, blocks a blank line apart; empty where there is nothing."""
    from lxml import etree
    from lxml import html as parser

    if not html.strip():
        return ""
    # bytes in a stated encoding: the parser takes no text that declares an encoding of its own
    safe = parser.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    document = parser.document_fromstring(f"<div>{html}</div>".encode("utf-8", "replace"), parser=safe)
    parts: list[str] = []
    unseen = 0
    for event, element in etree.iterwalk(document, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            unseen += tag in _UNSEEN
            if not unseen:
                parts.append(_before(tag))
                parts.append(_flat(element.text, tag))
        else:
            unseen -= tag in _UNSEEN
            if not unseen:
                parts.append("\n\n" if tag in _BLOCKS else "")
                parts.append(_flat(element.tail, ""))
    return "".join(parts)


def _before(tag: str) -> str:
    if tag == "li":
        return "\n\n- "
    if tag in ("td", "th"):
        return " "
    return "\n" if tag == "br" else "\n\n" if tag in _BLOCKS else ""


def _flat(text: str | None, tag: str) -> str:
    if not text:
        return ""
    return text if tag == "pre" else re.sub(r"\s+", " ", text)
