"""The page of all projects: search, facets, a list, a table, a map and a timeline."""

from __future__ import annotations

import streamlit as st

from rag.explore.catalogue import FACETS, Choice
from rag.types import Project
from rag.ui import browse, markup, state
from rag.ui.browse import TEXT, VIEW, Browsing, facet_key
from rag.ui.components import arrive, errors_shown
from rag.ui.explored import catalogue
from rag.ui.language import Texts
from rag.ui.links import to_comparison, to_project
from rag.ui.naming import Names
from rag.ui.resources import open_collection
from rag.ui.saving import save_projects

LABELS = {
    "country": "projects.country",
    "municipality": "projects.municipality",
    "category": "projects.category",
    "group": "projects.groups",
    "theme": "projects.themes",
    "year": "projects.year",
    "document": "projects.document",
}
VIEWS = {
    "list": "projects.as_list",
    "table": "projects.as_table",
    "map": "projects.as_map",
    "time": "projects.as_time",
}
COLUMNS = 4
"""Filters side by side."""

TOGETHER = 3
"""Projects side by side: more do not fit a screen."""


def show() -> None:
    """Show the projects that the search and the facets leave."""
    texts = state.current_texts()
    st.html('<span class="pl-wide"></span>')
    st.title(texts("projects.title"), anchor=False)
    with errors_shown(texts):
        collection = open_collection()
        names = Names(texts, collection.titles)
        browse.begin()
        choice = _facets(names)
        found = catalogue().choose(choice)
        _result(found, texts)
        _chosen(choice, names)
        view = st.segmented_control(
            texts("projects.view"),
            tuple(VIEWS),
            format_func=lambda value: texts(VIEWS[value]),
            key=VIEW,
            required=True,
            label_visibility="collapsed",
            on_change=browse.first_page,
        )
        if not found and view in ("list", "table"):
            st.html(markup.notice(texts("projects.no_match")))
            return
        browsing = Browsing(texts, names, choice, found)
        {"list": _list, "table": _table, "map": _map, "time": _time}[view or "list"](browsing)
        arrive(str(st.session_state.get(browse.PAGE, 0)))


def _facets(names: Names) -> Choice:
    """The search and the facets, each with how many projects its values leave; what is chosen of them."""
    texts = names.texts
    st.text_input(
        texts("projects.filter"),
        key=TEXT,
        placeholder=texts("projects.filter"),
        label_visibility="collapsed",
        on_change=browse.first_page,
    )
    choice = browse.chosen()
    count = sum(bool(choice.of(facet)) for facet in FACETS)
    label = texts("projects.facets_chosen", count=count) if count else texts("projects.facets")
    with st.expander(label, expanded=False, key="projektlots.facets"):
        columns = st.columns(COLUMNS)
        for i, facet in enumerate(FACETS):
            counts = {option.value: option.count for option in catalogue().facet(facet, choice)}
            columns[i % COLUMNS].multiselect(
                texts(LABELS[facet]),
                tuple(counts),
                format_func=browse.counted(names, facet, counts),
                key=facet_key(facet),
                placeholder=texts("projects.any"),
                select_all=False,  # Streamlit's own line, in English only
                on_change=browse.first_page,
            )
    return choice


def _result(found: tuple[Project, ...], texts: Texts) -> None:
    """How many projects are left, and the way back to all."""
    everything = len(catalogue().entries)
    with st.container(horizontal=True, vertical_alignment="center"):
        told = markup.text(texts("projects.found", count=len(found), all=everything))
        st.html(f'<p class="pl-count" role="status">{told}</p>', width="content")
        if browse.chosen() != Choice():
            st.button(
                texts("projects.clear"), key="projektlots.clear", type="tertiary", on_click=browse.clear
            )


def _chosen(choice: Choice, names: Names) -> None:
    """What is chosen of the filters, each to be removed, also when their panel is folded."""
    chosen = [(facet, value) for facet in FACETS for value in choice.of(facet)]
    if not chosen:
        return
    with st.container(horizontal=True, key="projektlots-chips-facets"):
        for facet, value in chosen:
            st.button(
                markup.label(f"{names.texts(LABELS[facet])}: {names.value(facet, value)}") + " ✕",
                key=f"projektlots.chosen.{facet}.{value}",
                on_click=browse.toggle,
                args=(facet, [value]),
                wrap=True,
            )


def _list(browsing: Browsing) -> None:
    """The projects one below the other, a page at a time."""
    texts = browsing.texts
    for card in browsing.cards():
        with st.container(border=True, gap="xsmall", key=f"pl-card-{card.project.id}"):
            to_project(card.project.id, card.project.name)
            st.html(card.body)
    first, last, count = browsing.span()
    if count > last - first + 1:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                texts("projects.previous"),
                disabled=first == 1,
                on_click=browse.turn,
                args=(-1,),
                key="projektlots.previous",
            )
            st.button(
                texts("projects.next"),
                disabled=last == count,
                on_click=browse.turn,
                args=(1,),
                key="projektlots.next",
            )
            told = markup.text(texts("projects.span", first=first, last=last))
            st.html(f'<p class="pl-count">{told}</p>', width="content")
    save_projects(browsing.found, texts)


def _table(browsing: Browsing) -> None:
    """A table to be sorted by any column; chosen rows are opened, compared or saved."""
    texts = browsing.texts
    st.caption(texts("projects.table_hint"))
    event = st.dataframe(
        browsing.table(),
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        key=browsing.key("table"),  # a row number means nothing in another selection
        alt=texts("projects.title"),
    )
    chosen = [browsing.found[i] for i in event.selection.rows if i < len(browsing.found)]
    for project in chosen[:TOGETHER]:
        to_project(project.id, project.name)
    if 1 < len(chosen) <= TOGETHER:
        to_comparison([p.id for p in chosen], texts("projects.compare"))
    save_projects(tuple(chosen) or browsing.found, texts)


def _map(browsing: Browsing) -> None:
    """The municipalities as dots, and below them the projects of those that are chosen."""
    from rag.ui.figures import show_map  # altair is imported with the first chart

    show_map(browsing)
    _links(browsing, bool(browsing.choice.of("municipality")))


def _time(browsing: Browsing) -> None:
    """The years and the periods, and below them the projects of the years that are chosen."""
    from rag.ui.figures import show_time  # altair is imported with the first chart

    show_time(browsing)
    _links(browsing, bool(browsing.choice.of("year")))


def _links(browsing: Browsing, narrowed: bool) -> None:
    """Below a chart that was clicked: the projects that the click left."""
    if narrowed:
        _list(browsing)
