"""KML 2.2 and KMZ: the claims in folders by kind, with styles and balloons, for Google Earth and others."""

from collections.abc import Iterator
from functools import lru_cache
from html import escape
from typing import Any
from xml.sax.saxutils import escape as escape_xml

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.drawing.style import GROUP_OF, GROUPS
from geo.export.archive import zip_archive
from geo.export.columns import plain_rows
from geo.wording import ROW_WORDS, without_controls

_ICON = "https://maps.google.com/mapfiles/kml/shapes/placemark_circle.png"  # Google Earth has it built in
_DECIMALS = 6


def to_kml(frame: gpd.GeoDataFrame) -> bytes:
    """Return KML, UTF-8, EPSG:4326: a placemark per row with every column as extended data.

    Areas are polygons, claims tied to no place have no geometry. Words of a report are escaped twice, for
    XML and for the balloon's HTML, so that none of them is markup. An undated claim has no time span.
    """
    rows = list(zip(plain_rows(frame), frame.geometry, strict=True))
    used = {GROUP_OF[row["category"]] for row, _ in rows}
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>',
        "<name>Dateline: what the reports claim</name>",
        *(_style(group) for group in GROUPS if group in used),
    ]
    for group, style in GROUPS.items():
        if group in used:
            parts.append(f"<Folder><name>{_text(style.name)}</name>")
            parts += [_placemark(row, g) for row, g in rows if GROUP_OF[row["category"]] == group]
            parts.append("</Folder>")
    parts.append("</Document></kml>")
    return "\n".join(parts).encode()


def to_kmz(frame: gpd.GeoDataFrame) -> bytes:
    """Return the KML zipped; the same frame gives the same bytes."""
    return zip_archive([("doc.kml", to_kml(frame))])


def _style(group: str) -> str:
    colour = GROUPS[group].colour
    solid, faint = _abgr(colour, "ff"), _abgr(colour, "30")
    return (
        f'<Style id="{group}"><IconStyle><color>{solid}</color><scale>0.9</scale><Icon><href>{_ICON}</href></Icon>'
        f"</IconStyle><LabelStyle><scale>0.8</scale></LabelStyle><LineStyle><color>{solid}</color><width>2</width>"
        f"</LineStyle><PolyStyle><color>{faint}</color></PolyStyle>"
        "<BalloonStyle><text>$[description]</text></BalloonStyle></Style>"
    )


def _placemark(row: dict[str, Any], geometry: BaseGeometry | None) -> str:
    name = f"{row['figure']} {ROW_WORDS[row['category']]}" if row["figure"] else row["place"]
    data = "".join(
        f'<Data name="{column}"><value>{_text(value) if isinstance(value, str) else _written(value)}</value></Data>'
        for column, value in row.items()
        if value is not None
    )
    return (
        f"<Placemark><name>{_text(name)}</name><description>{_text(_balloon(row))}</description>{_span(row)}"
        f"<styleUrl>#{GROUP_OF[row['category']]}</styleUrl><ExtendedData>{data}</ExtendedData>"
        f"{''.join(_geometry(geometry))}</Placemark>"
    )


def _balloon(row: dict[str, Any]) -> str:
    """HTML of the balloon; every word from a report is escaped."""
    days = " to ".join(dict.fromkeys(d for d in (row["earliest"], row["latest"]) if d)) or "no day given"
    source = row["source"] or row["report_title"] or row["report_id"]
    published = f", published {row['published']}" if row["published"] else ""
    stance = "" if row["stance"] == "asserted" else f" ({row['stance']})"
    lines = [
        f"<h3>{_html(row['figure'] or row['place'])}</h3>",
        f"<p><b>{_html(ROW_WORDS[row['category']])}</b> · {_html(row['place'] or 'no place given')} · {_html(days)}</p>",
        f"<p>Says <b>{_html(row['speaker'])}</b>{_html(stance)}:</p>",
        f"<blockquote>{_html(row['quote'])}</blockquote>",
        f"<p>{_html(source)}{_html(published)} · grade {_html(row['grade'])} · {_html(row['status'])}</p>",
    ]
    if row["note"]:
        lines.append(f"<p><i>{_html(row['note'])}</i></p>")
    return "".join(lines)


def _span(row: dict[str, Any]) -> str:
    ends = [f"<{tag}>{row[c]}</{tag}>" for tag, c in (("begin", "earliest"), ("end", "latest")) if row[c]]
    return f"<TimeSpan>{''.join(ends)}</TimeSpan>" if ends else ""


def _geometry(geometry: BaseGeometry | None) -> Iterator[str]:
    if geometry is None or geometry.is_empty:
        return
    if geometry.geom_type == "Point":
        yield f"<Point><coordinates>{_positions(geometry)}</coordinates></Point>"
        return
    polygons = shapely.get_parts(shapely.orient_polygons(geometry))
    shapes = [
        "<Polygon><tessellate>1</tessellate><outerBoundaryIs><LinearRing><coordinates>"
        f"{_positions(p.exterior)}</coordinates></LinearRing></outerBoundaryIs>"
        + "".join(
            f"<innerBoundaryIs><LinearRing><coordinates>{_positions(ring)}</coordinates></LinearRing></innerBoundaryIs>"
            for ring in p.interiors
        )
        + "</Polygon>"
        for p in polygons
    ]
    yield shapes[0] if len(shapes) == 1 else f"<MultiGeometry>{''.join(shapes)}</MultiGeometry>"


def _positions(geometry: BaseGeometry) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in shapely.get_coordinates(geometry).round(_DECIMALS).tolist())


def _abgr(colour: str, alpha: str) -> str:
    return alpha + colour[5:7].lower() + colour[3:5].lower() + colour[1:3].lower()


def _written(value: float | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _html(words: str) -> str:
    """Words for the balloon: no markup, and no "$[name]", which Google Earth would replace."""
    return escape(words).replace("$[", "&#36;[")


@lru_cache(maxsize=20_000)  # speakers, places and titles come again and again
def _text(words: str) -> str:
    return escape_xml(without_controls(words))
