"""What a session remembers: its language and its question."""

from __future__ import annotations

import streamlit as st

from rag.ui.language import Texts, choose_language

LANGUAGE = "projektlots.language"
QUESTION = "projektlots.question"
TYPED = "projektlots.typed"
PARAMETER = "q"
"""The parameter of the address that holds the question, so that a link opens its answer."""


def current_texts() -> Texts:
    """The texts in the session's language: the one chosen, else the browser's."""
    return Texts.load(st.session_state.get(LANGUAGE) or choose_language(st.context.locale))


def choose(language: str) -> None:
    """Show the interface in ``language`` from now on."""
    st.session_state[LANGUAGE] = language


def current_question() -> str:
    """The question that is being answered: the address's, else the one asked before another page was seen."""
    question = st.query_params.get(PARAMETER, "") or st.session_state.get(QUESTION, "")
    if question and question != st.session_state.get(QUESTION):
        remember(question)
    if question:
        st.query_params[PARAMETER] = question
        st.session_state.setdefault(TYPED, question)
    return question


def remember(question: str) -> None:
    """Make ``question`` the one that is answered, in the box and in the address."""
    st.session_state[QUESTION] = st.session_state[TYPED] = question
    st.query_params[PARAMETER] = question


def ask_typed() -> None:
    """Answer what stands in the question box."""
    remember(st.session_state[TYPED].strip())
