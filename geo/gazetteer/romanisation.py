"""Ukraine's national romanisation (Cabinet of Ministers resolution 55 of 2010), for the names the product shows."""

import re

_LETTERS = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщюя",
        "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch iu ia".split(),
        strict=True,
    )
)
_INITIAL = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_UKRAINIAN = re.compile(r"[А-ЩЬЮЯЄІЇҐа-щьюяєіїґ'’ʼ -]+")  # none of the letters that only Russian has


def romanise(name: str) -> str | None:
    """Return a Ukrainian name in Latin letters; None where it is not written in the Ukrainian alphabet.

    >>> romanise("Ізюм"), romanise("Згурівка"), romanise("Изюм"), romanise("Єнакієве"), romanise("Выдра")
    ('Izium', 'Zghurivka', 'Yzium', 'Yenakiieve', None)
    """
    if not _UKRAINIAN.fullmatch(name):
        return None
    out = []
    for word in re.split(r"([ -])", name):
        small = word.casefold().replace("зг", "зґh")  # "zgh", told from "zh"
        latin = "".join(
            "gh"
            if small[i : i + 2] == "ґh"
            else ""
            if c in "h'’ʼь"
            else (_INITIAL if i == 0 else {}).get(c, _LETTERS.get(c, c))
            for i, c in enumerate(small)
        )
        out.append(latin[:1].upper() + latin[1:])
    return "".join(out)
