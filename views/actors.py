"""The actors page: who speaks and who acts in the reports, and is therefore not a place on the map."""

import streamlit as st

from geo.actors import actors
from views import empty, state

if not state.case().reports:
    empty.no_reports()
else:
    table = actors(state.extractions())
    st.markdown(
        "Governments, offices and people that **speak or act** in the reports. "
        "“Kyiv has said” is a government talking, so it is listed here and not drawn as a place."
    )
    if table.empty:
        st.caption("Nobody is quoted or acts in these reports.")
    else:
        st.dataframe(
            table.fillna("")[["actor", "kind", "country", "claims", "mentions", "reports", "named_as"]],
            hide_index=True,
            alt="Actors and speakers",
            column_config={
                "actor": "Actor",
                "kind": "Kind",
                "country": "Country",
                "claims": st.column_config.NumberColumn("Figures claimed", width=110),
                "mentions": st.column_config.NumberColumn("Times named", width=110),
                "reports": st.column_config.NumberColumn("Reports", width=80),
                "named_as": "Named as",
            },
        )
