"""No page has a serious fault that the axe rules can find: names, roles, contrast, labels, order."""

import pytest
from axe_playwright_python.sync_playwright import Axe

PAGES = ("Map", "Claims", "Review", "Compare", "Briefing", "Export", "Actors", "Reports", "Gazetteer")
GRAVE = ("serious", "critical")


def grave(frame) -> list[str]:
    """Return the faults of a page or frame as lines: rule, what it asks, the first elements that fail it."""
    found = Axe().run(frame, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{v['id']} ({v['help']}): " + " | ".join(n["html"][:160] for n in v["nodes"][:4])
        for v in found
        if v["impact"] in GRAVE
    ]


@pytest.mark.parametrize("title", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_have_no_serious_fault(visit, title, scheme):
    visit.page.emulate_media(color_scheme=scheme)
    visit.drawn()
    if title != "Map":
        visit.page.get_by_role("link", name=title, exact=True).click()
        visit.page.wait_for_timeout(2500)
    faults = grave(visit.page)
    for frame in visit.page.frames[1:]:
        if "streamlit_folium" in frame.url:
            faults += [f"in the map: {line}" for line in grave(frame)]
    assert faults == []
