"""Where the records are: a dot for each municipality, sized by its number of records."""

from __future__ import annotations

import json
import math
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal

from rag.explore.spread import spread
from rag.ingest.places import gazetteer
from rag.types import Project

MIDDLE = 16.0
"""The meridian, in degrees east, that is drawn upright: the middle of the Nordic countries."""

MARGIN = 0.4
"""Degrees left free around the outermost dots."""

LEAST = 2.0
"""Degrees shown at least: a single dot needs its surroundings to be found on a map."""

CROWD = 4
"""Municipalities of a region from which the map can be drawn of it alone."""

WIDEST, HIGHEST = 640, 620
"""Pixels of the map's longer sides."""

AREA = 50
"""Square pixels of a dot for each of its records."""

FOR_NAMES = 0.16
"""The share of the width that is kept free on the right for the names of the easternmost places."""

LABEL_HEIGHT, LABEL_LETTER, LABEL_GAP = 0.03, 0.013, 0.014
"""A label's height, a letter's width and the way from the dot, as shares of the map's longer side."""

Side = Literal["right", "left", ""]
Line = tuple[tuple[float, float], ...]
"""Points of the plane that are joined."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A municipality on the map's plane; ``label`` is the side on which its name has room, "" for none."""

    municipality: str
    country: str
    x: float
    y: float
    count: int
    label: Side = ""


@dataclass(frozen=True, slots=True)
class Count:
    """How many records a municipality has."""

    municipality: str
    country: str
    count: int


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the plane that is shown."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def scale(self) -> float:
        """Pixels of a degree."""
        return min(WIDEST / (self.right - self.left), HIGHEST / (self.top - self.bottom))


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """The dots, the coasts and borders behind them, and what has no place on the map.

    ``areas`` are the regions of which the map can be drawn alone, those with most municipalities first.
    """

    dots: tuple[Dot, ...]
    outline: tuple[Line, ...]
    frame: Frame
    areas: tuple[str, ...]
    counts: tuple[Count, ...]
    unplaced: tuple[Count, ...]
    nowhere: int


@cache
def coordinates() -> Mapping[tuple[str, str], tuple[float, float]]:
    """Latitude and longitude by country and municipality."""
    with (Path(__file__).parent / "data" / "coordinates.toml").open("rb") as file:
        data = tomllib.load(file)
    return {(country, name): (lat, lon) for country, of in data.items() for name, (lat, lon) in of.items()}


def plane(latitude: float, longitude: float) -> tuple[float, float]:
    """The sinusoidal projection: areas are true, and a degree is as long to the east as to the north."""
    return (longitude - MIDDLE) * math.cos(math.radians(latitude)), latitude


@cache
def outline() -> tuple[Line, ...]:
    """The coasts and borders of the Nordic countries, on the plane."""
    with (Path(__file__).parent / "data" / "outline.json").open("rb") as file:
        return tuple(tuple(plane(lat, lon) for lat, lon in line) for line in json.load(file)["lines"])


@cache
def regions() -> Mapping[tuple[str, str], str]:
    """The region in which each municipality lies, by country and municipality."""
    return {(p.country or "", p.name): p.region for p in gazetteer().municipalities if p.region}


def place_map(projects: Sequence[Project], area: str | None = None) -> PlaceMap:
    """The map of the records' municipalities, with their table; of the region ``area`` alone when it is one
    of ``areas``."""
    counted = Counter((p.country or "", p.municipality) for p in projects if p.municipality)
    counts = tuple(
        Count(name, country, count)
        for (country, name), count in sorted(counted.items(), key=lambda item: (-item[1], item[0][1]))
    )
    known = {c: where for c in counts if (where := coordinates().get((c.country, c.municipality)))}
    crowds = Counter(regions().get((c.country, c.municipality), "") for c in known)
    areas = tuple(region for region, of in crowds.most_common() if region and of >= CROWD)
    drawn = {c for c in known if area not in areas or regions().get((c.country, c.municipality)) == area}
    frame = _frame([plane(*known[c]) for c in drawn])
    dots = [Dot(c.municipality, c.country, *plane(*where), c.count) for c, where in known.items()]
    dots = _apart([dot for dot in dots if _inside((dot.x, dot.y), frame)], frame)
    return PlaceMap(
        dots=tuple(_labelled(dots, frame)),
        outline=tuple(line for line in outline() if any(_inside(point, frame) for point in line)),
        frame=frame,
        areas=areas,
        counts=counts,
        unplaced=tuple(c for c in counts if c not in known),
        nowhere=sum(p.municipality is None for p in projects),
    )


def _apart(dots: Sequence[Dot], frame: Frame) -> list[Dot]:
    """The dots, none of them hidden by another, however near their places are."""
    circles = [(dot.x, dot.y, math.sqrt(AREA * dot.count / math.pi) / frame.scale) for dot in dots]
    return [replace(dot, x=x, y=y) for dot, (x, y) in zip(dots, spread(circles), strict=True)]


def _frame(points: Sequence[tuple[float, float]]) -> Frame:
    """The points' surroundings; all places when there are none."""
    shown = points or [plane(*where) for where in coordinates().values()]
    left, right = min(x for x, _ in shown) - MARGIN, max(x for x, _ in shown) + MARGIN
    bottom, top = min(y for _, y in shown) - MARGIN, max(y for _, y in shown) + MARGIN
    right += FOR_NAMES * (right - left)
    wider, higher = max(0.0, LEAST - (right - left)) / 2, max(0.0, LEAST - (top - bottom)) / 2
    return Frame(left - wider, bottom - higher, right + wider, top + higher)


def _inside(point: tuple[float, float], frame: Frame) -> bool:
    return frame.left <= point[0] <= frame.right and frame.bottom <= point[1] <= frame.top


def _labelled(dots: Sequence[Dot], frame: Frame) -> list[Dot]:
    """The dots, each with the side on which its name hides neither a dot nor a more frequent one's name."""
    side = max(frame.right - frame.left, frame.top - frame.bottom)
    height, letter, gap = LABEL_HEIGHT * side, LABEL_LETTER * side, LABEL_GAP * side
    taken = [(dot.x - gap / 2, dot.x + gap / 2, dot.y) for dot in dots]
    labelled = []
    for dot in dots:
        width = letter * len(dot.municipality)
        ways: dict[Side, tuple[float, float]] = {
            "right": (dot.x + gap, dot.x + gap + width),
            "left": (dot.x - gap - width, dot.x - gap),
        }
        label: Side = ""
        for way, (left, right) in ways.items():
            free = all(abs(dot.y - y) > height or right < low or high < left for low, high, y in taken)
            if free and frame.left < left and right < frame.right:
                label = way
                taken.append((left, right, dot.y))
                break
        labelled.append(replace(dot, label=label))
    return labelled
