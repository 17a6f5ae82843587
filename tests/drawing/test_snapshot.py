"""Whole sheets: what is on them, that nothing overlaps or leaves them, and that they come out the same each time."""

import io
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from PIL import Image

from geo.drawing.snapshot import compose, draw_snapshot
from geo.drawing.snapshot.paper import PAPERS
from geo.drawing.snapshot.typography import Face, outlined, width
from geo.frame import claims_frame
from geo.gazetteer.outlines import outline
from geo.model import Claim, Extraction, Place, PlaceMention, Report

PICTURES = Path(__file__).parent / "pictures"


def at(*places: tuple[str, str, float, float], figures: int = 1) -> Extraction:
    """An extraction with some deaths claimed at each (name, country, lat, lon)."""
    text = " ".join(f"{figures} killed in {name}." for name, _, _, _ in places)
    mentions, claims = [], []
    for i, (name, country, lat, lon) in enumerate(places):
        start = text.index(name)
        place = Place(f"test:{i}", name, "city", country, lat, lon, 1, 5.0)
        mentions.append(PlaceMention(start, start + len(name), name, "event", True, place, 0.9, "only one"))
        claims += [
            Claim(f"c{i}-{n}", start, start + len(name), name, f"{n + 1} killed in {name}.", "killed", n + 1, n + 1,
                  n + 1, "persons", "exact", place=i, speaker="the mayor")
            for n in range(figures)
        ]  # fmt: skip
    return Extraction(Report("r1", text, title="A test"), tuple(mentions), (), tuple(claims))


