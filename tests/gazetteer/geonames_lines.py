"""A country extract in GeoNames' form: what ships of Djibouti, and places and names of our own invention."""

import zipfile
from pathlib import Path

from geo.gazetteer import schema
from geo.gazetteer.layers import SHIPPED

OBOCK = ("03", "", "")
DISTRICT, VILLAGE, HAMLET, NAMESAKE, STREAM = 90_000_001, 90_000_010, 90_000_011, 90_000_012, 90_000_030


def line(
    id: int,
    name: str,
    lat: float,
    lon: float,
    code: str = "P.PPL",
    *,
    alternates: tuple[str, ...] = (),
    admin: tuple[str, str, str] = ("", "", ""),
    country: str = "DJ",
    population: int = 0,
) -> str:
    letter, _, short = code.partition(".")
    ascii_name = name.replace("é", "e")
    cells = [id, name, ascii_name, ",".join(alternates), lat, lon, letter, short, country, "", *admin, "",
             population, "", 12, "Africa/Djibouti", "2026-01-05"]  # fmt: skip
    return "\t".join(map(str, cells)) + "\n"


def shipped_lines() -> list[str]:
    """All settlements of Djibouti that ship, and the region of Obock."""
    connection = schema.open_read_only(SHIPPED)
    query = (
        "SELECT id, name, lat, lon, population FROM place WHERE country = 'DJ' AND kind = 'city' AND id > 0"
    )
    found = connection.execute(query).fetchall()
    connection.close()
    out = [line(i, name, lat, lon, population=p) for i, name, lat, lon, p in found if name != "Obock"]
    out.append(
        line(221527, "Obock", 11.96693, 43.28835, alternates=("Obockville",), admin=OBOCK, population=15429)
    )
    return [*out, line(221525, "Région d'Obock", 12.2, 43.0, "A.ADM1", admin=OBOCK)]


def invented_lines() -> list[str]:
    district = ("03", "0301", "")
    return [
        line(DISTRICT, "Sous-préfecture de Sagalla", 12.3, 43.2, "A.ADM2", admin=district),
        line(VILLAGE, "Bankoualé Haut", 12.31, 43.21, alternates=("بنكوالي العليا", "Upper Bankouale"), admin=district),
        line(HAMLET, "Tewao Kôma", 12.35, 43.25, admin=district, population=40),
        line(NAMESAKE, "Ali Oune", 12.1, 43.1, admin=OBOCK, population=900),
        line(STREAM, "Oued Sagalla", 12.2, 43.3, "H.STM", admin=OBOCK),
        line(90_000_020, "Aérodrome de Herkalé", 12.44, 43.31, "S.AIRF", alternates=("Herkale Airport",), admin=OBOCK),
        line(90_000_040, "Bridge", 12.3, 43.2, "S.BDG", admin=OBOCK),
        line(90_000_041, "Puits de Sagalla", 12.3, 43.2, "S.WLL", admin=OBOCK),
    ]  # fmt: skip


def whole_text() -> str:
    return "".join(sorted([*shipped_lines(), *invented_lines()], key=lambda cells: int(cells.split("\t")[0])))


def write_zip(path: Path, text: str, member: str = "DJ.txt", packing: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", packing) as archive:
        archive.writestr("readme.txt", "GeoNames' own notes would stand here.")
        archive.writestr(member, text)
    return path
