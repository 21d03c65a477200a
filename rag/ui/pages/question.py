"""The page that answers a question.

The box is drawn before anything is imported that reads the collection: it is there as soon as the browser is.
"""

from __future__ import annotations

import streamlit as st

from rag.ui import state
from rag.ui.language import Texts

LONGEST = 1000
"""Characters that fit the question box; the answerer has its own limit."""


def show() -> None:
    """Show the question box and the answer to the question, if one is asked."""
    texts = state.current_texts()
    inquiry, before = state.current_inquiry(), state.take_before()
    if before is not None and inquiry.question:
        from rag.ui.answering import in_itself

        inquiry = in_itself(inquiry, before)
    st.title(texts("question.title"), anchor=False)
    _box(texts)
    from rag.ui.answering import show_answer

    show_answer(inquiry, texts)


def _box(texts: Texts) -> None:
    with st.form("projektlots.ask", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            texts("question.label"),
            key=state.TYPED,
            placeholder=texts("question.placeholder"),
            max_chars=LONGEST,
            label_visibility="collapsed",
        )
        st.form_submit_button(texts("question.submit"), type="primary", on_click=state.ask_typed)
