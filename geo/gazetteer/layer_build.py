"""Merges a GeoNames country extract with what ships into a layer: a gazetteer file of one country's other places.

A layer answers for itself: the divisions its places lie in are copied into it from the shipped gazetteer, and
so are the places that it only adds names to.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from itertools import islice
from math import cos, hypot, radians
from pathlib import Path

from geo.gazetteer import schema
from geo.gazetteer.errors import GazetteerError
from geo.gazetteer.feature_codes import USES
from geo.gazetteer.geonames_extract import Extract, Feature
from geo.gazetteer.names import FACILITY_WORDS, NATURAL_WORDS, bare
from geo.gazetteer.rows import Row, create_tables, insert, national_name

WHOLE = 0.9  # share of the shipped settlements that an extract of today still holds
BESIDE_KM = 5.0  # a place of the same name and kind this near is the same place
_ORDERS = {"A.ADM1": 1, "A.ADM2": 2, "A.ADM3": 3}
_BATCH = 2_000
_ROW = "p.id, p.name, p.kind, p.country, p.lat, p.lon, p.where_prec, p.radius_km, p.population, p.admin1, p.admin2, p.ref, p.iso"

Progress = Callable[[str, int], None]  # what is being done ("checked", "merged"), lines so far
Codes = tuple[str, ...]
Extent = tuple[float, float, float, float]  # south, west, north, east


def write_layer(extract: Extract, shipped: Path, out: Path, added: date, progress: Progress) -> None:
    """Write the layer file `out` anew; its meta table tells the country, the days and how much it holds.

    Raises GazetteerError where the extract is damaged, of another country, or not whole.
    """
    with closing(Known(shipped, extract.country)) as known:
        survey = extract.survey(lambda lines: progress("checked", lines))
        held = len(known.settlements & survey.ids)
        if held < WHOLE * len(known.settlements):
            raise GazetteerError(
                f"{extract.name} is not whole: it holds {held:,} of the {len(known.settlements):,} settlements "
                f"that are known in {extract.country} already. Fetch the extract again."
            )
        divisions = Divisions(extract.features(), known)
        out.unlink(missing_ok=True)
        with closing(sqlite3.connect(out)) as connection:
            # nobody else sees the file before it is whole, and a crash leaves it to be written anew
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            create_tables(connection)
            merged = Merged(known, divisions)
            features = extract.features(lambda lines: progress("merged", lines))
            rows = (row for feature in features if (row := merged.row(feature)) is not None)
            insert(connection, divisions.new)
            while batch := list(islice(rows, _BATCH)):
                insert(connection, batch)
            own = connection.execute("SELECT count(*) FROM place").fetchone()[0]
            insert(connection, merged.copies())
            names = connection.execute("SELECT count(*) FROM name").fetchone()[0]
            meta = {"country": extract.country, "modified": survey.modified, "added": added.isoformat()}
            meta |= {"places": str(own), "names": str(names)}
            connection.executemany("INSERT INTO meta VALUES (?,?)", sorted(meta.items()))
            connection.commit()
            connection.execute("VACUUM")


class Known:
    """The places of one country in the shipped gazetteer."""

    def __init__(self, shipped: Path, country: str) -> None:
        self._connection = schema.open_read_only(shipped)
        found = self._connection.execute(f"SELECT {_ROW} FROM place p WHERE p.country = ?", (country,))
        self.rows = {row[0]: Row(*row) for row in found}
        self.settlements = {i for i, r in self.rows.items() if i > 0 and r.kind == "city"}

    def bears(self, row: Row, k: str) -> bool:
        """Return whether a shipped place is filed under this key."""
        query = "SELECT 1 FROM name WHERE name = ? AND place = ?"
        return self._connection.execute(query, (k, row.id)).fetchone() is not None

    def named(self, k: str) -> Iterator[Row]:
        """Yield the country's places that are filed under this key."""
        for (i,) in self._connection.execute("SELECT place FROM name WHERE name = ?", (k,)):
            if i in self.rows:
                yield self.rows[i]

    def same(self, row: Row) -> Row | None:
        """Return the place of another source that `row` is, too: of its kind, of a name of its, and near."""
        own = (o for k in row.names for o in self.named(k) if o.id < 0 and o.kind == row.kind)
        near = (o for o in own if _km(o.lat, o.lon, row.lat, row.lon) <= max(BESIDE_KM, o.radius_km))
        return next(near, None)

    def division(self, kind: str, admin1: int | None, names: Iterable[str]) -> Row | None:
        """Return the division of this kind, in this first-order division, that bears one of the bare names."""
        alike = (r for k in sorted(names) for r in self.named(k) if r.kind == kind and r.admin1 == admin1)
        return next(alike, None)

    def close(self) -> None:
        """Close the shipped gazetteer."""
        self._connection.close()


