"""The map and the timeline as charts: no tiles, no network, and nothing that their tables do not say."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

import altair as alt

from rag.explore.places import AREA, PlaceMap
from rag.explore.times import Run, Timeline

PICK = "pick"
"""The name of the selection that a click makes."""

CHOSEN, OTHER, QUIET = "#c26a12", "#2b7c8c", "#8b9296"
"""Colours with a contrast of 3:1 on the light and on the dark page."""

BAR, LABEL = 20, 230
"""Pixels of one project's line in the timeline: its height, and what its name may take of the width."""

_SVG = {"embedOptions": {"renderer": "svg"}}
"""Drawn as SVG, each mark is an element with a name of its own for those who listen to the page."""


def place_chart(places: PlaceMap, chosen: Collection[str], words: Mapping[str, str], ink: str) -> Any:
    """A dot for each municipality, its area the number of projects, over the coasts and borders.

    ``words`` has the names of the tooltip's lines: ``municipality`` and ``count``; ``ink`` is the colour of
    the names on the map.
    """
    frame = places.frame
    width, height = frame.scale * (frame.right - frame.left), frame.scale * (frame.top - frame.bottom)
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[frame.left, frame.right], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[frame.bottom, frame.top], nice=False))
    rows = [
        {
            "place": d.municipality,
            "x": d.x,
            "y": d.y,
            "count": d.count,
            **{side: d.municipality if d.label == side else "" for side in ("left", "right")},
            "chosen": d.municipality in chosen,
            "told": _told((words["municipality"], d.municipality), (words["count"], d.count)),
        }
        for d in sorted(places.dots, key=lambda d: -d.count)
    ]
    most = max((d.count for d in places.dots), default=1)
    size = alt.Size("count:Q", scale=alt.Scale(domain=[0, most], range=[0, AREA * most]), legend=None)
    pick = alt.selection_point(name=PICK, fields=["place"], on="click", empty=False)
    dots = (
        alt.Chart(_rows(values=rows))
        .mark_circle(opacity=0.9, stroke="white", strokeWidth=1, cursor="pointer")
        .encode(
            x=x,
            y=y,
            size=size,
            description="told:N",
            color=alt.condition("datum.chosen", alt.value(CHOSEN), alt.value(OTHER)),
            tooltip=[
                alt.Tooltip("place:N", title=words["municipality"]),
                alt.Tooltip("count:Q", title=words["count"]),
            ],
        )
        .add_params(pick)
    )
    written = alt.Chart(_rows(values=rows)).encode(x=x, y=y)
    names = [
        written.mark_text(align="left", dx=11, fontSize=12, color=ink, aria=False).encode(text="right:N"),
        written.mark_text(align="right", dx=-11, fontSize=12, color=ink, aria=False).encode(text="left:N"),
    ]
    layers = alt.layer(_ground(places, x, y), dots, *names).properties(
        width=round(width), height=round(height), usermeta=_SVG
    )
    return layers.configure_view(stroke=None)


def _ground(places: PlaceMap, x: alt.X, y: alt.Y) -> Any:
    """The coasts and borders as quiet lines."""
    points = [
        {"line": n, "at": i, "x": x, "y": y}
        for n, line in enumerate(places.outline)
        for i, (x, y) in enumerate(line)
    ]
    return (
        alt.Chart(_rows(values=points))
        .mark_line(strokeWidth=1, opacity=0.8, color=QUIET, clip=True, tooltip=False, aria=False)
        .encode(x=x, y=y, detail="line:N", order="at:O")
    )


def year_chart(times: Timeline, chosen: Collection[str], words: Mapping[str, str], ink: str) -> Any:
    """How many projects run in each year; ``ink`` is the colour of the texts."""
    rows = [
        {
            "year": y.year,
            "count": y.count,
            "chosen": y.year in chosen,
            "told": _told((words["year"], y.year), (words["count"], y.count)),
        }
        for y in times.years
    ]
    pick = alt.selection_point(name=PICK, fields=["year"], on="click", empty=False)
    return (
        alt.Chart(_rows(values=rows))
        .mark_bar(cornerRadius=3, cursor="pointer")
        .encode(
            x=alt.X("year:O", title=words["year"], axis=alt.Axis(labelAngle=0)),
            y=alt.Y("count:Q", title=words["count"], axis=alt.Axis(tickMinStep=1, labelFlush=False)),
            color=alt.condition("datum.chosen", alt.value(CHOSEN), alt.value(OTHER)),
            description="told:N",
            tooltip=[
                alt.Tooltip("year:O", title=words["year"]),
                alt.Tooltip("count:Q", title=words["count"]),
            ],
        )
        .add_params(pick)
        .properties(height=180, usermeta=_SVG)
        .configure_axis(labelColor=ink, titleColor=ink)
    )


def run_chart(times: Timeline, words: Mapping[str, str], ink: str) -> Any:
    """A line for each project from its start to its end; an open end fades. ``ink`` is the texts' colour."""
    rows = [
        {
            "id": r.id,
            "name": r.name,
            "start": r.start,
            "end": r.end,
            "open": r.open,
            "told": _told((words["name"], r.name), (words["start"], r.start), (words["end"], _end(r))),
        }
        for r in times.runs
    ]
    pick = alt.selection_point(name=PICK, fields=["id"], on="click", empty=False)
    return (
        alt.Chart(_rows(values=rows))
        .mark_bar(cornerRadius=4, height=10, cursor="pointer", color=OTHER)
        .encode(
            x=alt.X("start:T", title=None, axis=alt.Axis(format="%Y", tickCount="year", orient="top")),
            x2="end:T",
            y=alt.Y(
                "id:N",
                sort=[r.id for r in times.runs],
                title=None,
                axis=alt.Axis(
                    labelExpr=_labels(times),
                    labelLimit=LABEL,
                    labelFlush=False,
                    labelOverlap=False,
                    ticks=False,
                    domain=False,
                ),
            ),
            opacity=alt.condition("datum.open", alt.value(0.5), alt.value(0.95)),
            description="told:N",
            tooltip=[
                alt.Tooltip("name:N", title=words["name"]),
                alt.Tooltip("start:T", title=words["start"], format="%Y-%m-%d"),
                alt.Tooltip("end:T", title=words["end"], format="%Y-%m-%d"),
            ],
        )
        .add_params(pick)
        .properties(height=alt.Step(BAR), usermeta=_SVG)
        .configure_axis(labelColor=ink, titleColor=ink)
    )


def _told(*facts: tuple[str, object]) -> str:
    """What a mark is called for those who listen to the page."""
    return "; ".join(f"{name}: {value}" for name, value in facts)


def _end(run: Run) -> str:
    return "–" if run.open else run.end


def _labels(times: Timeline) -> str:
    """A Vega expression from a project's id to its name: two projects may have the same name."""
    names = {run.id: run.name for run in times.runs}
    return f"{json.dumps(names)}[datum.value]"


def _rows(values: list[dict[str, Any]]) -> Any:
    return alt.InlineData(values=values)


def picked(event: Any, field: str) -> list[str]:
    """The values that a click on a chart selected, from the state that Streamlit keeps of it."""
    return [str(point[field]) for point in event["selection"].get(PICK, []) if field in point]
