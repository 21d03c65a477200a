"""Saving projects, or an inspiration sheet, as a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from rag.explore.inspire import Inspiration
from rag.export.formats import FORMATS, Format
from rag.export.privacy import hider
from rag.export.report import (
    Report,
    projects_report,
    without_contact_fields,
    without_contacts,
)
from rag.export.sheet import sheet_report
from rag.types import Project
from rag.ui.language import Texts
from rag.ui.naming import Names
from rag.ui.resources import Collection, open_collection
from rag.ui.tools import wording


def save_projects(projects: Sequence[Project], texts: Texts) -> None:
    """Show the buttons that save ``projects`` in their whole."""
    with st.popover(texts("projects.save", count=len(projects)), disabled=not projects):
        contacts = st.checkbox(texts("export.contacts"), key="projektlots.save.contacts")
        _buttons(partial(_projects, tuple(projects), open_collection(), contacts, texts), "projekt", texts)


def save_sheet(found: Inspiration, names: Names) -> None:
    """Show the buttons that save an inspiration sheet."""
    texts = names.texts
    with st.popover(texts("inspiration.save")):
        contacts = st.checkbox(texts("export.contacts"), value=True, key="projektlots.save.contacts")
        _buttons(partial(_sheet, found, open_collection(), contacts, names), "inspiration", texts)


def _buttons(make: Callable[[], Report], name: str, texts: Texts) -> None:
    for label, form in (
        (texts("export.word"), FORMATS["word"]),
        (texts("export.markdown"), FORMATS["markdown"]),
        (texts("export.csv"), FORMATS["csv"]),
    ):
        st.download_button(
            label,
            partial(_write, form, make, texts),
            file_name=f"{name}.{form.ending}",
            mime=form.mime,
            on_click="ignore",
            width="stretch",
            key=f"projektlots.save.{form.ending}",
        )


def _write(form: Format, make: Callable[[], Report], texts: Texts) -> bytes:
    return form.write(make(), wording(texts))


def _projects(projects: Sequence[Project], collection: Collection, contacts: bool, texts: Texts) -> Report:
    shown = projects if contacts else [without_contact_fields(project) for project in projects]
    pages = {(p.document, p.start): p.page for p in collection.store.passages}
    report = projects_report(shown, collection.titles, pages, wording(texts))
    return report if contacts else _hidden(report, collection, texts)


def _sheet(found: Inspiration, collection: Collection, contacts: bool, names: Names) -> Report:
    texts = names.texts
    report = sheet_report(
        found, collection.titles, collection.read, wording(texts), names.term, texts.language, contacts
    )
    return report if contacts else _hidden(report, collection, texts)


def _hidden(report: Report, collection: Collection, texts: Texts) -> Report:
    hide = hider(collection.store.projects, texts("export.hidden"))
    return without_contacts(report, hide, texts("export.no_contacts"))
