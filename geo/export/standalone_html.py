"""One HTML file with the interactive map, its popups, a table and a time slider; it needs no network at all."""

import base64
import gzip
import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import geopandas as gpd
from xstatic.pkg import leaflet

from geo.drawing.basemap import BASEMAP_FILES, BROWSER_FILES, SCRIPTS
from geo.drawing.layer import payload, script_json
from geo.drawing.snapshot import ATTRIBUTION, BORDER_NOTES
from geo.drawing.style import THEMES
from geo.export.columns import plain_rows
from geo.filter import source_names
from geo.gazetteer.outlines import View as Borders
from geo.wording import MENTION, ROW_WORDS, counted, interval, listed

_OUTLINES = ("world.json", "world.bin", "detail.json", "detail.bin", "towns.tsv")
_PAGE = Path(__file__).parent / "standalone"
_HEAD = ("Figure", "Category", "Place", "Speaker", "When", "Stance", "Report", "Grade", "Sentence")


def to_standalone_html(
    frame: gpd.GeoDataFrame,
    *,
    title: str = "What the reports claim",
    subtitle: str = "",
    marking: str = "",
    view: Borders = "un",
) -> bytes:
    """Return a page, UTF-8, that opens from a disk with no network.

    Words of a report stand in it as zipped JSON that no browser runs, and its content security policy lets only
    the page's own scripts run, by their hash. The same frame and options give the same bytes.
    """
    data = {"payload": payload(frame, fit="file", borders=view, whole=True), "rows": _rows(frame)}
    themes = {name: asdict(theme) for name, theme in THEMES.items()}
    scripts = _scripts()
    policy = (
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
        "script-src " + " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
    )
    mark = f'<div class="marking">{escape(marking)}</div>' if marking else ""
    said_again = frame["restates"].notna() | frame["repeats"].notna()
    claims = int(((frame["category"] != MENTION) & ~said_again).sum())
    line = " · ".join(
        p for p in (subtitle, counted(claims, "claim"), counted(frame["report_id"].nunique(), "report")) if p
    )
    sources = listed(sorted(set(source_names(frame)))) if len(frame) else "none"
    body = [
        f'<header>{mark}<h1>{escape(title)}</h1><p>{escape(line)}</p></header><main><div id="map_div"></div></main>',
        '<label class="time" hidden>Time <input type="range" min="0" step="1"><output></output></label>',
        f'<div class="table"><table><thead><tr>{"".join(f"<th>{h}</th>" for h in _HEAD)}</tr></thead><tbody></tbody>'
        '</table><button class="more" hidden></button></div>',
        f"<footer>Claimed is not confirmed: each figure is what its speaker says. Sources: {escape(sources)}. "
        f"{escape(BORDER_NOTES[view])} {ATTRIBUTION}{mark}</footer>",
        f'<script type="application/json" id="themes">{script_json(themes)}</script>',
        *(
            f'<script type="text/plain" id="{name}">{_zipped_json(value)}</script>'
            for name, value in data.items()
        ),
        *(f'<script type="text/plain" id="{name}">{_zipped(name)}</script>' for name in _OUTLINES),
        *(f"<script>{script}</script>" for script in scripts),
    ]
    head = (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_styles()}</style></head><body>"
    )
    return (head + "\n".join(body) + "</body></html>").encode("utf-8", "replace")


def _rows(frame: gpd.GeoDataFrame) -> list[dict[str, Any]]:
    sources = source_names(frame)
    return [
        {
            "row": row["row_id"],
            "key": row["place_id"],
            "claim": row["category"] != MENTION,
            "drawn": row["drawn"],
            "figure": row["figure"],
            "category": ROW_WORDS[row["category"]],
            "place": row["place"] or "no place given",
            "speaker": row["speaker"],
            "when": interval(_day(row["earliest"]), _day(row["latest"])) if row["figure"] else "",
            "earliest": row["earliest"],
            "stance": row["stance"],
            "report": source + (f", {row['published']}" if row["published"] else ""),
            "grade": row["grade"],
            "quote": row["quote"],
            "lat": row["lat"],
            "lon": row["lon"],
        }
        for row, source in zip(plain_rows(frame), sources, strict=True)
    ]


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


@cache
def _scripts() -> Sequence[str]:
    library = (Path(leaflet.BASE_DIR) / "leaflet.js").read_text(encoding="utf-8")
    library = library.split("//# sourceMappingURL")[0]
    ours = [(BROWSER_FILES / name).read_text(encoding="utf-8") for name in SCRIPTS]
    page = (_PAGE / "page.js").read_text(encoding="utf-8")
    return (library, "\n".join(ours), page)


@cache
def _styles() -> str:
    files = (Path(leaflet.BASE_DIR) / "leaflet.css", BROWSER_FILES / "map.css", _PAGE / "page.css")
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


@cache
def _zipped(name: str) -> str:
    """A file of the base map, gzipped without a time, in base 64."""
    return base64.b64encode(gzip.compress((BASEMAP_FILES / name).read_bytes(), 9, mtime=0)).decode()


def _zipped_json(value: Any) -> str:
    """JSON, gzipped without a time, in base 64: 10,000 claims take a tenth of the room."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode(
        "utf-8", "replace"
    )
    return base64.b64encode(gzip.compress(written, 6, mtime=0)).decode()


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
