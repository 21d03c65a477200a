"""The page that lists the projects."""

from __future__ import annotations

import streamlit as st

from rag.ingest.terms import vocabulary
from rag.types import Project
from rag.ui import markup, state
from rag.ui.components import errors_shown
from rag.ui.language import Texts
from rag.ui.resources import Collection, open_collection
from rag.ui.view import about, field_views, project_rows

FILTER = "projektlots.filter"
TABLE = "projektlots.table"
COLUMNS = ("name", "organisation", "municipality", "country", "period", "groups")


def show() -> None:
    """Show the table of projects, and the fields of the one that is chosen."""
    texts = state.current_texts()
    st.title(texts("projects.title"), anchor=False)
    with errors_shown(texts):
        collection = open_collection()
        st.caption(texts("projects.intro", count=len(collection.store.projects)))
        chosen = _table(collection, texts)
        if chosen is not None:
            _record(chosen, collection, texts)


def _table(collection: Collection, texts: Texts) -> Project | None:
    wanted = st.text_input(
        texts("projects.filter"),
        key=FILTER,
        placeholder=texts("projects.filter"),
        label_visibility="collapsed",
    )
    groups = {group.id: group.name(texts.language) for group in vocabulary("groups").values()}
    rows = project_rows(collection.store.projects, wanted, groups)
    if not rows:
        st.html(markup.notice(texts("projects.no_match")))
        return None
    event = st.dataframe(
        {texts(f"projects.{column}"): [getattr(row, column) for row in rows] for column in COLUMNS},
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key=f"{TABLE}.{wanted}",  # a row number means nothing in another selection
    )
    chosen = [rows[i].id for i in event.selection.rows if i < len(rows)]
    return next((project for project in collection.store.projects if project.id in chosen), None)


def _record(project: Project, collection: Collection, texts: Texts) -> None:
    fields = field_views(project, collection.store.passages, collection.read, collection.titles)
    st.html(markup.record(project.name, about(project), fields, texts))
