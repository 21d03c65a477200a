"""The page of a project, or of two or three side by side."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from rag.explore.record import FieldText, Record, read_record, side_by_side
from rag.types import Project
from rag.ui import markup, records, state
from rag.ui.addresses import IDENTIFIER, PROJECTS
from rag.ui.components import arrive, errors_shown, page_title
from rag.ui.explored import catalogue, similar
from rag.ui.language import Texts
from rag.ui.links import keep, link, to_comparison, to_place, to_project
from rag.ui.naming import Names
from rag.ui.records import Shown
from rag.ui.resources import Collection, open_collection
from rag.ui.saving import save_projects
from rag.ui.view import about

TOGETHER = 3
"""Projects side by side: more do not fit a screen."""

COMPARED = "projektlots.compared"


def show() -> None:
    """Show the projects that the address names."""
    texts = state.current_texts()
    with errors_shown(texts):
        collection = open_collection()
        known = catalogue().by_id
        wanted = list(dict.fromkeys(st.query_params.get_all(IDENTIFIER)))[:TOGETHER]
        found = [known[identifier] for identifier in wanted if identifier in known]
        if not found:
            st.title(texts("project.unknown"), anchor=False)
            link(PROJECTS, texts("project.all"))
            return
        ids = [project.id for project in found]
        keep({IDENTIFIER: ids})
        page_title(" · ".join(project.name for project in found), texts)
        shown = Shown(texts, Names(texts, collection.titles), collection.read)
        laid_out = [read_record(project, collection.store.passages) for project in found]
        if len(laid_out) == 1:
            _one(laid_out[0], shown, collection)
        else:
            _several(laid_out, shown)
        arrive(" ".join(ids))


def _one(record: Record, shown: Shown, collection: Collection) -> None:
    project, texts = record.project, shown.texts
    link(PROJECTS, texts("project.all"))
    st.title(markup.label(project.name), anchor=False)
    st.html(records.article(markup.parts(about(project, texts.date)) + _aliases(project, texts)))
    warned = records.warnings(record.warnings, texts)
    if warned:
        st.html(warned)
    st.html(records.facts(record, shown))
    _fields([f for i, f in enumerate(record.fields) if i not in record.brief], shown)
    if not record.fields:
        st.caption(texts("project.no_fields"))
    if project.contacts:
        st.header(texts("project.contacts"), anchor=False)
        st.html(records.contacts(project.contacts, shown))
    if record.brief:
        with st.expander(texts("project.more_fields", count=len(record.brief))):
            _fields([f for i, f in enumerate(record.fields) if i in record.brief], shown)
    _documents(project, shown, collection)
    _similar(project, shown)
    _compare(project, texts)
    save_projects((project,), texts)


def _fields(found: Sequence[FieldText], shown: Shown) -> None:
    """Fields as they stand, each with the way to its place."""
    for field in found:
        with st.container(gap="xsmall", key=f"pl-field-{field.mention.document}-{field.mention.start}"):
            st.html(records.field(field, shown))
            to_place(field.mention, shown.texts("project.in_source"))


def _aliases(project: Project, texts: Texts) -> str:
    if not project.aliases:
        return ""
    return markup.parts([texts("answer.aliases", names=", ".join(project.aliases))])


def _documents(project: Project, shown: Shown, collection: Collection) -> None:
    """Where the project is told of: each of its entries, in every document."""
    texts = shown.texts
    st.header(texts("project.documents"), anchor=False)
    if len({mention.document for mention in project.documents}) > 1:
        st.caption(texts("project.several_documents"))
    for mention in project.documents:
        to_place(mention, collection.titles[mention.document])


def _similar(project: Project, shown: Shown) -> None:
    """The projects like this one, each with the reason."""
    texts = shown.texts
    found = similar(project.id)
    if not found:
        return
    st.header(texts("project.similar"), anchor=False)
    for alike in found:
        with st.container(border=True, gap="xsmall", key=f"pl-card-{alike.project.id}"):
            to_project(alike.project.id, alike.project.name)
            pairs = "".join(records.pair(pair, project.name, shown) for pair in alike.pairs)
            told = markup.parts(about(alike.project, texts.date)) + records.reasons(alike, shown)
            st.html(records.article(told + pairs))


def _compare(project: Project, texts: Texts) -> None:
    """Choose one or two others to be seen beside this one."""
    st.header(texts("project.compare"), anchor=False)
    near = [alike.project.id for alike in similar(project.id)]
    names = {entry.project.id: entry.project.name for entry in catalogue().entries}
    others = [i for i in dict.fromkeys([*near, *names]) if i != project.id]
    chosen = st.multiselect(
        texts("project.compare_with"),
        others,
        format_func=names.__getitem__,
        max_selections=TOGETHER - 1,
        placeholder=texts("project.compare_choose"),
        key=f"{COMPARED}.{project.id}",
    )
    if chosen:
        to_comparison([project.id, *chosen], texts("projects.compare"))


def _several(found: list[Record], shown: Shown) -> None:
    """The projects in columns: what is known of each, and what each says of the same thing."""
    texts = shown.texts
    st.html('<span class="pl-wide"></span>')
    link(PROJECTS, texts("project.all"))
    st.title(texts("project.side_by_side"), anchor=False)
    for column, record in zip(st.columns(len(found)), found, strict=True):
        with column:
            to_project(record.project.id, record.project.name)
            st.html(records.facts(record, shown))
    for row in side_by_side(found):
        st.html(records.article(f"<h3>{markup.text(records.field_name(row.label, row.role, texts))}</h3>"))
        for column, record, cells in zip(st.columns(len(found)), found, row.cells, strict=True):
            with column:
                st.html(records.whose(record.project.name))
                for cell in cells:
                    st.html(records.article(records.cell(cell, shown)))
                if not cells:
                    st.caption(texts("project.says_nothing"))
    save_projects([record.project for record in found], texts)
