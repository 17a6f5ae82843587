"""A small report of our own, extracted by hand, and the keys of its findings."""

from geo.model import Claim, Extraction, Place, PlaceMention, Ranked, Report

WEST = Place(
    "geonames:688532", "Zolochiv", "city", "UA", 49.81, 24.90, 1, 2.5, "Lviv Oblast", "geonames:702549"
)
EAST = Place(
    "geonames:688533", "Zolochiv", "city", "UA", 50.27, 35.97, 1, 2.5, "Kharkiv Oblast", "geonames:706482"
)
OBLAST = Place("geonames:706482", "Kharkiv Oblast", "admin1", "UA", 49.5, 36.5, 4, 120.0)
KURSK = Place("geonames:538555", "Kursk Oblast", "admin1", "RU", 51.63, 35.57, 4, 97.9)
TEXT = (
    "Shells hit Zolochiv at dawn. The mayor said 12 people were killed in Zolochiv. "
    "Jordan, his deputy, spoke of 30 wounded.\n"
    "The army retook more than 40% of the 984 square kilometres (380 square miles) of Kursk."
)


def mention(
    words: str, place: Place | None, nth: int = 0, role: str = "event", text: str = TEXT
) -> PlaceMention:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    other = (Ranked(EAST, 0.4),) if place is WEST else ()
    return PlaceMention(
        start, start + len(words), words, role, place is not None, place, 0.6, "largest", other
    )


def claim(
    id: str, words: str, category: str, unit: str, place: int | None, text: str = TEXT, **more: object
) -> Claim:
    start = text.index(words)
    values: dict[str, object] = {"low": None, "best": None, "high": None, "bound": "exact", **more}
    quote = next(s for s in text.replace("\n", " ").split(". ") if words in s)
    return Claim(id, start, start + len(words), words, quote, category, unit=unit, place=place, **values)


def extraction_of(id: str = "r1", text: str = TEXT, source: str | None = "Gazette") -> Extraction:
    """What a machine finds in the report: both mentions of Zolochiv in the wrong oblast, a name taken for a country."""
    places = (
        mention("Zolochiv", WEST, text=text),
        mention("Zolochiv", WEST, 1, text=text),
        mention(
            "Jordan", Place("geonames:248816", "Jordan", "country", "JO", 31.0, 36.0, 6, 200.0), text=text
        ),
        mention("Kursk", KURSK, text=text),
    )
    share = "assumes that the share is of the whole area seized"
    claims = (
        claim("c1", "12 people", "killed", "persons", 1, text, low=12, best=12, high=12, speaker="the mayor"),
        claim("c2", "30 wounded", "wounded", "persons", 2, text, low=30, best=30, high=30),
        claim("c3", "more than 40%", "territory_share", "percent", 3, text, low=40, bound="at_least"),
        claim("c4", "984 square kilometres", "territory_seized", "km2", 3, text, low=984, best=984, high=984),
        claim("c5", "380 square miles", "territory_seized", "km2", 3, text, low=984, best=984, high=984, restates="c4"),
        claim("c6", "more than 40%", "territory_lost", "km2", 3, text, low=393.6, bound="at_least",
              derived_from=("c3", "c4"), part_of="c4", formula=f"≥ 40 % × 984 km²; {share}"),
    )  # fmt: skip
    return Extraction(Report(id, text, title="Morning", source=source), places, (), claims)


def key(words: str, category: str = "", nth: int = 0, id: str = "r1", text: str = TEXT) -> str:
    """The item key of these words."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    kind = (
        f"claim:{start}-{start + len(words)}:{category}"
        if category
        else f"place:{start}-{start + len(words)}"
    )
    return f"{id}:{kind}"


KILLED = key("12 people", "killed")
FIRST, SECOND = key("Zolochiv"), key("Zolochiv", nth=1)
