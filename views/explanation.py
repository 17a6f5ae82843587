"""What am I looking at? The words beside the map that a newcomer needs."""

import streamlit as st

_WORDS = """
**Claimed, not confirmed.** Everything here is what a report says. Each figure keeps its speaker, its sentence
and its bound; claims that disagree stand side by side and are never averaged. **≠** marks a place whose figures
contradict one another: the Compare page tells which.

**Shapes.** A filled disc is where something happened, a hollow square where people or things went, a hollow ring
where they came from. The sign inside tells the kind of claim; a number counts the claims at a place.

**Arrows** join where something left and where it went, if a report says both in one sentence. Plans, denials and
"a man from there" draw none. An arrow's width says nothing; it is dashed where an end is an area.

**Sizes.** Rings round a symbol are troops and casualties, their area in proportion to the figure, one ring a
claim. A range has two rings, the outer one dashed. Ticks outwards mean "at least", inwards "at most". What a ring
too small to see would show, the symbol's words still tell.

**How exactly a place is known.** A region or country is a hatched, dashed outline: somewhere in it, not everywhere.
The outline is solid once a person has confirmed every claim there. A shaded disc that fades away is a place said
by way of another ("near", "20 km east of"): somewhere in it. **Blue circles** show a claimed area at its true size on
the ground, not where it lies.

**Grades** are the Admiralty scale, set only by a person: A to F for the source, 1 to 6 for the information. F6 means
nobody has judged it. **Match score** tells how well a name fits its place here. It is no probability, and no measure
of truth.

**Not on the map.** Governments that only speak, and places named in passing. The Actors page lists who speaks.

**Borders** follow the United Nations, or who holds the ground, as set under Map settings; disputed lines are dashed.

**Keys.** On the map, arrows move it, plus and minus zoom, N and P go from symbol to symbol, Enter opens the evidence.
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
