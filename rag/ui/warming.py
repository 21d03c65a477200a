"""What the first page and the first question need, made ready while a browser still loads Streamlit."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from threading import Thread

import streamlit as st

from rag.ui.prepared import prepared_questions


@asynccontextmanager
async def warming(_app: st.App) -> AsyncIterator[None]:
    """Begin as the server starts; a page that comes sooner waits for what it needs and no longer."""
    Thread(target=warm, name="warming", daemon=True).start()
    yield


def warm() -> None:
    """Open the collection, and read a question so that the word lists are in memory; nothing is answered."""
    from rag.errors import ProjektlotsError
    from rag.ui import answering  # noqa: F401  # what the first page shows below its box
    from rag.ui.resources import open_collection

    with suppress(ProjektlotsError):  # the page tells it
        collection = open_collection()
        collection.answerer.read(prepared_questions("sv")[0])
