"""The page of all projects: search, facets, a list, a table, a map and a timeline."""

from __future__ import annotations

import streamlit as st

from rag.explore.catalogue import FACETS, Choice
from rag.types import Project
from rag.ui import browse, markup, state
from rag.ui.browse import TEXT, VIEW, Browsing, facet_key
from rag.ui.components import errors_shown
from rag.ui.explored import catalogue, places_of, times_of
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
        columns = st.columns(3)
        for i, facet in enumerate(FACETS):
            counts = {option.value: option.count for option in catalogue().facet(facet, choice)}
            columns[i % 3].multiselect(
                texts(LABELS[facet]),
                tuple(counts),
                format_func=browse.counted(names, facet, counts),
                key=facet_key(facet),
                placeholder=texts("projects.any"),
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
    """The municipalities as dots, and their table beside them."""
    from rag.ui.charts import picked, place_chart  # altair is imported with the first chart

    texts, choice = browsing.texts, browsing.choice
    places = places_of(choice)
    words = {"municipality": texts("projects.municipality"), "count": texts("projects.title")}
    st.caption(texts("projects.map_hint"))
    left, right = st.columns([3, 2])
    key = browsing.key("map")
    left.altair_chart(
        place_chart(places, choice.of("municipality"), words, _ink()),
        width="content",
        on_select=lambda: browse.toggle("municipality", picked(st.session_state[key], "place")),
        key=key,
        alt=texts("projects.map_alt", count=len(places.dots)),
    )
    with right:
        st.dataframe(
            {
                texts("projects.municipality"): [c.municipality for c in places.counts],
                texts("projects.country"): [browsing.names.country(c.country) for c in places.counts],
                texts("projects.title"): [c.count for c in places.counts],
            },
            hide_index=True,
            alt=texts("projects.map_table"),
        )
        if places.unplaced:
            st.caption(texts("projects.unplaced", places=", ".join(c.municipality for c in places.unplaced)))
        if places.nowhere:
            st.caption(texts("projects.nowhere", count=places.nowhere))
    _links(browsing, bool(choice.of("municipality")))


def _ink() -> str:
    """The colour of text on the page, which a chart cannot inherit."""
    return "#e8e6e1" if st.context.theme.type == "dark" else "#1d2326"


def _time(browsing: Browsing) -> None:
    """The years and the periods, with their table."""
    from rag.ui.charts import picked, run_chart, year_chart  # altair is imported with the first chart

    texts, choice = browsing.texts, browsing.choice
    times = times_of(choice)
    if not times.runs:
        st.html(markup.notice(texts("projects.no_period")))
        return
    words = {
        "year": texts("projects.year"),
        "count": texts("projects.title"),
        "name": texts("projects.name"),
        "start": texts("project.start"),
        "end": texts("project.end"),
    }
    st.caption(texts("projects.time_hint", count=times.timeless))
    key = browsing.key("years")
    st.altair_chart(
        year_chart(times, choice.of("year"), words),
        on_select=lambda: browse.toggle("year", picked(st.session_state[key], "year")),
        key=key,
        alt=texts("projects.years_alt"),
    )
    runs = browsing.runs()
    event = st.altair_chart(
        run_chart(runs, words), on_select="rerun", key=browsing.key("runs"), alt=texts("projects.runs_alt")
    )
    for identifier in picked(event, "id"):
        to_project(identifier, catalogue().by_id[identifier].name)
    with st.expander(texts("projects.as_table")):
        st.dataframe(
            {
                texts("projects.name"): [run.name for run in runs.runs],
                texts("project.start"): [run.start for run in runs.runs],
                texts("project.end"): ["" if run.open else run.end for run in runs.runs],
            },
            hide_index=True,
            alt=texts("projects.runs_alt"),
        )
    _links(browsing, bool(choice.of("year")))


def _links(browsing: Browsing, narrowed: bool) -> None:
    """Below a chart that was clicked: the projects that the click left."""
    if narrowed:
        _list(browsing)
