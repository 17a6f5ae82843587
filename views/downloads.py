"""Downloads of what is seen: one button per export format."""

import geopandas as gpd
import streamlit as st

from geo.export import EXPORTERS


def downloads(frame: gpd.GeoDataFrame) -> None:
    """Offer the rows of `frame` in every format."""
    with st.container(horizontal=True, width="content"):
        for name, exporter in EXPORTERS.items():
            st.download_button(
                exporter.label,
                data=lambda write=exporter.write: write(frame),
                file_name=f"dateline-claims.{name}",
                mime=exporter.mime,
                icon=":material/download:",
                type="tertiary",
                key=f"download_{name}",
                disabled=frame.empty,
                help=exporter.help,
                on_click="ignore",
            )
