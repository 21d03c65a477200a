"""The map and the timeline on the page of projects, each with its table."""

from __future__ import annotations

import streamlit as st

from rag.ui import browse, markup
from rag.ui.addresses import IDENTIFIER, PROJECT
from rag.ui.browse import Browsing
from rag.ui.charts import picked, place_chart, run_chart, year_chart
from rag.ui.explored import places_of, times_of
from rag.ui.links import page, to_project

AREA, AREA_WIDTH = "projektlots.browse.area", 320
"""The region that the map shows alone, and the width of its choice in pixels."""


BESIDE = 8
"""Projects of the chosen municipalities that are linked to beside the map; the list below has all."""


def show_map(browsing: Browsing) -> None:
    """The municipalities as dots, and their table beside them."""
    texts, choice = browsing.texts, browsing.choice
    area = st.session_state.get(AREA)
    places = places_of(choice, area)
    words = {"municipality": texts("projects.municipality"), "count": texts("projects.title")}
    st.caption(texts("projects.map_hint"))
    if places.areas:
        st.selectbox(
            texts("projects.area"),
            places.areas,
            index=None,
            placeholder=texts("projects.whole_map"),
            key=AREA,
            width=AREA_WIDTH,
        )
    left, right = st.columns([3, 2])
    key = f"{browsing.key('map')}.{area}"
    left.altair_chart(
        place_chart(places, choice.of("municipality"), words, _ink()),
        width="content",
        on_select=lambda: browse.toggle("municipality", picked(st.session_state[key], "place")),
        key=key,
        alt=texts("projects.map_alt", count=len(places.dots)),
    )
    with right:
        if choice.of("municipality"):
            for project in browsing.found[:BESIDE]:
                to_project(project.id, project.name)
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


def _ink() -> str:
    """The colour of text on the page, which a chart cannot inherit."""
    return "#e8e6e1" if st.context.theme.type == "dark" else "#1d2326"


def show_time(browsing: Browsing) -> None:
    """The years and the periods, with their table."""
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
        year_chart(times, choice.of("year"), words, _ink()),
        on_select=lambda: browse.toggle("year", picked(st.session_state[key], "year")),
        key=key,
        alt=texts("projects.years_alt"),
    )
    runs = browsing.runs()
    event = st.altair_chart(
        run_chart(runs, words, _ink()),
        on_select="rerun",
        key=browsing.key("runs"),
        alt=texts("projects.runs_alt"),
    )
    for identifier in picked(event, "id"):
        st.switch_page(page(PROJECT), query_params={IDENTIFIER: identifier})
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
