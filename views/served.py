"""The folders that the maps in the page read from this machine: Leaflet, our own drawing scripts, the outlines.

Declaring a component is how Streamlit serves a folder; a map's frame asks for them relative to itself.
"""

from streamlit.components.v1 import declare_component
from xstatic.pkg import leaflet

from geo.drawing.basemap import BASEMAP_FILES, BROWSER_FILES

_LEAFLET = declare_component("leaflet", path=leaflet.BASE_DIR)
_SCRIPTS = declare_component("drawing", path=str(BROWSER_FILES))
_OUTLINES = declare_component("outlines", path=str(BASEMAP_FILES))
LEAFLET, SCRIPTS, OUTLINES = (f"../{part.name}" for part in (_LEAFLET, _SCRIPTS, _OUTLINES))
