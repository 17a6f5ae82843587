"""The gazetteer page: which places are known, look a name up, and add the villages of a country."""

import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import pandas as pd
import streamlit as st

from geo.extraction.pipeline import default_gazetteer, default_recogniser
from geo.gazetteer.errors import GazetteerError
from geo.gazetteer.layer_changes import add_layer, geonames_address, remove_layer
from geo.gazetteer.layers import Layer, countries, shipped_layer, user_layers
from geo.wording import counted
from views.plain import plain

MOST = 200  # rows of a look-up: thousands of places are called San José
KINDS = {
    "country": "country", "admin1": "first-order division", "admin2": "district", "city": "settlement",
    "facility": "facility", "natural": "natural feature", "area": "area",
}  # fmt: skip
STEPS = {"fetched": "Fetching", "checked": "Checking", "merged": "Merging"}


@st.cache_data(show_spinner=False)
def shipped() -> Layer:
    return shipped_layer()


@st.cache_data(show_spinner=False)
def country_names() -> dict[str, str]:
    return dict(countries())


def read_anew() -> None:
    """Let every report be read with the gazetteer as it is now."""
    default_gazetteer.cache_clear()
    default_recogniser.cache_clear()
    st.cache_resource.clear()


def remove(country: str) -> None:
    try:
        remove_layer(country)
    except GazetteerError as error:
        st.session_state["gazetteer_trouble"] = str(error)
    read_anew()


def showing(bar: "st.delta_generator.DeltaGenerator") -> Callable[[str, int, int | None], None]:
    """Return what keeps a progress bar, ten times a second at most."""
    last = 0.0

    def show(what: str, done: int, of: int | None) -> None:
        nonlocal last
        if time.monotonic() - last < 0.1 and done != of:
            return
        last = time.monotonic()
        amount = f"{done / 1e6:,.1f} MB" if what == "fetched" else f"{done:,} lines"
        bar.progress(min(done / of, 1.0) if of else 0.0, f"{STEPS[what]}: {amount}")

    return show


def stopped() -> None:
    st.session_state["gazetteer_told"] = (
        "Stopped. What was fetched is kept: adding the country again goes on from there."
    )


def add(country: str, file: "st.runtime.uploaded_file_manager.UploadedFile | None") -> None:
    """Add or renew a layer, telling how far it is, and in the end what came of it."""
    bar = st.progress(0.0, "Beginning")
    # pressing it ends this run at its next step; what was fetched is kept to go on from, and the gazetteer is as it was
    stop = st.empty()
    stop.button("Stop", key="layer_stop", icon=":material/stop_circle:", on_click=stopped)
    try:
        if file is None:
            layer = add_layer(country, progress=showing(bar))
        else:
            with TemporaryDirectory() as folder:
                path = Path(folder) / f"{country}{Path(file.name).suffix.lower()}"
                path.write_bytes(file.getvalue())
                layer = add_layer(country, path, progress=showing(bar))
    except (GazetteerError, OSError) as error:
        st.error(plain(str(error)), title=f"{plain(country_names()[country])} was not added")
        return
    finally:
        bar.empty()
        stop.empty()
    read_anew()
    told = f"{counted(layer.places, 'place')} under {counted(layer.names, 'name')}. Your reports are read again with them."
    st.success(told, title=f"{plain(country_names()[country])} added")


def layer_line(layer: Layer) -> None:
    name = plain(country_names().get(layer.country or "", layer.country or ""))
    with st.container(border=True):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.markdown(f"**{name or 'The world'}**", width="stretch")
            if layer.country:
                st.button(
                    "Remove",
                    key=f"remove_layer_{layer.country}",
                    icon=":material/close:",
                    type="tertiary",
                    on_click=remove,
                    args=(layer.country,),
                )
        if layer.trouble:
            st.caption(f":material/warning: {plain(layer.trouble)}")
            return
        facts = [counted(layer.places, "place"), counted(layer.names, "name"), f"{layer.size / 1e6:,.1f} MB"]
        facts.append(
            plain(f"GeoNames as of {layer.modified}, added {layer.added}")
            if layer.country
            else "ships with Dateline"
        )
        st.caption(" · ".join(facts))


def found(name: str) -> pd.DataFrame:
    """Return the places of a name as the table that is shown."""
    gazetteer, _ = default_gazetteer()
    rows = [
        {
            "Name": p.name,
            "Kind": KINDS[p.kind],
            "Division": p.admin1,
            "Country": country_names().get(p.country or "", p.country),
            "Population": p.population or None,
            "Latitude": p.lat,
            "Longitude": p.lon,
            "Id": p.id,
        }
        for p in gazetteer.candidates(name)
    ]
    return pd.DataFrame(rows)


left, right = st.columns([0.44, 0.56], gap="large")

with left:
    st.subheader("Add villages of a country")
    st.markdown(
        "Every settlement of 500 people or more ships with Dateline. For smaller ones, and for bridges, dams, "
        "rivers and hills, add GeoNames’ list of a country."
    )
    chosen = st.selectbox(
        "Country",
        sorted(country_names(), key=lambda iso: country_names()[iso]),
        index=None,
        format_func=lambda iso: f"{country_names()[iso]} ({iso})",
        placeholder="Choose a country",
        key="layer_country",
    )
    upload = st.file_uploader(
        "GeoNames’ file, if you have it already",
        type=["zip", "txt"],
        help="UA.zip or UA.txt for Ukraine, from download.geonames.org/export/dump. With it, no network is used.",
        key="layer_file",
    )
    if upload is None:
        st.caption(
            ":material/public: **This leaves your machine:** the country’s file is asked for at "
            f"{plain(urlsplit(geonames_address()).netloc)}. "
            "Nothing of your reports is sent."
        )
    else:
        st.caption(":material/lock: The file is read here; no network is used.")
    held = {layer.country for layer in user_layers() if not layer.trouble}
    verb = "Renew" if chosen in held else "Add"
    label = f"{verb} from the file" if upload else f"{verb} from GeoNames"
    if st.button(
        label, key="layer_add", type="primary", icon=":material/add_location:", disabled=chosen is None
    ):
        add(chosen, upload)

    st.subheader("What is known")
    trouble = st.session_state.pop("gazetteer_trouble", None)
    if trouble:
        st.error(plain(trouble))
    told = st.session_state.pop("gazetteer_told", None)
    if told:
        st.info(told)
    own = user_layers()
    for layer in (shipped(), *own):
        layer_line(layer)
    if not own:
        st.caption("No country added yet.")
    st.caption("Places: GeoNames, CC BY 4.0, and Dateline’s own tables.")

with right:
    st.subheader("Find a name")
    name = st.text_input(
        "Name",
        placeholder="Bakhmut, Артемівськ, Kursk region",
        key="layer_find",
        label_visibility="collapsed",
    )
    if name.strip():
        table = found(name)
        if table.empty:
            st.info(
                f"No place is known as “{plain(name)}”. Try another spelling, or add the villages of its country."
            )
        else:
            more = f", the {MOST} most populous shown" if len(table) > MOST else ""
            st.caption(f"{counted(len(table), 'place')}{more}")
            st.dataframe(
                table.head(MOST),
                hide_index=True,
                column_config={
                    "Population": st.column_config.NumberColumn(format="localized", help="Empty: not known"),
                    "Latitude": st.column_config.NumberColumn(format="%.4f"),
                    "Longitude": st.column_config.NumberColumn(format="%.4f"),
                },
            )
    else:
        st.caption(
            "In any spelling or script, with or without its type: “Kursk Oblast”, “Курск”, “Korenevo district”."
        )
