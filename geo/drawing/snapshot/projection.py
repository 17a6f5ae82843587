"""The part of the world a sheet shows, in an equal-area projection fitted to it."""

from dataclasses import dataclass
from math import cos, degrees, hypot, isfinite, radians

import numpy as np
from numpy.typing import NDArray
from pyproj import Proj

Floats = NDArray[np.float64]
Box = tuple[float, float, float, float]  # left, bottom, right, top

LEAST_HEIGHT_KM = 150.0  # nearer than this the outlines have nothing to show
_WIDEST_DEG = 62.0  # farther from its centre than this, a local projection bends the world too much
_EARTH_KM = 6371.0
_ROUND_POINTS = 1.25  # how much wider than its points a part of the world is shown
_WORLD_KM = (34_600.0, 16_900.0)  # Equal Earth's width and height, with a margin


@dataclass(frozen=True, slots=True)
class View:
    """A projection, the rectangle of it that is shown (km), and where that lies on the sheet (points)."""

    projection: Proj
    lon: float  # the central meridian
    lat: float
    shown: Box
    frame: Box
    world: bool  # Equal Earth; otherwise Lambert's azimuthal equal-area projection round (lon, lat)

    @property
    def km_per_point(self) -> float:
        """The scale at the centre of the view."""
        return (self.shown[2] - self.shown[0]) / (self.frame[2] - self.frame[0])

    def place(self, lon: Floats, lat: Floats) -> Floats:
        """Return sheet coordinates (n, 2) in points; what the projection cannot show is NaN."""
        x, y = self.projection(self._centred(lon) if self.world else lon, lat)
        xy = np.column_stack([np.asarray(x), np.asarray(y)]) / 1000
        xy[~np.isfinite(xy).all(axis=1)] = np.nan
        corner = np.array([self.shown[0], self.shown[1]])
        placed: Floats = (xy - corner) / self.km_per_point + np.array([self.frame[0], self.frame[1]])
        return placed

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """Return one point's sheet coordinates."""
        x, y = self.place(np.array([lon]), np.array([lat]))[0]
        return float(x), float(y)

    def ground(self, xy: Floats) -> tuple[Floats, Floats]:
        """Return longitudes and latitudes of sheet coordinates; NaN off the globe."""
        km = (xy - np.array(self.frame[:2])) * self.km_per_point + np.array(self.shown[:2])
        lon, lat = self.projection(km[:, 0] * 1000, km[:, 1] * 1000, inverse=True)
        lon, lat = np.array(lon), np.array(lat)
        if not self.world:
            # beyond the antipode the inverse comes back from the other side
            off = np.hypot(km[:, 0], km[:, 1]) > 2 * _EARTH_KM
            lon[off] = lat[off] = np.inf
        lost = ~(np.isfinite(lon) & np.isfinite(lat)) | (np.abs(lon) > 1e6)
        lon[lost] = lat[lost] = np.nan
        if self.world:
            lon = lon + self.lon
        return (lon + 180) % 360 - 180, lat

    def windows(self) -> list[Box]:
        """Return the rectangles of longitude and latitude (west, south, east, north) that hold all of it."""
        if self.world:
            cut = (self.lon + 360) % 360 - 180
            # just beside the cut, so that each side's shapes are placed on that side
            pieces = [(-180.0, -90.0, cut - 1e-6, 90.0), (cut + 1e-6, -90.0, 180.0, 90.0)]
            return [p for p in pieces if p[2] - p[0] > 1e-5]
        left, bottom, right, top = self.frame
        edge = 8.0
        grid = np.stack(
            np.meshgrid(
                np.linspace(left - edge, right + edge, 33), np.linspace(bottom - edge, top + edge, 25)
            ),
            axis=-1,
        ).reshape(-1, 2)
        lon, lat = self.ground(grid)
        seen = np.isfinite(lon)
        if not seen.any():
            return [(-180.0, -90.0, 180.0, 90.0)]
        offset = (lon[seen] - self.lon + 180) % 360 - 180
        south, north = float(lat[seen].min()) - 0.2, float(lat[seen].max()) + 0.2
        whole = not seen.all()
        for pole in (-90.0, 90.0):
            if self.holds(*self.point(0.0, pole), margin=edge):
                whole = True
                south, north = (min(south, pole), north) if pole < 0 else (south, max(north, pole))
        south, north = max(south, -90.0), min(north, 90.0)
        if whole or offset.max() - offset.min() > 300:
            return [(-180.0, south, 180.0, north)]
        west, east = self.lon + float(offset.min()) - 0.2, self.lon + float(offset.max()) + 0.2
        pieces = [(west, south, east, north)]
        if west < -180:
            pieces = [(-180.0, south, east, north), (west + 360, south, 180.0, north)]
        elif east > 180:
            pieces = [(west, south, 180.0, north), (-180.0, south, east - 360, north)]
        return pieces

    def holds(self, x: float, y: float, margin: float = 0.0) -> bool:
        """Return whether a point of the sheet lies in the frame, or no more than `margin` outside it."""
        left, bottom, right, top = self.frame
        return left - margin <= x <= right + margin and bottom - margin <= y <= top + margin

    def _centred(self, lon: Floats) -> Floats:
        turned: Floats = np.asarray(lon, dtype=float) - self.lon
        # the cut meridian belongs to both edges: it stays on the side its shape lies on
        return np.where(turned > 180, turned - 360, np.where(turned < -180, turned + 360, turned))


