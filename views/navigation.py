"""The page around every page: settings, navigation, and the filters that the map and the table share."""

from pathlib import Path

import streamlit as st

from views.readiness import get_ready

get_ready()

from views import case_panel, explanation, filters, state, trouble, who  # noqa: E402 - only now are these quick

VIEWS = Path(__file__).parent
PARTS = VIEWS / "components"

st.set_page_config(
    page_title="Dateline",
    page_icon=str(PARTS / "favicon.svg"),
    layout="wide",
    initial_sidebar_state=252,
)
st.logo(str(PARTS / "logo.svg"), size="medium")
st.html(PARTS / "page.css")
if who.must_sign_in():
    who.sign_in_page()
    st.stop()
state.load_samples_once()

page = st.navigation(
    [
        st.Page(
            VIEWS / "map.py",
            title="Map",
            icon=":material/map:",
            default=True,
            help="What the reports claim, where; click anything to read the sentence behind it.",
        ),
        st.Page(
            VIEWS / "claims.py",
            title="Claims",
            icon=":material/table_rows:",
            help="Every claim as a table: sort it, pick a row, download what you see.",
        ),
        st.Page(
            VIEWS / "review.py",
            title="Review",
            icon=":material/rate_review:",
            help="Read what was found beside the report's words: confirm it, put it right, see who changed what.",
        ),
        st.Page(
            VIEWS / "compare.py",
            title="Compare",
            icon=":material/compare_arrows:",
            help="Figures told more than once: who says what, where they disagree, and territory over time.",
        ),
        st.Page(
            VIEWS / "briefing.py",
            title="Briefing",
            icon=":material/co_present:",
            help="The saved views one by one on the whole screen, large enough for the back of the room.",
        ),
        st.Page(
            VIEWS / "export.py",
            title="Export",
            icon=":material/download:",
            help="What you see as a map sheet, slides, a briefing, a web page or data; with a preview.",
        ),
        st.Page(
            VIEWS / "actors.py",
            title="Actors",
            icon=":material/record_voice_over:",
            help="Who speaks and who acts: named in the reports, but not a place on the map.",
        ),
        st.Page(
            VIEWS / "reports.py",
            title="Reports",
            icon=":material/article:",
            help="Paste or upload reports, see how each was dated, and remove them.",
        ),
        st.Page(
            VIEWS / "gazetteer.py",
            title="Gazetteer",
            icon=":material/travel_explore:",
            help="Look a place name up, and add the villages of a country.",
        ),
    ],
    position="top",
)
trouble.told(case_panel.sidebar)()
filtered = page.title in ("Map", "Claims", "Compare", "Briefing", "Export")
if filtered and page.title != "Map":  # the map draws them in its fragment: a filter changes that and no more
    trouble.told(filters.sidebar)()
    trouble.told(filters.dates)()
trouble.told(page.run)()
explanation.explanation(opened=not filtered)
