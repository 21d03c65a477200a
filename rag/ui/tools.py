"""What can be done with an answer: ask on, save it as a file, copy its link, say whether it helped."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial

import streamlit as st

from rag.export.clean import one_line
from rag.export.formats import FORMATS, Format
from rag.export.privacy import hider
from rag.export.report import (
    Report,
    Wording,
    answer_report,
    projects_report,
    without_contact_fields,
    without_contacts,
)
from rag.settings import Settings
from rag.types import Answer, Project
from rag.ui import markup, state
from rag.ui.components import copy_button
from rag.ui.feedback import LONGEST, Feedback, save
from rag.ui.followups import followups
from rag.ui.language import Texts
from rag.ui.links import to_project
from rag.ui.resources import Collection
from rag.ui.state import Inquiry
from rag.ui.view import about

VERDICTS = "projektlots.verdicts"
WORDS = "projektlots.words"
UNSAVED = "projektlots.unsaved"
LINKED = 5
"""Projects of an answer whose pages are linked to: the projects' own page lists them all."""


def wording(texts: Texts) -> Wording:
    """How files word things in the interface's language."""
    return Wording(texts, partial(about, day=texts.date))


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
    """Show links to the pages of the first projects that the answer names."""
    named = list(_named(answer, collection.store.projects).values())[:LINKED]
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
            with st.popover(texts("export.open")):
                _export(answer, collection, texts)
        copy_button(texts)


def _export(answer: Answer, collection: Collection, texts: Texts) -> None:
    named = _named(answer, collection.store.projects)
    chosen, whole = list(named), False
    if named:
        options = {texts("export.answer"): False, texts("export.records"): True}
        whole = options[st.radio(texts("export.content"), list(options))]
        chosen = st.multiselect(
            texts("export.selection"),
            list(named),
            default=list(named),
            format_func=lambda identifier: one_line(named[identifier].name),
            key=f"projektlots.export.{answer.question}",
        )
    contacts = st.checkbox(texts("export.contacts"))
    if named and not chosen:
        st.caption(texts("export.nothing"))
        return
    make = partial(
        export_report,
        answer,
        collection,
        [named[identifier] for identifier in chosen],
        whole,
        contacts,
        texts,
    )
    for name, form in FORMATS.items():
        st.download_button(
            texts(f"export.{name}"),
            partial(_file, form, make, texts),
            file_name=f"projektlots.{form.ending}",
            mime=form.mime,
            on_click="ignore",
            width="stretch",
        )


def _file(form: Format, make: Callable[[], Report], texts: Texts) -> bytes:
    return form.write(make(), wording(texts))


def _named(answer: Answer, projects: Sequence[Project]) -> dict[str, Project]:
    """The projects that an answer names or quotes, by id, in the answer's order."""
    records = {project.id: project for project in projects}
    ids = [match.id for match in answer.projects] + [c.project for c in answer.citations if c.project]
    return {identifier: records[identifier] for identifier in ids if identifier in records}


def export_report(
    answer: Answer,
    collection: Collection,
    chosen: Sequence[Project],
    whole: bool,
    contacts: bool,
    texts: Texts,
) -> Report:
    """What the file holds: the answer, or the ``whole`` records of the ``chosen`` projects; contact persons
    only when asked for."""
    store, words = collection.store, wording(texts)
    if whole:
        shown = chosen if contacts else [without_contact_fields(project) for project in chosen]
        pages = {(p.document, p.start): p.page for p in store.passages}
        report = projects_report(shown, collection.titles, pages, words)
    else:
        report = answer_report(answer, store.projects, [project.id for project in chosen], words)
    if contacts:
        return report
    return without_contacts(
        report, hider(store.projects, texts("export.hidden")), texts("export.no_contacts")
    )


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
