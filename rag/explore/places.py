"""Where the records are: a dot for each municipality, sized by its number of records."""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rag.types import Project

MIDDLE = 16.0
"""The meridian, in degrees east, that is drawn upright: the middle of the Nordic countries."""

MARGIN = 0.6
"""Degrees left free around the outermost dots."""

LEAST = 5.0
"""Degrees shown at least: a single dot needs its surroundings to be found on a map."""

FOR_NAMES = 0.16
"""The share of the width that is kept free on the right for the names of the easternmost places."""

LABEL_HEIGHT, LABEL_LETTER = 0.042, 0.014
"""A label's height and a letter's width, as shares of the map's longer side."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A municipality on the map's plane; ``label`` tells whether its name has room beside it."""

    municipality: str
    country: str
    x: float
    y: float
    count: int
    label: bool = False


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


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """The dots, the dots of all other municipalities as a backdrop, and what has no place on the map."""

    dots: tuple[Dot, ...]
    backdrop: tuple[tuple[float, float], ...]
    frame: Frame
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


def place_map(projects: Sequence[Project]) -> PlaceMap:
    """The map of the records' municipalities, with their table."""
    counted = Counter((p.country or "", p.municipality) for p in projects if p.municipality)
    counts = tuple(
        Count(name, country, count)
        for (country, name), count in sorted(counted.items(), key=lambda item: (-item[1], item[0][1]))
    )
    known = {c: where for c in counts if (where := coordinates().get((c.country, c.municipality)))}
    dots = [Dot(c.municipality, c.country, *plane(*where), c.count) for c, where in known.items()]
    frame = _frame([(dot.x, dot.y) for dot in dots])
    return PlaceMap(
        dots=tuple(_labelled(dots, frame)),
        backdrop=tuple(
            point for where in coordinates().values() if _inside(point := plane(*where), frame)
        ),
        frame=frame,
        counts=counts,
        unplaced=tuple(c for c in counts if c not in known),
        nowhere=sum(p.municipality is None for p in projects),
    )  # fmt: skip


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
    """The dots, the name shown of each whose label hides no more frequent one's."""
    side = max(frame.right - frame.left, frame.top - frame.bottom)
    height, letter = LABEL_HEIGHT * side, LABEL_LETTER * side
    taken: list[tuple[float, float, float]] = []
    labelled = []
    for dot in dots:
        end = dot.x + letter * (len(dot.municipality) + 2)
        free = all(abs(dot.y - y) > height or end < left or right < dot.x for left, right, y in taken)
        fits = end < frame.right
        if free and fits:
            taken.append((dot.x, end, dot.y))
        labelled.append(Dot(dot.municipality, dot.country, dot.x, dot.y, dot.count, free and fits))
    return labelled
