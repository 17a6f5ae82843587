"""Who is at work: the signed-in person where Streamlit's own sign-in is set up, else the user of this machine."""

from collections.abc import Mapping

import streamlit as st

from views.plain import plain


def signed_in() -> str | None:
    """Return the signed-in person's name as the history shows it; None where nobody can sign in."""
    if not _set_up() or not st.user.is_logged_in:
        return None
    told = (st.user.get(key) for key in ("name", "preferred_username", "email", "sub"))
    return next((str(name) for name in told if name), "someone signed in")


def must_sign_in() -> bool:
    """Return whether sign-in is set up and this person has not signed in."""
    return _set_up() and not st.user.is_logged_in


def sign_in_page() -> None:
    """Draw the page that stands before all others until then."""
    st.markdown("### Sign in")
    st.markdown("What you decide about a report is kept under your name.")
    for provider in _providers():
        label = f"Sign in with {provider.capitalize()}" if provider else "Sign in"
        args = (provider,) if provider else ()
        st.button(label, type="primary", key=f"sign_in {provider}", on_click=st.login, args=args)


def sidebar() -> None:
    """Say who is signed in, and offer to sign out."""
    name = signed_in()
    if name is not None:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(f"Signed in as {plain(name)}", width="stretch")
            st.button("Sign out", key="sign_out", type="tertiary", on_click=st.logout)


def _set_up() -> bool:
    return "is_logged_in" in st.user  # Streamlit says so exactly when its secrets name a provider


def _providers() -> list[str]:
    """The named providers; "" stands for one without a name."""
    named = [name for name, of in st.secrets.get("auth", {}).items() if isinstance(of, Mapping)]
    return named or [""]
