"""How a name is reduced to the key under which the gazetteer files it."""

import re
import unicodedata

_DROPPED = str.maketrans("", "", "'’‘ʼʹʻ`´ʽ\"")
_SPACED = re.compile(r"[\s\-‐‑–—_/.,]+")
_LETTERS = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})


def key(name: str) -> str:
    """Return the look-up key of a name: case, accents, apostrophes and hyphenation do not count.

    >>> key("Nov’yy-Oskol"), key("Tillabéri"), key("КИЇВ")
    ('novyy oskol', 'tillaberi', 'киів')
    """
    if name.isascii():
        plain = name
    else:
        decomposed = unicodedata.normalize("NFKD", name)
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _SPACED.sub(" ", plain.casefold().translate(_DROPPED).translate(_LETTERS)).strip()
