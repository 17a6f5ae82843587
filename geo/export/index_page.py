"""The index of a folder of exports: a picture of the map, and what each file is."""

from collections.abc import Sequence
from html import escape

import geopandas as gpd

from geo.wording import MENTION, counted

_STYLE = """body{font:15px/1.5 system-ui,"Segoe UI","DejaVu Sans",sans-serif;max-width:1000px;margin:24px auto;padding:0 16px;
color:#1f2933}h1{margin:0}p{color:#56616b;margin:4px 0 16px}img{width:100%;height:auto;border:1px solid #d8d5cc}
table{border-collapse:collapse;width:100%;margin-top:16px}td{padding:6px 12px 6px 0;border-bottom:1px solid #eceae3}
td:last-child{text-align:right;color:#56616b;white-space:nowrap}.marking{text-align:center;font-weight:700}"""


def index_page(
    frame: gpd.GeoDataFrame,
    files: Sequence[tuple[str, str, int]],
    *,
    title: str,
    subtitle: str = "",
    marking: str = "",
) -> bytes:
    """Return an HTML page, UTF-8, that links `files`: name, meaning and size in bytes. It needs no network."""
    mark = f'<div class="marking">{escape(marking)}</div>' if marking else ""
    claims = int(((frame["category"] != MENTION) & frame["restates"].isna() & frame["repeats"].isna()).sum())
    line = " · ".join(
        p for p in (subtitle, counted(claims, "claim"), counted(frame["report_id"].nunique(), "report")) if p
    )
    rows = "".join(
        f'<tr><td><a href="{escape(name)}">{escape(name)}</a></td><td>{escape(meaning)}</td><td>{_size(size)}</td></tr>'
        for name, meaning, size in files
    )
    picture = next((name for name, _, _ in files if name.endswith(".png")), "")
    image = (
        f'<a href="map.html"><img src="{escape(picture)}" alt="The map: {escape(line)}"></a>'
        if picture
        else ""
    )
    page = (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'\">"
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>{mark}<h1>{escape(title)}</h1>"
        f"<p>{escape(line)}</p>{image}<table>{rows}</table>{mark}</body></html>"
    )
    return page.encode("utf-8", "replace")


def _size(count: int) -> str:
    return f"{count / 1000:,.0f} kB" if count >= 1000 else f"{count} B"
