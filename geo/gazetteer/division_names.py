"""The names that readers of English news know first- and second-order divisions by."""

import re

from geo.gazetteer.names import bare, key
from geo.gazetteer.rows import Row

# marks of a scholar's transliteration, which no news report writes
_TRANSLITERATED = re.compile("[ḐḑḨḩŞşŢţẔẕĀāĪīŪūĒēŌō‘’ʻ]")
_ADMIN_WORD = re.compile(r"\b(oblast|region|province|governorate|state|department|county|district)\b", re.I)


def english(name: str, aliases: list[str]) -> str:
    """Return the alias that reads best in English: one that ends in a type word, else the name."""
    good = [
        a
        for a in aliases
        if a.isascii() and "'" not in a and _ADMIN_WORD.search(a) and bare(a) == bare(name) != key(a)
    ]
    chosen = min(good, key=len) if good else name
    return re.sub(r"^(Free )?State of ", "", chosen)


def display_name(row: Row, plain: str) -> str:
    """Return the name that a reader of English news knows a division by.

    "Kurskaya oblast'" is Kursk Oblast, UA-43 is Crimea, "Homieĺskaja voblasć" is Gomel Region and "Ḩalab" Aleppo.
    """
    plain = re.sub(r"\s*\(.*\)|[`']", "", plain)
    if not plain or not plain.isascii():
        return row.name
    if row.country not in ("RU", "UA", "BY"):
        return plain if _TRANSLITERATED.search(row.name) else row.name
    native = row.name.casefold()
    types = (("voblas", "Region"), ("oblast", "Oblast"), ("kray", "Krai"), ("respublika", "Republic"))
    for word, english in types:
        if word in native and not (word == "respublika" and row.country == "UA"):
            return f"{plain} {english}"
    return plain if row.country == "UA" else row.name
