from __future__ import annotations

import pytest

from rag.explore.places import Count, PlaceMap, coordinates, place_map, plane
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
    assert all(frame.left <= x <= frame.right and frame.bottom <= y <= frame.top for x, y in shown.backdrop)


def test_a_name_that_would_hide_another_or_a_dot_is_left_out() -> None:
    shown = place_map([project("Stockholm"), project("Stockholm"), project("Solna"), project("Luleå")])
    assert {dot.municipality: dot.label for dot in shown.dots} == {
        "Stockholm": "right",
        "Solna": "",
        "Luleå": "left",
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
    assert (empty.dots, empty.counts, len(empty.backdrop)) == ((), (), len(coordinates()))
