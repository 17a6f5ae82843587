"""Contrast by WCAG 2.1: 4.5 to 1 for words, 3 to 1 for symbols and the lines that a map is read by."""

import pytest

from geo.drawing.style import GROUP_OF, GROUPS, ROLE_LEGEND, SHAPES, THEMES


def luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def ink_on(colour: str) -> str:
    """As the map's own script chooses it (dateline.inkOn)."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#10171d" if red * 0.299 + green * 0.587 + blue * 0.114 > 140 else "#ffffff"


GROUND = [(name, ground) for name in THEMES for ground in ("land", "sea")]


def test_black_on_white_is_21_to_1():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("theme", "ground"), GROUND)
@pytest.mark.parametrize("words", ["country_name", "division_name", "town_name", "text", "muted"])
def test_words_can_be_read_on_land_and_sea(theme, ground, words):
    colours = THEMES[theme]
    assert contrast(getattr(colours, words), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize(("theme", "ground"), GROUND)
@pytest.mark.parametrize("line", ["country_line", "disputed_line"])
def test_borders_can_be_seen(theme, ground, line):
    colours = THEMES[theme]
    assert contrast(getattr(colours, line), getattr(colours, ground)) >= 3


@pytest.mark.parametrize(("theme", "ground"), GROUND)
@pytest.mark.parametrize("group", GROUPS)
def test_symbols_stand_out_and_so_do_their_glyphs(theme, ground, group):
    colour = GROUPS[group].on_dark if theme == "dark" else GROUPS[group].colour
    assert contrast(colour, getattr(THEMES[theme], ground)) >= 3
    assert contrast(colour, ink_on(colour)) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_the_figures_beside_circles_can_be_read_in_the_colour_of_territory(theme):
    colour = GROUPS["territory"].on_dark if theme == "dark" else GROUPS["territory"].colour
    assert contrast(colour, THEMES[theme].land) >= 4.5


def test_no_group_and_no_role_is_told_by_colour_alone():
    glyphs = [g.glyph for g in GROUPS.values()]
    assert len(set(glyphs)) == len(glyphs)
    assert set(GROUP_OF.values()) | {"mixed"} == set(GROUPS)
    assert set(SHAPES.values()) == set(ROLE_LEGEND)
