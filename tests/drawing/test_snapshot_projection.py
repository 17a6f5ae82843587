import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod
from shapely import Polygon

from geo.drawing.circles import circle
from geo.drawing.snapshot.basemap import base_of
from geo.drawing.snapshot.labels import Room, beside
from geo.drawing.snapshot.projection import fitted, world
from geo.drawing.snapshot.typography import Face, shortened, width, wrapped

FRAME = (20.0, 30.0, 620.0, 430.0)
GEOD = Geod(ellps="WGS84")


def view_of(*points):
    lon, lat = np.array(points, dtype=float).T
    return fitted(lon, lat, FRAME)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), min_size=1, max_size=8))
def test_every_point_is_in_the_frame(points):
    view = view_of(*points)
    for x, y in view.place(*np.array(points, dtype=float).T):
        assert view.holds(x, y, margin=1e-6)


@settings(max_examples=40, deadline=None)
@given(st.floats(-180, 180), st.floats(-89, 89), st.floats(1, 800))
def test_a_circle_is_true_to_the_ground(lon, lat, radius_km):
    view = view_of((lon, lat))
    rim = np.array(circle(lat, lon, radius_km))
    area = Polygon(view.place(rim[:, 1], rim[:, 0])).area * view.km_per_point**2
    on_ground = abs(GEOD.polygon_area_perimeter(rim[:, 1], rim[:, 0])[0]) / 1e6
    assert area == pytest.approx(on_ground, rel=0.01)


@pytest.mark.parametrize("points", [[(-74, 40.7), (30, 50), (151, -34)], [(10, 50), (60, 20)]])
def test_areas_are_equal_everywhere(points):
    view = view_of(*points)
    ratios = []
    for lon, lat in points:
        cell = [(lon + a, lat + b) for a, b in ((0, 0), (1, 0), (1, 1), (0, 1))]
        dense = np.array(Polygon(cell).segmentize(0.05).exterior.coords)
        drawn = Polygon(view.place(dense[:, 0], dense[:, 1])).area
        ratios.append(drawn / abs(GEOD.polygon_area_perimeter(dense[:, 0], dense[:, 1])[0]))
    assert max(ratios) / min(ratios) == pytest.approx(1, abs=0.01)


def test_the_world_is_for_points_too_far_apart_and_for_none():
    assert view_of((-74, 40.7), (30, 50), (151, -34)).world
    assert fitted(np.array([]), np.array([]), FRAME).world
    assert not view_of((30, 50), (36, 51)).world


def test_across_the_antimeridian_east_stays_right_of_west():
    view = view_of((178.4, -18.1), (-171.7, -13.8))
    assert not view.world
    assert view.point(178.4, -18.1)[0] < view.point(-171.7, -13.8)[0]
    assert len(view.windows()) == 2
    assert all(-180 <= west < east <= 180 for west, _, east, _ in view.windows())


def test_a_view_of_the_pole_sees_all_longitudes():
    ((west, _, east, north),) = view_of((0, 88), (120, 87), (-120, 87)).windows()
    assert (west, east, north) == (-180, 180, 90)


def test_ground_and_place_are_inverse():
    view = view_of((30, 50), (36, 51))
    xy = view.place(np.array([33.3]), np.array([50.5]))
    lon, lat = view.ground(xy)
    assert (lon[0], lat[0]) == pytest.approx((33.3, 50.5), abs=1e-6)


BOXES = st.tuples(st.floats(0, 500), st.floats(0, 300), st.floats(1, 90), st.floats(1, 40))


@given(st.lists(BOXES, max_size=30))
def test_what_is_taken_is_never_given_twice(boxes):
    room = Room((0, 0, 600, 400), inset=0)
    placed = [b for x, y, w, h in boxes if (b := room.first_free([(x, y, x + w, y + h)]))]
    for i, a in enumerate(placed):
        assert a[2] <= 600
        assert a[3] <= 400
        assert not any(a[0] < b[2] and a[2] > b[0] and a[1] < b[3] and a[3] > b[1] for b in placed[:i])


def test_labels_beside_a_symbol_do_not_touch_it():
    for left, bottom, right, top in beside(100, 100, 8, 40, 12):
        assert right <= 100 - 5 or left >= 100 + 5 or top <= 100 - 5 or bottom >= 100 + 5


@given(st.text(max_size=200), st.floats(20, 300))
def test_wrapped_lines_fit_and_lose_no_letter(words, room):
    face = Face(8, "#000000")
    lines = wrapped(words, face, room)
    assert "".join("".join(lines).split()) == "".join(words.split())
    assert all(width(line, face) <= room + 1e-6 or len(line) == 1 for line in lines)


def test_a_shortened_line_ends_in_an_ellipsis():
    face = Face(8, "#000000")
    assert shortened("short", face, 100) == "short"
    cut = shortened("a very long line that has no room", face, 60)
    assert cut.endswith("…")
    assert width(cut, face) <= 60


@pytest.mark.parametrize("meridian", [0.0, 150.0, 180.0, -90.0])
def test_no_land_is_smeared_across_a_world_cut_elsewhere(meridian):
    base = base_of(world(meridian, FRAME), "un")
    for shape in base.countries.geometry:
        for polygon in shapely.get_parts(shape):
            xy = world(meridian, FRAME).place(*shapely.get_coordinates(polygon.exterior).T)
            assert np.abs(np.diff(xy[:, 0])).max() < (FRAME[2] - FRAME[0]) / 4


def test_a_world_of_claims_fills_its_frame_and_shows_no_empty_paper_above_or_below():
    view = view_of((-74, 40.7), (30, 50), (151, -34))
    top, bottom = view.point(30, 90)[1], view.point(30, -90)[1]
    assert view.world
    assert view.frame[3] - top < 12
    assert bottom - view.frame[1] < 12
    assert view.frame[3] == FRAME[3]