CASES = {
    "one": [("Zolochiv", "UA", 50.28, 35.97)],
    "world": [("New York", "US", 40.7, -74.0), ("Київ", "UA", 50.45, 30.5), ("Sydney", "AU", -33.9, 151.2)],
    "antimeridian": [("Suva", "FJ", -18.1, 178.4), ("Apia", "WS", -13.8, -171.7)],
    "north": [("Alert", "CA", 82.5, -62.3), ("Nagurskoye", "RU", 80.8, 47.6), ("The Pole", "RU", 90.0, 0.0)],
    "south": [
        ("McMurdo", "AQ", -77.8, 166.7),
        ("Vostok", "AQ", -78.5, 106.8),
        ("The Pole", "AQ", -90.0, 0.0),
    ],
    "pacific": [
        ("Honolulu", "US", 21.3, -157.9),
        ("Suva", "FJ", -18.1, 178.4),
        ("Anadyr", "RU", 64.7, 177.5),
        ("Lima", "PE", -12.0, -77.0),
        ("Perth", "AU", -31.9, 115.9),
    ],
    "near": [(f"Settlement {i}", "UA", 50.0 + i % 6 * 0.05, 36.0 + i // 6 * 0.08) for i in range(24)],
}


@pytest.fixture
def frame(extraction):
    known = tuple(
        replace(m, place=replace(m.place, id="geonames:538555")) if m.text == "Kursk Oblast" else m
        for m in extraction.places
    )
    return claims_frame([replace(extraction, places=known)], outline)


def sheet(frame, size="16:9", orientation="landscape", paper="light", **more):
    options = {
        "title": "A title",
        "subtitle": "",
        "marking": "",
        "logo": None,
        "borders": "un",
        "bounds": None,
    }
    figure = compose(frame, size, orientation, **{**options, **more}, theme=PAPERS[paper])
    FigureCanvasAgg(figure)
    return figure


def words(figure) -> str:
    return "\n".join(t.get_text() for t in figure.findobj(Text) if t.get_text())


def boxes(figure) -> list[tuple[str, np.ndarray]]:
    renderer = figure.canvas.get_renderer()
    scale = 72 / figure.dpi
    with rc_context({"text.hinting": "no_hinting"}):  # as when it is saved
        return [
            (t.get_text(), t.get_window_extent(renderer).get_points().ravel() * scale)
            for t in figure.findobj(Text)
            if t.get_text().strip()
        ]


def overlap(a: np.ndarray, b: np.ndarray) -> float:
    wide = min(a[2], b[2]) - max(a[0], b[0])
    high = min(a[3], b[3]) - max(a[1], b[1])
    return max(0.0, wide - 1) * max(0.0, high - 3.5)  # boxes hold the face's full height, mostly empty


def assert_readable(figure) -> None:
    wide, high = figure.get_size_inches() * 72
    found = boxes(figure)
    for said, (left, bottom, right, top) in found:
        assert left > 0, said
        assert bottom > 0, said
        assert right < wide, said
        assert top < high, said
    clashes = [(a[0], b[0]) for a, b in combinations(found, 2) if overlap(a[1], b[1]) > 2]
    assert clashes == []


@pytest.mark.parametrize("size", ["16:9", "A4", "A3", "letter"])
@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
def test_no_words_overlap_or_leave_the_sheet(frame, size, orientation):
    assert_readable(sheet(frame, size, orientation, marking="OFFICIAL", subtitle="killed or seized"))


@pytest.mark.parametrize("name", CASES)
def test_no_words_overlap_wherever_the_claims_are(name):
    figure = sheet(claims_frame([at(*CASES[name])]))
    assert_readable(figure)
    for place, *_ in CASES[name][:3]:
        assert place in words(figure)


@pytest.mark.parametrize("paper", PAPERS)
def test_kinds_of_claims_are_told_apart_without_their_colours(frame, paper):
    pixels = np.asarray(Image.open(io.BytesIO(draw_snapshot(frame, theme=paper, dpi=96))), dtype=int)
    tint = pixels.max(axis=2) - pixels.min(axis=2)
    assert (tint.max() < 12) == (paper == "black-and-white")
    assert "Killed, wounded, missing" in words(sheet(frame[frame["category"] == "killed"], paper=paper))


def test_long_words_end_in_an_ellipsis_and_keep_what_matters():
    long = at(*CASES["one"])
    long = replace(long, report=replace(long.report, title="A headline without end " * 20, source="Gazette"))
    said = words(sheet(claims_frame([long]), subtitle="killed or wounded · " * 60)).replace("\n", " ")
    assert "…”, Gazette, " in said
    assert ", grade F6." in said
    assert "…" in said.split("As of")[0]  # of the selection


def test_arabic_is_joined_and_measured_as_it_is_drawn():
    face = Face(10, "#000000", italic=True)
    drawn, wide = outlined("بغداد", bold=False, italic=False)
    assert wide / 100 == pytest.approx(width("بغداد", face) / 10)
    assert 0.8 * wide < np.ptp(drawn.vertices[:, 0]) <= wide + 1


def test_the_sheet_alone_says_what_is_claimed_by_whom_when_how_sure_and_where_from(frame):
    said = words(sheet(frame, title="Losses", subtitle="killed · from 1 Aug 2024", marking="TOP SECRET"))
    for needed in ("Losses", "killed · from 1 Aug 2024", "TOP SECRET", "about 200 killed", "a general", "10 Jan 2025",
                   "984 km² territory seized", "A morning report", "Gazette", "published 11 Jan 2025", "As of 11 Jan 2025",
                   "S1 · F6", "UA-43", "Claimed is not confirmed", "Natural Earth", "equivalent area, not footprint",
                   "Tied to no place"):  # fmt: skip
        assert needed in said.replace("\n", " "), needed
    assert "square miles" not in said.split("“")[0]  # the restatement is no second claim


def test_numbers_lead_from_the_list_to_the_map(frame):
    figure = sheet(frame)
    said = [t.get_text() for t in figure.findobj(Text)]
    assert said.count("1–2") == 1  # at Kursk Oblast
    assert said.count("1") >= 1
    assert said.count("2") >= 1


def test_every_place_lies_in_the_frame_or_is_pointed_to(frame):
    said = words(sheet(frame))
    assert "Tyva Republic" in said  # an origin far away: beyond the edge, with how far
    assert any(" km " in line and "Tyva" in line for line in said.split("\n"))


def test_what_has_no_room_is_counted():
    said = words(sheet(claims_frame([at(*CASES["near"], figures=5)])))
    assert "more claims: the data files hold them all." in said.replace("\n", " ")
    assert "120 claims at 24 places" in said


def test_very_many_places_are_counted_on_a_grid():
    many = [(f"P{i}", "UA", 48.0 + i % 50 * 0.05, 30.0 + i // 50 * 0.1) for i in range(2500)]
    figure = sheet(claims_frame([at(*many)]))
    numbers = [int(t.get_text()) for t in figure.findobj(Text) if t.get_text().isdigit()]
    assert sum(numbers) > 2300
    assert_readable(figure)


def test_nothing_to_show_says_so(frame):
    assert "No claim matches" in words(sheet(frame.iloc[:0]))


def test_hostile_and_odd_words_are_drawn_as_they_are():
    odd = at(("$x^2$ \\frac{1}{2}", "UA", 50.0, 36.0), ("日本 ع 😀", "UA", 50.4, 36.4))
    said = words(sheet(claims_frame([odd]), title="$\\alpha$ & <b>"))
    assert "$\\alpha$ & <b>" in said
    assert "$x^2$" in said


@pytest.mark.parametrize("format", ["png", "svg", "pdf"])
def test_the_same_claims_give_the_same_bytes(format):
    frame = claims_frame([at(*CASES["one"])])
    assert draw_snapshot(frame, format=format) == draw_snapshot(frame, format=format)


def test_a_picture_has_the_pixels_asked_for():
    frame = claims_frame([at(*CASES["one"])])
    assert Image.open(io.BytesIO(draw_snapshot(frame))).size == (1920, 1080)
    small = draw_snapshot(frame, size="A4", orientation="portrait", dpi=96)
    assert Image.open(io.BytesIO(small)).size == (793, 1122)


@pytest.mark.parametrize(
    "wrong",
    [
        {"size": "A5"},
        {"orientation": "up"},
        {"dpi": 20},
        {"format": "gif"},
        {"view": "mine"},
        {"logo": b"no"},
    ],
)
def test_a_wrong_option_is_named(frame, wrong):
    with pytest.raises(ValueError, match=r"Expected|logo"):
        draw_snapshot(frame, **wrong)


def test_a_logo_stands_in_the_corner(frame):
    red = io.BytesIO()
    Image.new("RGB", (40, 20), "#ff0000").save(red, "PNG")
    pixels = np.asarray(
        Image.open(io.BytesIO(draw_snapshot(frame, logo=red.getvalue(), dpi=96))).convert("RGB")
    )
    corner = pixels[: pixels.shape[0] // 8, -pixels.shape[1] // 5 :]
    assert (corner == (255, 0, 0)).all(axis=2).sum() > 500


@pytest.mark.parametrize("name", ["one", "world", "antimeridian", "south"])
def test_it_looks_as_it_did(name):
    """Against a small picture that a person has looked at; `pictures/README.md` says how to renew it."""
    drawn = Image.open(io.BytesIO(draw_snapshot(claims_frame([at(*CASES[name])]), dpi=96)))
    small = np.asarray(drawn.convert("L").resize((160, 90), Image.Resampling.BOX), dtype=float)
    kept = np.asarray(Image.open(PICTURES / f"{name}.png").convert("L"), dtype=float)
    off = np.abs(small - kept)
    assert off.mean() < 1.5
    assert (off > 60).mean() < 0.01
