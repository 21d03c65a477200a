"""The demo: prepared questions, one at a time, in letters that a room can read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from rag.export.privacy import hider
from rag.ui import markup, slides, state
from rag.ui.components import arrive, errors_shown, step_keys
from rag.ui.language import Texts
from rag.ui.prepared import prepared_questions
from rag.ui.resources import Collection, open_collection
from rag.ui.state import Inquiry
from rag.ui.view import hidden_view, view_answer

STYLE = Path(__file__).parent.parent / "demo.css"
KEYS = "projektlots.script.steps"

LONGEST = 1000
"""Characters of a question from the room."""


def show() -> None:
    """Show the question that the address names, a prepared one or one from the room, with its answer."""
    texts = state.current_texts()
    questions = prepared_questions(texts.language)
    step = state.demo_step(len(questions))
    asked = st.query_params.get(state.PARAMETER)
    st.html(STYLE)
    step_keys(step, len(questions), _pressed, KEYS)
    _controls(step, questions, asked, texts)
    st.title(markup.label(asked or questions[step]), anchor=False)
    with errors_shown(texts):
        _answer(asked or questions[step], open_collection(), texts)
    arrive(asked or str(step))
    st.html(markup.footer(texts("demo.note")))


def _pressed() -> None:
    """Go to the question that the pressed key asks for."""
    count = len(prepared_questions(state.current_texts().language))
    state.go_to(int(st.session_state[KEYS].to), count)


def _controls(step: int, questions: Sequence[str], asked: str | None, texts: Texts) -> None:
    count = len(questions)
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
        # Another question is another list: it closes when one is chosen.
        with st.popover(texts("demo.questions"), key=f"projektlots.questions.{asked or step}"):
            _jump(questions, texts)
        told = texts("demo.room") if asked else texts("demo.step", n=step + 1, count=count)
        st.html(markup.footer(told), width="content")
        st.space("stretch")
        st.button(
            texts("demo.leave"), key="projektlots.demo.leave", type="tertiary", on_click=state.leave_demo
        )


def _jump(questions: Sequence[str], texts: Texts) -> None:
    """A box for a question that comes from the room, and all prepared ones."""
    with st.form("projektlots.room.form", border=False):
        st.text_input(texts("demo.room"), key=state.ROOM, max_chars=LONGEST)
        st.form_submit_button(texts("demo.ask"), on_click=state.ask_in_demo)
    for to, question in enumerate(questions):
        st.button(
            markup.label(f"{to + 1}. {question}"),
            key=f"projektlots.jump.{to}",
            type="tertiary",
            on_click=state.go_to,
            args=(to, len(questions)),
            wrap=True,
        )


def _answer(question: str, collection: Collection, texts: Texts) -> None:
    with st.spinner(texts("question.searching")):
        answer = collection.ask(Inquiry(question))
        projects = collection.store.projects
        view = view_answer(answer, collection.read, collection.titles, projects, texts.date)
        hide = hider(projects, texts("demo.hidden"))
    st.html(slides.slide(hidden_view(view, hide), texts))
