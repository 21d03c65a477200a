from __future__ import annotations

import math
from itertools import combinations

import pytest

from rag.explore.places import AREA, Count, PlaceMap, coordinates, outline, place_map, plane
from rag.ingest.places import gazetteer
from rag.types import Project

NORDIC = (54.0, 72.0, -25.0, 32.0)


def project(municipality: str | None, country: str | None = "Sverige") -> Project:
    return Project(f"{municipality}", "X", (), municipality=municipality, country=country)


def test_every_swedish_and_danish_municipality_has_coordinates() -> None:
    named = {name for names, place in _municipalities() for name in names if place in ("Sverige", "Danmark")}
    assert named - {name for _, name in coordinates()} == set()


def _municipalities() -> list[tuple[list[str], str]]:
    return [([p.name], p.country or "") for p in gazetteer().municipalities]


def test_every_coordinate_lies_in_the_nordic_countries() -> None:
    south, north, west, east = NORDIC
    assert [
        place
        for place, (lat, lon) in coordinates().items()
        if not (south < lat < north and west < lon < east)
    ] == []


@pytest.mark.parametrize(
    ("west", "east"), [("Göteborg", "Stockholm"), ("Lund", "Kristianstad"), ("Åre", "Sundsvall")]
)
def test_what_lies_to_the_west_is_drawn_to_the_left(west: str, east: str) -> None:
    assert plane(*coordinates()["Sverige", west])[0] < plane(*coordinates()["Sverige", east])[0]


def test_the_map_counts_places_and_names_those_it_cannot_show() -> None:
    shown = place_map(
        [project("Lund"), project("Lund"), project("Umeå"), project("Landet", "Norge"), project(None)]
    )
    assert shown.counts == (
        Count("Lund", "Sverige", 2),
        Count("Landet", "Norge", 1),
        Count("Umeå", "Sverige", 1),
    )
    assert [(dot.municipality, dot.count, dot.label) for dot in shown.dots] == [
        ("Lund", 2, "right"),
        ("Umeå", 1, "right"),
    ]
    assert shown.unplaced == (Count("Landet", "Norge", 1),)
    assert shown.nowhere == 1
    frame = shown.frame
    assert all(frame.left < dot.x < frame.right and frame.bottom < dot.y < frame.top for dot in shown.dots)
    assert 0 < len(shown.outline) < len(outline())


def test_a_name_that_would_hide_another_or_a_dot_is_left_out() -> None:
    shown = place_map([project("Stockholm"), project("Stockholm"), project("Solna"), project("Luleå")])
    assert {dot.municipality: dot.label for dot in shown.dots} == {
        "Stockholm": "right",
        "Solna": "",
        "Luleå": "right",
    }


def test_a_region_with_many_municipalities_can_be_drawn_alone() -> None:
    names = ["Lund", "Malmö", "Eslöv", "Kristianstad"]
    projects = [project(name) for name in (*names, "Luleå", "Umeå")]
    whole, near = place_map(projects), place_map(projects, "Skåne län")
    assert whole.areas == near.areas == ("Skåne län",)
    assert {dot.municipality for dot in near.dots} == set(names)
    assert near.counts == whole.counts
    assert near.frame.top - near.frame.bottom < (whole.frame.top - whole.frame.bottom) / 3
    assert place_map(projects, "Norrbotten") == whole


def test_without_places_the_whole_map_is_shown() -> None:
    empty: PlaceMap = place_map([])
    assert (empty.dots, empty.counts) == ((), ())
    assert len(empty.outline) > 0.8 * len(outline())


def test_the_outline_lies_around_every_municipality() -> None:
    points = [point for line in outline() for point in line]
    assert all(len(line) > 1 for line in outline())
    for place in (("Sverige", "Lund"), ("Norge", "Tromsø"), ("Island", "Akureyri"), ("Danmark", "Esbjerg")):
        x, y = plane(*coordinates()[place])
        assert min(math.hypot(x - a, y - b) for a, b in points) < 0.6


def test_no_dot_hides_another_and_none_moves_far() -> None:
    names = ["Lund", "Lomma", "Burlöv", "Malmö", "Malmö", "Malmö", "Staffanstorp", "Eslöv", "Umeå"]
    shown = place_map([project(name) for name in names])
    radius = {d: math.sqrt(AREA * d.count / math.pi) / shown.frame.scale for d in shown.dots}
    for a, b in combinations(shown.dots, 2):
        assert math.hypot(a.x - b.x, a.y - b.y) > 0.98 * (radius[a] + radius[b])
    for dot in shown.dots:
        x, y = plane(*coordinates()["Sverige", dot.municipality])
        assert math.hypot(dot.x - x, dot.y - y) * shown.frame.scale < 25
