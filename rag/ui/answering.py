"""The answer to a question with all that belongs to it, or examples of what can be asked."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st

from rag.errors import ProjektlotsError
from rag.types import Answer
from rag.ui import markup, state, tools
from rag.ui.chips import chips
from rag.ui.components import arrive, errors_shown, page_title
from rag.ui.judged import judged_table
from rag.ui.language import Texts
from rag.ui.resources import Collection, ask_anew, open_collection
from rag.ui.state import Inquiry
from rag.ui.table import judged_rows
from rag.ui.view import view_answer

EXAMPLES = {
    "examples.applicant": ("examples.applicant_1", "examples.applicant_2"),
    "examples.coordinator": ("examples.coordinator_1", "examples.coordinator_2"),
    "examples.presenter": ("examples.presenter_1", "examples.presenter_2"),
}


def in_itself(inquiry: Inquiry, before: Inquiry) -> Inquiry:
    """What is asked after ``before``, in words that need no question before: so they stand in the box and in
    the link. What is asked again is answered again where the answer had notices."""
    ask_anew()
    with suppress(ProjektlotsError):  # the answer below tells it
        inquiry = Inquiry(open_collection().in_itself(inquiry.question, before), inquiry.without)
        state.remember(inquiry)
    return inquiry


def show_answer(inquiry: Inquiry, texts: Texts) -> None:
    """Show what belongs below the question box."""
    with errors_shown(texts):
        collection = open_collection()
        if inquiry.question:
            page_title(inquiry.question, texts)
            _answered(inquiry, collection, texts)
        else:
            _examples(texts)
        _history(inquiry, texts)
        _footer(collection, texts)
        arrive(inquiry.question)


def _examples(texts: Texts) -> None:
    for column, (role, keys) in zip(st.columns(len(EXAMPLES)), EXAMPLES.items(), strict=True):
        with column:
            st.html(markup.heading(texts(role)))
            for key in keys:
                st.button(
                    texts(key),
                    key=f"projektlots.{key}",
                    on_click=state.remember,
                    args=(Inquiry(texts(key)),),
                    wrap=True,
                    width="stretch",
                )


def _answered(inquiry: Inquiry, collection: Collection, texts: Texts) -> None:
    with st.spinner(texts("question.searching")):
        answer = collection.ask(inquiry)
    state.note(inquiry)
    st.html(markup.asked(inquiry.question))
    _chips(inquiry, collection, texts)
    _answer(answer, collection, texts)
    for notice in answer.notices:
        st.html(markup.footer(notice))
    tools.read_on(answer, collection, texts)
    tools.asked_on(answer, collection, texts)
    tools.kept(answer, collection, texts)
    tools.feedback(inquiry, texts)


def _chips(inquiry: Inquiry, collection: Collection, texts: Texts) -> None:
    filters = collection.answerer.read(inquiry.question).filters
    conditions = chips(filters, inquiry.without, collection.titles, texts)
    for removed, heading, mark in ((False, "chips.heading", "✕"), (True, "chips.removed", "+")):
        shown = [chip for chip in conditions if chip.removed is removed]
        if not shown:
            continue
        with st.container(
            horizontal=True, vertical_alignment="center", key=f"projektlots-{heading.replace('.', '-')}"
        ):
            st.html(markup.footer(texts(heading)), width="content")
            for chip in shown:
                st.button(
                    f"{markup.label(chip.label)} {mark}",
                    key=f"projektlots.chip.{chip.name}",
                    on_click=state.remember,
                    args=(inquiry.toggled(chip.name),),
                    wrap=True,
                )


def _answer(answer: Answer, collection: Collection, texts: Texts) -> None:
    projects = collection.store.projects
    view = view_answer(
        answer, collection.read, collection.titles, projects, texts.date, lambda p: collection.met(answer, p)
    )
    st.html(markup.answer(view, texts))
    table = judged_table(judged_rows(answer, projects, texts.date), texts)
    if table:
        st.html(table)


def _history(inquiry: Inquiry, texts: Texts) -> None:
    earlier = [past for past in state.history() if past.question != inquiry.question]
    if not earlier:
        return
    with st.expander(texts("history.title")):
        for n, past in enumerate(earlier):
            st.button(
                markup.label(past.question),
                key=f"projektlots.history.{n}",
                type="tertiary",
                on_click=state.remember,
                args=(past,),
                wrap=True,
            )


def _footer(collection: Collection, texts: Texts) -> None:
    store = collection.store
    st.html(
        markup.footer(
            texts("question.collection", projects=len(store.projects), documents=len(store.documents))
        )
    )
