"""A page with one map of made-up claims, ours or streamlit-folium's stock way: what benchmarks/dashboard.py times.

`?n=10000&kind=ours`: n claims, each at a place of its own; kind "ours" or "stock" (a folium.Marker each).
"""

import folium
import numpy as np
import pandas as pd
import streamlit as st
from shapely import points
from streamlit_folium import st_folium

from geo.drawing.basemap import BaseMap
from geo.drawing.layer import payload
from geo.frame import COLUMNS, claims_frame
from views import map_frame
from views.served import LEAFLET, OUTLINES, SCRIPTS

CATEGORIES = ("killed", "captured", "troops", "territory_seized", "equipment_destroyed")


@st.cache_resource
def frame_of(n: int):
    """n claims scattered over Ukraine and its neighbours; the same for the same n."""
    random = np.random.default_rng(1)
    lat, lon = random.uniform(44, 55, n), random.uniform(22, 42, n)
    amount = random.integers(1, 900, n).astype(float)
    category = np.array(CATEGORIES)[random.integers(0, len(CATEGORIES), n)]
    made = {
        "row_id": [f"made:claim:{i}" for i in range(n)],
        "report_id": "made",
        "category": category,
        "low": amount,
        "best": amount,
        "high": amount,
        "unit": np.where(category == "territory_seized", "km2", "persons"),
        "bound": "exact",
        "figure": [f"{a:.0f}" for a in amount],
        "speaker": "the report itself",
        "stance": "asserted",
        "quote": [f"Sentence number {i} tells a figure." for i in range(n)],
        "place_id": [f"made:{i}" for i in range(n)],
        "place": [f"Place {i}" for i in range(n)],
        "place_kind": "city",
        "role": "event",
        "where_prec": 1,
        "radius_km": 1.0,
        "score": 0.9,
        "lat": lat,
        "lon": lon,
        "drawn": True,
        "geometry": points(lon, lat),
    }
    empty = claims_frame([])
    table = pd.DataFrame({c: made.get(c) for c in COLUMNS}, index=range(n))
    for column in ("published", "earliest", "latest"):
        table[column] = pd.Series(pd.NaT, index=table.index, dtype="datetime64[s]")
    return type(empty)(table, geometry="geometry", crs="EPSG:4326")


@st.fragment
def ours(frame) -> None:
    map_frame.show(payload(frame, fit="made", viewport=map_frame.viewport("made")), lambda *_: None)


def stock(frame) -> None:
    group = folium.FeatureGroup(name="claims")
    for row in frame.itertuples():
        group.add_child(folium.Marker((row.lat, row.lon), tooltip=f"{row.place}: {row.figure}"))
    base = BaseMap(LEAFLET, SCRIPTS, OUTLINES)
    st_folium(base, key="stock", width=900, returned_objects=[], feature_group_to_add=group)


st.set_page_config(layout="wide")
n = int(st.query_params.get("n", "1000"))
everything = frame_of(n)
chosen = st.selectbox("Category", ["all", *CATEGORIES], key="category")
shown = everything if chosen == "all" else everything[everything["category"] == chosen]
st.html(f"<p id='runs'>{st.session_state.setdefault('runs', 0)}</p>")
st.session_state["runs"] += 1
(stock if st.query_params.get("kind") == "stock" else ours)(shown)
