"""A GeoNames country extract (`UA.zip`, or the `UA.txt` in it): read line by line, and proven whole first.

The form is GeoNames': UTF-8, tab-separated, 19 columns, no header; https://download.geonames.org/export/dump/
"""

import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import TextIOWrapper
from pathlib import Path
from typing import IO

from geo.gazetteer.errors import GazetteerError

COLUMNS = 19
LONGEST_LINE = 65_536  # characters; GeoNames' longest is a quarter of it
LARGEST_TEXT = 2 * 1024**3  # bytes; the United States, the largest, are a sixth of it
STRAYS = 0.01  # share of lines of another country that is put up with, and left out
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_REPORT_EVERY = 5_000

Progress = Callable[[int], None]  # lines so far


@dataclass(frozen=True, slots=True)
class Feature:
    """One line of the extract; degrees in EPSG:4326."""

    id: int
    name: str
    ascii_name: str
    alternates: list[str]
    lat: float
    lon: float
    code: str  # class and code: "P.PPL"
    country: str
    admin: tuple[str, str, str]  # codes of the first three orders; "" or "00" where not known
    population: int
    modified: str  # YYYY-MM-DD

    def division(self, order: int) -> tuple[str, ...] | None:
        """Return the codes that name this feature's division of the first, second or third order."""
        codes = self.admin[:order]
        return None if any(c in ("", "00") for c in codes) else codes


@dataclass(slots=True)
class Survey:
    """What one reading of the whole extract shows."""

    features: int = 0
    modified: str = ""  # the latest day on which a line was changed
    ids: set[int] = field(default_factory=set)
    settlements: int = 0


class Extract:
    """The extract of one country in a .zip or .txt file."""

    def __init__(self, path: Path, country: str) -> None:
        self.path, self.country = path, country
        self.name = path.name.removesuffix(".part")
        self._member = f"{country}.txt"

    def survey(self, progress: Progress = lambda lines: None) -> Survey:
        """Read the whole file, checking every line and, in a .zip, the checksum.

        Raises GazetteerError that names the line where the file is damaged, cut off or of another country.
        """
        found = Survey()
        strangers: Counter[str] = Counter()
        for feature in self._all(progress):
            found.features += 1
            if feature.country != self.country:
                strangers[feature.country or "no country"] += 1
                continue
            found.ids.add(feature.id)
            found.settlements += feature.code.startswith("P.")
            found.modified = max(found.modified, feature.modified)
        if sum(strangers.values()) > found.features * STRAYS:
            raise self._wrong(f"is the extract of another country: {strangers.most_common(1)[0][0]}")
        if not found.settlements:
            raise self._wrong("holds no settlement")
        return found

    def features(self, progress: Progress = lambda lines: None) -> Iterator[Feature]:
        """Return the features of this country, in the file's order."""
        return (f for f in self._all(progress) if f.country == self.country)

    def _all(self, progress: Progress) -> Iterator[Feature]:
        try:
            with self._text() as lines:
                number = 0
                while line := lines.readline(LONGEST_LINE):
                    number += 1
                    yield self._feature(line, number)
                    if number % _REPORT_EVERY == 0:
                        progress(number)
                if number % _REPORT_EVERY:
                    progress(number)
        except UnicodeDecodeError as error:
            raise self._wrong("is not UTF-8 text") from error
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise self._wrong(f"is damaged ({error})") from error

    @contextmanager
    def _text(self) -> Iterator[TextIOWrapper]:
        try:
            with self.path.open("rb") as file:
                start = file.read(512)
                file.seek(0)
                if start.startswith(b"PK"):
                    with zipfile.ZipFile(file) as archive, self._in(archive) as member:
                        yield TextIOWrapper(member, "utf-8-sig", newline="\n")
                elif start.lstrip()[:1] == b"<":
                    raise self._wrong("is a web page, not an extract")
                else:
                    yield TextIOWrapper(file, "utf-8-sig", newline="\n")
        except FileNotFoundError as error:
            raise GazetteerError(f"There is no file {self.path}.") from error

    def _in(self, archive: zipfile.ZipFile) -> IO[bytes]:
        names = archive.namelist()
        if self._member not in names:
            held = ", ".join(sorted(names)[:3]) or "nothing"
            raise self._wrong(f"should hold {self._member}, but holds {held}")
        if archive.getinfo(self._member).file_size > LARGEST_TEXT:
            raise self._wrong(f"holds more than {LARGEST_TEXT // 1024**3} GB, which no country has")
        try:
            return archive.open(self._member)
        except (RuntimeError, NotImplementedError) as error:  # encrypted, or packed in a way not known here
            raise self._wrong(f"cannot be unpacked ({error})") from error

    def _feature(self, line: str, number: int) -> Feature:
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) != COLUMNS:
            raise self._wrong(f"has {len(cells)} columns in line {number:,} instead of {COLUMNS}")
        try:
            feature = Feature(
                id=int(cells[0]),
                name=cells[1],
                ascii_name=cells[2],
                alternates=[a for a in cells[3].split(",") if a],
                lat=float(cells[4]),
                lon=float(cells[5]),
                code=f"{cells[6]}.{cells[7]}",
                country=cells[8],
                admin=(cells[10], cells[11], cells[12]),
                population=int(cells[14] or 0),
                modified=cells[18],
            )
        except ValueError as error:
            raise self._wrong(f"has no number where one belongs in line {number:,} ({error})") from error
        on_earth = abs(feature.lat) <= 90 and abs(feature.lon) <= 180
        if feature.id <= 0 or feature.population < 0 or not on_earth or not feature.name:
            raise self._wrong(f"holds no place in line {number:,}: {line[:60].rstrip()!r}")
        if not _DAY.fullmatch(feature.modified):
            raise self._wrong(f"breaks off in line {number:,}")
        return feature

    def _wrong(self, what: str) -> GazetteerError:
        return GazetteerError(f"{self.name} {what}. Fetch the extract of {self.country} again.")