class Divisions:
    """The divisions of an extract by GeoNames' codes: the shipped ones where they are known, and the `new`."""

    def __init__(self, features: Iterable[Feature], known: Known) -> None:
        self.new: list[Row] = []
        self._ids: dict[Codes, int] = {}
        own: dict[Codes, Feature] = {}
        extents: dict[Codes, Extent] = {}
        votes: dict[Codes, Counter[int]] = defaultdict(Counter)
        for feature in features:
            order = _ORDERS.get(feature.code)
            codes = feature.division(order) if order else None
            if codes:
                own.setdefault(codes, feature)
            elif feature.code.startswith("P."):
                for of_order in (1, 2, 3):
                    _stretch(extents, feature.division(of_order), feature)
                row = known.rows.get(feature.id)
                for within, of_order in ((row.admin1, 1), (row.admin2, 2)) if row else ():
                    codes = feature.division(of_order)
                    if codes and within:
                        votes[codes][within] += 1
        for codes in sorted({*own, *votes}, key=lambda c: (len(c), c)):
            if codes in own:
                self._find_or_make(own[codes], codes, known, extents.get(codes))
            else:  # the extract does not describe it: the one most of its settlements are known to lie in
                division, count = votes[codes].most_common(1)[0]
                if 2 * count > votes[codes].total():
                    self._ids[codes] = division

    def of(self, feature: Feature) -> tuple[int | None, int | None]:
        """Return the ids of the first- and second-order division that a feature lies in, never itself."""
        order = _ORDERS.get(feature.code, 4)
        first, second = (feature.division(n) if n < order else None for n in (1, 2))
        return self._ids.get(first or ()), self._ids.get(second or ())

    def itself(self, feature: Feature) -> int | None:
        """Return the id under which a division is known; None for what is no division."""
        order = _ORDERS.get(feature.code)
        return self._ids.get(feature.division(order) or ()) if order else None

    def _find_or_make(self, feature: Feature, codes: Codes, known: Known, extent: Extent | None) -> None:
        if feature.id in known.rows:
            self._ids[codes] = feature.id
            return
        row = row_of(feature, *self.of(feature))
        if row is None:
            return
        plain = {bare(feature.name), bare(feature.ascii_name)}
        same = known.division(row.kind, row.admin1, plain) if len(codes) < 3 else None
        if same is None:
            if extent:
                row.radius_km = round(max(3.0, _km(*extent) / 2), 1)
            self.new.append(row)
        self._ids[codes] = (same or row).id


class Merged:
    """Turns features into the layer's rows, and keeps the names that they add to places that ship."""

    def __init__(self, known: Known, divisions: Divisions) -> None:
        self._known, self._divisions = known, divisions
        self._written = {row.id for row in divisions.new}
        self._referred: set[int] = {i for r in divisions.new for i in (r.admin1, r.admin2) if i}
        self._more_names: dict[int, set[str]] = defaultdict(set)

    def row(self, feature: Feature) -> Row | None:
        """Return the row of a place that does not ship; None where it does or is no place of ours."""
        known = self._known.rows.get(feature.id)
        if known is not None:
            self._name(known, feature)
            return None
        if feature.id in self._written:
            return None
        row = row_of(feature, *self._divisions.of(feature))
        if row is None:
            return None
        same = self._known.rows.get(self._divisions.itself(feature) or 0) or self._known.same(row)
        if same is not None:
            self._name(same, feature)
            return None
        self._written.add(row.id)
        self._referred.update(i for i in (row.admin1, row.admin2) if i)
        return row

    def copies(self) -> Iterator[Row]:
        """Yield shipped rows: with the names that are new, and the divisions that hold the layer's places."""
        rows = self._known.rows
        copied = {i for i in self._more_names.keys() | self._referred if i in rows}
        for _ in ("second-order divisions", "and the first-order ones that hold those"):
            copied |= {d for i in copied for d in (rows[i].admin1, rows[i].admin2) if d and d in rows}
        for i in sorted(copied):
            yield replace(rows[i], names=dict.fromkeys(self._more_names.get(i, ()), False))

    def _name(self, known: Row, feature: Feature) -> None:
        called = replace(known, names={})
        called.call([feature.name, feature.ascii_name, *feature.alternates], main=False)
        more = {k for k in called.names if len(k) > 2 and not self._known.bears(known, k)}
        if more:
            self._more_names[known.id] |= more


def row_of(feature: Feature, admin1: int | None, admin2: int | None) -> Row | None:
    """Return a feature as a row with its names; None where its code is not used or a type word is its only name."""
    use = USES.get(feature.code)
    if use is None:
        return None
    radius = (
        max(use.radius_km, round(0.01 * feature.population**0.5, 1)) if use.kind == "city" else use.radius_km
    )
    row = Row(
        feature.id, feature.name, use.kind, feature.country, round(feature.lat, 5), round(feature.lon, 5),
        use.where_prec, radius, feature.population, admin1, admin2,
    )  # fmt: skip
    row.call(feature.alternates, main=False)
    row.call([feature.name, feature.ascii_name], main=True)
    if feature.code in _ORDERS:
        row.call(map(bare, [feature.name, feature.ascii_name, *feature.alternates]), main=True)
    for k in [k for k in row.names if k in FACILITY_WORDS or k in NATURAL_WORDS]:
        del row.names[k]  # "Bridge" would claim every bridge
    if row.country == "UA" and row.kind == "city":
        row.name = national_name(row, feature.alternates)
    return row if row.names else None


def _stretch(extents: dict[Codes, Extent], codes: Codes | None, feature: Feature) -> None:
    if codes:
        south, west, north, east = extents.get(codes, (90.0, 180.0, -90.0, -180.0))
        lat, lon = feature.lat, feature.lon
        extents[codes] = (min(south, lat), min(west, lon), max(north, lat), max(east, lon))


def _km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return a flat distance, good enough within a country."""
    return hypot((lat - other_lat) * 110.6, (lon - other_lon) * 111.3 * cos(radians(lat)))
