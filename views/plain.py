"""Words from a report inside Markdown: shown as they are, never as a link, an image, a formula or HTML."""

import re

_MEANS_SOMETHING = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&\"'^=])")


def plain(text: str) -> str:
    """Return `text` with every character escaped that Markdown or Streamlit's directives could read."""
    return _MEANS_SOMETHING.sub(r"\\\1", " ".join(text.split()))
