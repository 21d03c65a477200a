"""What can be done with an answer: ask on, save it as a file, copy its link, say whether it helped."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

import streamlit as st

from rag.export.clean import one_line
from rag.settings import Settings
from rag.types import Answer
from rag.ui import markup, state
from rag.ui.components import copy_button
from rag.ui.feedback import LONGEST, Feedback, save
from rag.ui.followups import followups
from rag.ui.language import Texts
from rag.ui.links import to_project
from rag.ui.resources import Collection
from rag.ui.saving import named_projects, save_answer
from rag.ui.state import Inquiry

VERDICTS = "projektlots.verdicts"
WORDS = "projektlots.words"
UNSAVED = "projektlots.unsaved"
LINKED = 5
"""Projects of an answer whose pages are linked to: the projects' own page lists them all."""


def asked_on(answer: Answer, collection: Collection, texts: Texts) -> None:
    """Show questions that follow from the answer."""
    suggestions = followups(answer, collection.store.projects, texts)
    if not suggestions:
        return
    st.html(markup.heading(texts("followup.title")))
    with st.container(horizontal=True):
        for n, question in enumerate(suggestions):
            st.button(
                markup.label(question),
                key=f"projektlots.followup.{n}",
                on_click=state.remember,
                args=(Inquiry(question),),
                wrap=True,
            )


def read_on(answer: Answer, collection: Collection, texts: Texts) -> None:
    """Show links to the pages of the first projects that the answer, or what is nearest to one, is about; in
    a list their names are links already."""
    if answer.kind in ("list", "count") and not answer.abstained:
        return
    named = list(named_projects(answer, collection.store.projects).values())[:LINKED]
    if not named:
        return
    st.html(markup.heading(texts("followup.read")))
    with st.container(horizontal=True, key="projektlots-read"):
        for project in named:
            to_project(project.id, project.name)


def kept(answer: Answer, collection: Collection, texts: Texts) -> None:
    """Show the buttons that save the answer as a file and copy its link."""
    with st.container(horizontal=True, vertical_alignment="center", key="projektlots-kept"):
        if not answer.abstained:
            save_answer(answer, collection, texts)
        copy_button(texts)


def feedback(inquiry: Inquiry, texts: Texts) -> None:
    """Ask whether the answer helped."""
    given: Feedback | None = st.session_state.get(VERDICTS, {}).get(inquiry)
    with st.container(horizontal=True, vertical_alignment="center", key="projektlots-feedback"):
        st.html(markup.footer(texts("feedback.question")), width="content")
        for name, useful in (("up", True), ("down", False)):
            st.button(
                texts(f"feedback.{name}"),
                key=f"projektlots.feedback.{name}",
                icon=f":material/thumb_{name}:",
                type="primary" if given and given.useful is useful else "secondary",
                on_click=_judge,
                args=(inquiry, useful),
            )
    if given:
        _words(inquiry, texts)
    if st.session_state.get(UNSAVED) == "now":
        st.session_state[UNSAVED] = "told"
        st.toast(texts("feedback.unsaved"))


def _words(inquiry: Inquiry, texts: Texts) -> None:
    with st.form("projektlots.word", border=False, clear_on_submit=True):
        st.html(markup.footer(texts("feedback.thanks")))
        st.text_input(texts("feedback.words"), key=WORDS, max_chars=LONGEST)
        st.form_submit_button(texts("feedback.send"), on_click=_explain, args=(inquiry,))


def _judge(inquiry: Inquiry, useful: bool) -> None:
    at = datetime.now(UTC).isoformat(timespec="seconds")
    known = st.session_state.get(VERDICTS, {}).get(inquiry)
    identifier = known.id if known else uuid.uuid4().hex
    _keep(inquiry, Feedback(identifier, at, inquiry.question, inquiry.without, useful))


def _explain(inquiry: Inquiry) -> None:
    given: Feedback = st.session_state[VERDICTS][inquiry]
    words = one_line(st.session_state[WORDS])
    _keep(inquiry, Feedback(given.id, given.at, given.question, given.without, given.useful, words))


def _keep(inquiry: Inquiry, given: Feedback) -> None:
    """Keep a verdict; that it cannot be kept is told once in a session."""
    st.session_state[VERDICTS] = st.session_state.get(VERDICTS, {}) | {inquiry: given}
    if not save(given, Settings().index) and UNSAVED not in st.session_state:
        st.session_state[UNSAVED] = "now"
