"""The page that answers a question."""

from __future__ import annotations

import streamlit as st

from rag.ui import markup, state
from rag.ui.components import errors_shown
from rag.ui.language import Texts
from rag.ui.resources import Collection, open_collection
from rag.ui.view import view_answer

LONGEST = 1000
"""Characters that fit the question box; the answerer has its own limit."""
EXAMPLES = ("question.example_1", "question.example_2", "question.example_3", "question.example_4")


def show() -> None:
    """Show the question box and the answer to the question, if one is asked."""
    texts = state.current_texts()
    question = state.current_question()
    st.title(texts("question.title"), anchor=False)
    _box(texts)
    with errors_shown(texts):
        collection = open_collection()
        if question:
            _answer(question, collection, texts)
        else:
            _examples(texts)
            _footer(collection, texts)


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


def _examples(texts: Texts) -> None:
    st.caption(texts("question.examples"))
    with st.container(horizontal=True):
        for key in EXAMPLES:
            st.button(
                texts(key), key=f"projektlots.{key}", on_click=state.remember, args=(texts(key),), wrap=True
            )


def _answer(question: str, collection: Collection, texts: Texts) -> None:
    with st.spinner(texts("question.searching")):
        answer = collection.answerer.ask(question)
        view = view_answer(answer, collection.read, collection.titles, collection.store.projects)
    st.html(markup.answer(view, texts))


def _footer(collection: Collection, texts: Texts) -> None:
    store = collection.store
    st.html(
        markup.footer(
            texts("question.collection", projects=len(store.projects), documents=len(store.documents))
        )
    )