def fitted(lon: Floats, lat: Floats, frame: Box, margin: float = 0.12) -> View:
    """Return the view that shows all points (degrees) in a frame on the sheet, `margin` of it left free.

    Points too far apart for one local projection, or none at all, give the whole world.
    """
    wide, high = frame[2] - frame[0], frame[3] - frame[1]
    if not len(lon):
        return _most_of_the_world(0.0, np.array([-180.0, 180.0]), np.zeros(2), frame)
    centre = _middle(lon, lat)
    if centre is None:
        return _most_of_the_world(_world_meridian(lon), lon, lat, frame)
    for _ in range(4):
        x, y = azimuthal(*centre)(lon, lat)
        x, y = np.asarray(x), np.asarray(y)
        if not (np.isfinite(x).all() and np.isfinite(y).all()):
            return _most_of_the_world(_world_meridian(lon), lon, lat, frame)
        middle = ((x.min() + x.max()) / 2, (y.min() + y.max()) / 2)
        back = azimuthal(*centre)(*middle, inverse=True)
        if not all(map(isfinite, back)):
            return _most_of_the_world(_world_meridian(lon), lon, lat, frame)
        centre = (float(back[0]), float(back[1]))
    x, y = azimuthal(*centre)(lon, lat)
    half_x, half_y = np.abs(x).max() / 1000, np.abs(y).max() / 1000
    if hypot(half_x, half_y) > 2 * _EARTH_KM * np.sin(radians(_WIDEST_DEG / 2)):
        return _most_of_the_world(_world_meridian(lon), lon, lat, frame)
    free = 1 - 2 * margin
    half = max(half_y / free, half_x / free * high / wide, LEAST_HEIGHT_KM / 2)
    shown = (-half * wide / high, -half, half * wide / high, half)
    return View(azimuthal(*centre), centre[0], centre[1], shown, frame, world=False)


def around(view: View, frame: Box, times: float) -> View:
    """Return a view round the same centre that shows `times` as much, never more than a hemisphere."""
    half = min((view.shown[3] - view.shown[1]) / 2 * times, 2 * _EARTH_KM * np.sin(radians(40)))
    x = (view.shown[0] + view.shown[2]) / 2
    y = (view.shown[1] + view.shown[3]) / 2
    across = half * (frame[2] - frame[0]) / (frame[3] - frame[1])
    return View(
        view.projection, view.lon, view.lat, (x - across, y - half, x + across, y + half), frame, world=False
    )


def world(lon: float, frame: Box) -> View:
    """Return the whole world in the Equal Earth projection round a meridian."""
    wide, high = frame[2] - frame[0], frame[3] - frame[1]
    scale = max(_WORLD_KM[0] / wide, _WORLD_KM[1] / high)
    shown = (-scale * wide / 2, -scale * high / 2, scale * wide / 2, scale * high / 2)
    return View(Proj("+proj=eqearth +lon_0=0 +ellps=WGS84"), lon, 0.0, shown, frame, world=True)


def _most_of_the_world(meridian: float, lon: Floats, lat: Floats, frame: Box) -> View:
    """The world round a meridian, without the oceans at its sides that hold no point, and the top of the frame that it fills."""
    whole = world(meridian, frame)
    xy = whole.place(lon, lat)
    wide, high = frame[2] - frame[0], frame[3] - frame[1]
    # how much larger it can be drawn: no higher than the frame, and with all points well inside it
    larger = min(
        high * whole.km_per_point / _WORLD_KM[1], wide / max(np.ptp(xy[:, 0]) * _ROUND_POINTS, wide / 4)
    )
    scale = whole.km_per_point / max(1.0, larger)
    half_x, half_y = scale * wide / 2, min(_WORLD_KM[1], scale * high) / 2
    centre = (xy[:, 0].min() + xy[:, 0].max() - frame[0] - frame[2]) / 2 * whole.km_per_point
    free = max(0.0, _WORLD_KM[0] / 2 - half_x)
    x = min(max(centre, -free), free)
    filled = (frame[0], frame[3] - 2 * half_y / scale, frame[2], frame[3])
    return View(
        whole.projection, whole.lon, 0.0, (x - half_x, -half_y, x + half_x, half_y), filled, world=True
    )


def azimuthal(lon: float, lat: float) -> Proj:
    """Return Lambert's azimuthal equal-area projection round a point, metres."""
    return Proj(f"+proj=laea +lat_0={lat:.6f} +lon_0={lon:.6f} +ellps=WGS84 +units=m")


def _middle(lon: Floats, lat: Floats) -> tuple[float, float] | None:
    """The mean direction of the points; None when they surround the earth."""
    lam, phi = np.radians(lon), np.radians(lat)
    vectors = np.column_stack([np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)])
    mean = vectors.mean(axis=0)
    length = float(np.linalg.norm(mean))
    if length < 1e-3:
        return None
    mean = mean / length
    if (vectors @ mean).min() < cos(radians(_WIDEST_DEG * 1.4)):
        return None
    return degrees(float(np.arctan2(mean[1], mean[0]))), degrees(float(np.arcsin(mean[2])))


def _world_meridian(lon: Floats) -> float:
    """Greenwich, unless the points gather where a map round Greenwich is cut."""
    turned = np.sort((lon + 360) % 360)
    gaps = np.diff(np.append(turned, turned[0] + 360))
    at = int(np.argmax(gaps))
    if not ((np.abs(lon) > 150).mean() > 0.5 and gaps[at] > 60):
        return 0.0
    cut = turned[at] + gaps[at] / 2
    return float((cut + 180 + 180) % 360 - 180)
