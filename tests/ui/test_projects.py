"""The page of all projects, over the real documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from rag.store import Store
from rag.ui.browse import TEXT, VIEW, facet_key
from rag.ui.charts import picked
from rag.ui.language import Texts
from tests.ui.pages import checked, html, links, opened, titles

SWEDISH = Texts.load("sv")


@pytest.fixture(autouse=True)
def store(index: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("PROJEKTLOTS_INDEX", str(index))
    return Store.open(index)


def found(store: Store, **attributes: str) -> set[str]:
    return {p.name for p in store.projects if all(getattr(p, k) == v for k, v in attributes.items())}


def test_all_projects_are_listed_a_page_at_a_time(store: Store) -> None:
    app = opened("projects")
    first = [label for label, _ in links(app)]
    assert titles(app) == [SWEDISH("projects.title")]
    assert len(first) == 20
    count = len(store.projects)
    assert SWEDISH("projects.found", count=count, all=count) in html(app)
    app.button(key="projektlots.next").click()
    second = [label for label, _ in links(checked(app.run()))]
    assert len(second) == 20
    assert set(first).isdisjoint(second)


def test_a_search_and_a_facet_narrow_the_list_and_the_address(store: Store) -> None:
    app = opened("projects")
    app.multiselect(key=facet_key("municipality")).set_value(["Lund"])
    checked(app.run())
    assert {label for label, _ in links(app)} == found(store, municipality="Lund")
    assert app.query_params["municipality"] == "Lund"
    app.text_input(key=TEXT).set_value("finns inte alls")
    checked(app.run())
    assert SWEDISH("projects.no_match") in html(app)
    app.button(key="projektlots.clear").click()
    assert len(links(checked(app.run()))) == 20
    assert "municipality" not in app.query_params


def test_what_is_chosen_is_removed_by_its_chip(store: Store) -> None:
    app = opened("projects", {"municipality": ["Lund", "Eslöv"]})
    chips = [b.label for b in app.button if b.key and b.key.startswith("projektlots.chosen.")]
    assert chips == ["Kommun\\: Lund ✕", "Kommun\\: Eslöv ✕"]
    app.button(key="projektlots.chosen.municipality.Lund").click()
    assert {label for label, _ in links(checked(app.run()))} == found(store, municipality="Eslöv")


def test_an_address_opens_its_choice(store: Store) -> None:
    app = opened("projects", {"country": ["Danmark"], "text": "Frivillig"})
    assert app.multiselect(key=facet_key("country")).value == ["Danmark"]
    assert app.text_input(key=TEXT).value == "Frivillig"
    assert {label for label, _ in links(app)} < found(store, country="Danmark")


def test_a_facet_shows_how_many_projects_its_values_leave(store: Store) -> None:
    app = opened("projects")
    count = len(found(store, country="Danmark"))
    assert f"Danmark ({count})" in app.multiselect(key=facet_key("country")).options


def test_the_table_has_a_row_for_each_project(store: Store) -> None:
    app = opened("projects", {"country": "Norge"})
    app.segmented_control(key=VIEW).set_value("table")
    rows = checked(app.run()).dataframe[0].value
    assert set(rows[SWEDISH("projects.name")]) == found(store, country="Norge")
    assert set(rows[SWEDISH("projects.country")]) == {"Norge"}


def test_beside_the_map_every_municipality_is_in_a_table(store: Store) -> None:
    app = opened("projects")
    app.segmented_control(key=VIEW).set_value("map")
    table = checked(app.run()).dataframe[0].value
    assert set(table[SWEDISH("projects.municipality")]) == {
        p.municipality for p in store.projects if p.municipality
    }
    assert len(app.get("vega_lite_chart")) == 1


def test_beside_the_timeline_every_period_is_in_a_table(store: Store) -> None:
    app = opened("projects")
    app.segmented_control(key=VIEW).set_value("time")
    table = checked(app.run()).dataframe[0].value
    assert len(table) == sum(p.start is not None or p.end is not None for p in store.projects)


@pytest.mark.parametrize("view", ["list", "table", "map", "time"])
def test_every_view_can_do_with_nothing(view: str) -> None:
    app = opened("projects", {"text": "finns inte alls"})
    app.segmented_control(key=VIEW).set_value(view)
    checked(app.run())


def test_what_a_click_on_a_chart_picked() -> None:
    event = {"selection": {"pick": [{"place": "Lund"}, {"other": 1}]}}
    assert picked(event, "place") == ["Lund"]
    assert picked({"selection": {}}, "place") == []
