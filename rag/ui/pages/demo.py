"""The demo: prepared questions, one at a time, in letters that a room can read."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from rag.export.privacy import hider
from rag.ui import markup, state
from rag.ui.components import errors_shown, step_keys
from rag.ui.language import Texts
from rag.ui.prepared import prepared_questions
from rag.ui.resources import Collection, open_collection
from rag.ui.state import Inquiry
from rag.ui.table import judged_rows
from rag.ui.view import hidden_view, view_answer

STYLE = Path(__file__).parent.parent / "demo.css"
KEYS = "projektlots.script.steps"


def show() -> None:
    """Show the prepared question that the address names, with its answer."""
    texts = state.current_texts()
    questions = prepared_questions(texts.language)
    step = state.demo_step(len(questions))
    st.html(STYLE)
    step_keys(step, len(questions), _pressed, KEYS)
    _controls(step, len(questions), texts)
    st.title(markup.label(questions[step]), anchor=False)
    with errors_shown(texts):
        _answer(questions[step], open_collection(), texts)
    st.html(markup.footer(texts("demo.note")))


def _pressed() -> None:
    """Go to the question that the pressed key asks for."""
    count = len(prepared_questions(state.current_texts().language))
    state.go_to(int(st.session_state[KEYS].to), count)


def _controls(step: int, count: int, texts: Texts) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="projektlots-steps"):
        ways = (("demo.previous", step - 1), ("demo.next", step + 1))
        for key, to in ways:
            st.button(
                texts(key),
                key=f"projektlots.{key}",
                disabled=not 0 <= to < count,
                on_click=state.go_to,
                args=(to, count),
            )
        st.html(markup.footer(texts("demo.step", n=step + 1, count=count)), width="content")
        st.space("stretch")
        st.button(
            texts("demo.leave"), key="projektlots.demo.leave", type="tertiary", on_click=state.leave_demo
        )


def _answer(question: str, collection: Collection, texts: Texts) -> None:
    with st.spinner(texts("question.searching")):
        answer = collection.ask(Inquiry(question))
        projects = collection.store.projects
        view = view_answer(answer, collection.read, collection.titles, projects, texts.date)
        hide = hider(projects, texts("demo.hidden"))
    st.html(markup.answer(hidden_view(view, hide), texts))
    table = markup.judged_table(judged_rows(answer, projects, texts.date), texts)
    if table:
        st.html(table)
