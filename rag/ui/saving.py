"""Saving an answer, projects, or an inspiration sheet as a file.

Each panel is a fragment: a choice in it runs the panel again and not the whole page. The line below the
buttons says what a file will hold, and is there when the buttons stand for the choice just made.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from rag.explore.inspire import Inspiration
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
from rag.export.sheet import sheet_report
from rag.types import Answer, Project
from rag.ui.language import Texts
from rag.ui.naming import Names
from rag.ui.resources import Collection, open_collection
from rag.ui.view import about


def wording(texts: Texts) -> Wording:
    """How files word things in the interface's language."""
    return Wording(texts, partial(about, day=texts.date))


def save_answer(answer: Answer, collection: Collection, texts: Texts) -> None:
    """Show the buttons that save an answer, or the whole records of the projects that it names."""
    with st.popover(texts("export.open")):
        _answer_panel(answer, collection, texts)


def save_projects(projects: Sequence[Project], texts: Texts) -> None:
    """Show the buttons that save ``projects`` in their whole."""
    with st.popover(texts("projects.save", count=len(projects)), disabled=not projects):
        _projects_panel(tuple(projects), texts)


def save_sheet(found: Inspiration, names: Names) -> None:
    """Show the buttons that save an inspiration sheet."""
    with st.popover(names.texts("inspiration.save")):
        _sheet_panel(found, names)


@st.fragment
def _answer_panel(answer: Answer, collection: Collection, texts: Texts) -> None:
    named = named_projects(answer, collection.store.projects)
    chosen, content = list(named), texts("export.answer")
    if named:
        content = st.radio(texts("export.content"), [content, texts("export.records")])
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
    projects = [named[identifier] for identifier in chosen]
    if content == texts("export.records"):
        make = partial(_projects, projects, collection, contacts, texts)
    else:
        make = partial(_answer, answer, projects, collection, contacts, texts)
    _files(make, "projektlots", content, contacts, texts)


@st.fragment
def _projects_panel(projects: Sequence[Project], texts: Texts) -> None:
    contacts = st.checkbox(texts("export.contacts"), key="projektlots.save.contacts")
    make = partial(_projects, projects, open_collection(), contacts, texts)
    _files(make, "projekt", texts("export.records"), contacts, texts)


@st.fragment
def _sheet_panel(found: Inspiration, names: Names) -> None:
    texts = names.texts
    contacts = st.checkbox(texts("export.contacts"), key="projektlots.save.contacts")
    make = partial(_sheet, found, open_collection(), contacts, names)
    _files(make, "inspiration", texts("export.sheet"), contacts, texts)


def _files(make: Callable[[], Report], name: str, content: str, contacts: bool, texts: Texts) -> None:
    """A button a format; ``content`` says in words what the file holds."""
    for label, form in FORMATS.items():
        st.download_button(
            texts(f"export.{label}"),
            partial(_write, form, make, texts),
            file_name=f"{name}.{form.ending}",
            mime=form.mime,
            on_click="ignore",
            width="stretch",
            key=f"projektlots.save.{form.ending}",
        )
    persons = texts("export.with_contacts" if contacts else "export.no_contacts")
    st.caption(f"{content}. {persons}")


def _write(form: Format, make: Callable[[], Report], texts: Texts) -> bytes:
    return form.write(make(), wording(texts))


def _answer(
    answer: Answer, projects: Sequence[Project], collection: Collection, contacts: bool, texts: Texts
) -> Report:
    chosen = [project.id for project in projects]
    report = answer_report(answer, collection.store.projects, chosen, wording(texts))
    return report if contacts else _hidden(report, collection, texts)


def _projects(projects: Sequence[Project], collection: Collection, contacts: bool, texts: Texts) -> Report:
    shown = projects if contacts else [without_contact_fields(project) for project in projects]
    pages = {(p.document, p.start): p.page for p in collection.store.passages}
    report = projects_report(shown, collection.titles, pages, wording(texts))
    return report if contacts else _hidden(report, collection, texts)


def _sheet(found: Inspiration, collection: Collection, contacts: bool, names: Names) -> Report:
    texts = names.texts
    report = sheet_report(
        found,
        collection.titles,
        {project.id: project.name for project in collection.store.projects},
        collection.read,
        wording(texts),
        names.term,
        texts.language,
        contacts,
    )
    return report if contacts else _hidden(report, collection, texts)


def _hidden(report: Report, collection: Collection, texts: Texts) -> Report:
    hide = hider(collection.store.projects, texts("export.hidden"))
    return without_contacts(report, hide, texts("export.no_contacts"))


def named_projects(answer: Answer, projects: Sequence[Project]) -> dict[str, Project]:
    """The projects that an answer names or quotes, by id, in the answer's order; of one that abstains, those
    of the nearest passages."""
    records = {project.id: project for project in projects}
    ids = [match.id for match in answer.projects] + [c.project for c in answer.citations if c.project]
    ids += [hit.passage.project for hit in answer.nearest if hit.passage.project]
    return {identifier: records[identifier] for identifier in ids if identifier in records}
