"""The page that lists the documents."""

from __future__ import annotations

import streamlit as st

from rag.ui import markup, state
from rag.ui.components import errors_shown
from rag.ui.resources import open_collection
from rag.ui.view import document_views


def show() -> None:
    """Show the documents that the answers rest on."""
    texts = state.current_texts()
    st.title(texts("sources.title"), anchor=False)
    with errors_shown(texts):
        store = open_collection().store
        st.caption(texts("sources.intro", count=len(store.documents)))
        st.html(markup.documents(document_views(store.documents, store.projects), texts))
