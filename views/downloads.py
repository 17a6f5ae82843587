"""Downloads of what is seen: the rows in every export format, and the map as a sheet."""

import geopandas as gpd
import streamlit as st

from geo.export import EXPORTERS
from geo.wording import counted
from views import filters, map_settings, state

_SHEETS = {"png": "image/png", "pdf": "application/pdf", "svg": "image/svg+xml"}


def downloads(frame: gpd.GeoDataFrame) -> None:
    """Offer the rows of `frame` in every format; a file is made when it is asked for."""
    with st.popover("Download", icon=":material/download:", type="tertiary", disabled=frame.empty):
        st.caption(f"What you see: {counted(len(frame), 'row')}")
        with st.grid(2, gap="xsmall", min_column_width=90):
            for name, exporter in EXPORTERS.items():
                st.download_button(
                    exporter.label,
                    data=lambda write=exporter.write: write(frame),
                    file_name=f"dateline-claims.{name}",
                    mime=exporter.mime,
                    key=f"download_{name}",
                    help=exporter.help,
                    on_click="ignore",
                    width="stretch",
                )
        st.caption("The map as a sheet, with its figures and sources")
        with st.grid(3, gap="xsmall", min_column_width=60):
            for name, mime in _SHEETS.items():
                st.download_button(
                    name.upper(),
                    data=lambda name=name: _sheet(frame, name),
                    file_name=f"dateline-map.{name}",
                    mime=mime,
                    key=f"download_{name}",
                    on_click="ignore",
                    width="stretch",
                )


def _sheet(frame: gpd.GeoDataFrame, name: str) -> bytes:
    # imported when asked for: matplotlib takes longer to load than the map to draw
    from geo.drawing.snapshot import draw_snapshot

    return draw_snapshot(
        frame,
        format=name,
        subtitle=filters.current().human_clause(),
        view=map_settings.borders(),
        moved=state.moved(),
    )
