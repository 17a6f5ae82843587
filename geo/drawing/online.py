"""Online map layers: off until a person switches one on, and then from one host that is named to them.

The list is short and visible, since each host on it is one that the dashboard may let the browser ask. Their
addresses and credits come from xyzservices; all may be used without a key under open terms.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlsplit

import xyzservices.providers


@dataclass(frozen=True, slots=True)
class OnlineLayer:
    """A layer of map squares; `named` says that it bears names, so that ours would stand twice."""

    title: str
    url: str  # with {z}, {x} and {y}
    credit: str
    largest_zoom: int
    named: bool

    @property
    def origin(self) -> str:
        """Scheme and host, as a content security policy names them."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def host(self) -> str:
        """The host alone, as it is told to a person."""
        return urlsplit(self.url).netloc


def _layer(name: str, title: str, named: bool = True) -> OnlineLayer:
    provider = xyzservices.providers.query_name(name)
    url = provider.build_url(fill_subdomain=False).replace("{s}", "a")  # one host, not several
    return OnlineLayer(title, url, provider.attribution, int(provider.max_zoom), named)


ONLINE: Mapping[str, OnlineLayer] = MappingProxyType(
    {
        "OpenStreetMap.Mapnik": _layer("OpenStreetMap.Mapnik", "Streets (OpenStreetMap)"),
        "OpenTopoMap": _layer("OpenTopoMap", "Relief (OpenTopoMap)"),
        "NASAGIBS.BlueMarble": _layer("NASAGIBS.BlueMarble", "Satellite, coarse (NASA)", named=False),
    }
)
