"""What am I looking at? The words beside the map that a newcomer needs."""

import streamlit as st

_WORDS = """
**Claimed, not confirmed.** Everything here is what a report says. Each figure keeps its speaker, its sentence
and its bound; claims that disagree stand side by side and are never averaged.

**Shapes.** A filled disc is where something happened, a square where people or things went, a ring where they
came from. A number counts the claims at a place.

**Areas** are hatched outlines: somewhere in them, not everywhere. **Circles** show a claimed area at its true
size on the ground, not where it lies.

**Not on the map.** Governments that only speak, and places named in passing. The Actors page lists who speaks.

**Match score** tells how well a name fits its place here. It is no probability, and no measure of truth.

**Borders** follow the United Nations; disputed lines are dashed.
"""


def explanation(opened: bool) -> None:
    """Explain the map in the sidebar; open where the sidebar has nothing else to say."""
    with st.sidebar:
        if opened:
            st.markdown("##### What the map shows")
            st.markdown(_WORDS)
        else:
            with st.expander("What am I looking at?", type="compact"):
                st.markdown(_WORDS)
