"""The dashboard: `streamlit run dashboard.py`.

This is the server's side: it gets ready while the browser still loads the page, and tells the browser to
refuse anything that is not from here. The pages are in `views/`, from `views/navigation.py` on.
"""

import threading
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import streamlit as st
from starlette.middleware import Middleware

from geo.drawing.online import ONLINE
from views.readiness import get_ready

# streamlit-folium evaluates the map's script, hence 'unsafe-eval'; nothing may be fetched from elsewhere.
POLICY = (
    "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; connect-src 'self' data: blob:;"
    " object-src 'none'; base-uri 'self'; form-action 'self'"
)
Message = MutableMapping[str, Any]


def policy_for(query: bytes) -> str:
    """Return the content security policy of an answer to a request with this query string.

    Pictures of one host more are let in where the map's frame was asked for by the name of an online layer,
    which it is only while a person has that layer switched on.
    """
    name = dict(parse_qsl(query.decode("latin-1"))).get("online", "")
    layer = ONLINE.get(name)
    return f"{POLICY}; img-src 'self' data: blob: {layer.origin}" if layer else POLICY


class OnlyFromHere:
    """Adds the content security policy to every answer."""

    def __init__(self, app: Callable[..., Awaitable[None]]) -> None:
        self.app = app

    async def __call__(
        self, scope: Message, receive: Callable[[], Awaitable[Message]], send: Callable[..., Awaitable[None]]
    ) -> None:
        """Pass the request on; headers are added as the answer starts."""

        async def with_policy(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    *message["headers"],
                    (b"content-security-policy", policy_for(scope.get("query_string", b"")).encode()),
                    (b"referrer-policy", b"no-referrer"),
                ]
            await send(message)

        await self.app(scope, receive, with_policy)


@asynccontextmanager
async def lifespan(_: object) -> AsyncIterator[None]:
    """Load the library and read the samples in the background, while the first page is on its way."""
    threading.Thread(target=get_ready, daemon=True).start()
    yield


app = st.App(
    Path(__file__).parent / "views" / "navigation.py",
    lifespan=lifespan,
    middleware=[Middleware(OnlyFromHere)],
)
