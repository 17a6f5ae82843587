"""How a name is reduced to the key under which the gazetteer files it, and the type words around it."""

import re
import unicodedata

_DROPPED = str.maketrans("", "", "'’‘ʼʹʻ`´ʽ\"ʿʾ")
_SPACED = re.compile(r"[\s\-‐‑–—_/.,()]+")
_LETTERS = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ё": "е"})

# What kind of place a type word announces, before or after the bare name. Keys are look-up keys.
ADMIN1_WORDS = frozenset(
    """oblast region regions province provinces governorate governorates state krai kray republic
    prefecture canton voivodeship emirate territory wilaya wilayat muhafazah vilayet department departamento
    provincia respublika область край республика республіка oblastu autonomous""".split()
)
ADMIN2_WORDS = frozenset(
    """district districts county counties raion rayon municipality commune township subdistrict circle cercle
    locality woreda zone okrug hromada parish borough sector tehsil taluk upazila regency
    район rajon arrondissement""".split()
)
SETTLEMENT_WORDS = frozenset(
    """city town village settlement hamlet kibbutz moshav suburb neighbourhood neighborhood municipality
    urban-type township""".split()
)
FACILITY_WORDS = frozenset(
    """airport airfield aerodrome airbase camp crossing checkpoint dam bridge port seaport harbour harbor prison hospital
    stadium university refinery base barracks station plant reactor terminal depot mosque church cathedral
    monastery school market square palace embassy cemetery garrison npp hpp tpp mine quarry factory tunnel""".split()
)
NATURAL_WORDS = frozenset(
    """river sea strait straits gulf bay lake reservoir mountain mountains mount hills hill valley desert forest
    island islands peninsula cape channel canal ocean spit pass ridge wadi basin delta plateau lagoon""".split()
)

_STRIP = (
    ADMIN1_WORDS
    | ADMIN2_WORDS
    | frozenset(
        """oblast’ of de del du des da do di la le el al-muhafazat muhafazat wilayat wilayah ostan ostan-e
        gorodskoy gorod misto mista autonomous autonomnyy avtonomnyy avtonomna avtonomnaya city municipal
        federal okrugu rayonu urban special capital powiat landkreis kreis kommune concelho départment
        département daerah provinsi kabupaten changwat amphoe state's mintaqat liwa qada""".split()
    )
)


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


def bare(name: str) -> str:
    """Return the key of a division's name without its type words; the full key where nothing is left.

    >>> bare("Kharkivs'ka Oblast'"), bare("Republic of Dagestan"), bare("North Kivu")
    ('kharkivska', 'dagestan', 'north kivu')
    """
    words = key(name).split()
    while len(words) > 1 and words[-1] in _STRIP:
        words.pop()
    while len(words) > 1 and words[0] in _STRIP:
        words.pop(0)
    return " ".join(words)


_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^(?:al|el|ad|ar|as|ash|an|at|az|ed|er|es|en|et) ", ""),
        (r"shch|sch|sh|ch|tch|tsh|ts|tz|zh|dzh|dj|cz|sz|ç|š|č|ž|j|g(?=[eiy])", "s"),
        (r"kh|ck|q|c|x", "k"),
        (r"ph", "p"),
        (r"gh", "g"),
        (r"h", ""),
        (r"w|v", "v"),
        (r"z", "s"),
        (r"(.)\1+", r"\1"),
        (r"[aeiouy\s]+", ""),
    )
)


def sound(k: str) -> str:
    """Return what transliterations of one name share: its consonants, articles and aspirates dropped.

    Takes a look-up key. Two names of one sound are a guess to be checked, not the same name.

    >>> sound("hodeidah") == sound("al hudaydah"), sound("kyaukphyu"), sound("klishchiyivka")
    (True, 'kkp', 'klsvk')
    """
    for pattern, replacement in _SOUNDS:
        k = pattern.sub(replacement, k)
    return k
