"""The page of a project, over the real documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from rag.store import Store
from rag.types import Project
from rag.ui.language import Texts
from tests.ui.pages import checked, html, links, opened, titles

SWEDISH = Texts.load("sv")


@pytest.fixture(autouse=True)
def store(index: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("PROJEKTLOTS_INDEX", str(index))
    return Store.open(index)


def project(store: Store, identifier: str) -> Project:
    return next(p for p in store.projects if p.id == identifier)


def test_a_project_shows_every_field_with_the_way_to_its_place(store: Store) -> None:
    record = project(store, "min-vag")
    app = opened("project", {"id": "min-vag"})
    assert titles(app) == ["Min väg"]
    places = [
        (p["doc"], p["start"], p["end"]) for label, p in links(app) if label == SWEDISH("project.in_source")
    ]
    assert sorted(places) == sorted(([f.document], [str(f.start)], [str(f.end)]) for f in record.fields)
    assert "Så står det" in html(app)
    assert "Alexandra Fritzson" in html(app)


def test_a_project_of_two_documents_leads_to_both(store: Store) -> None:
    shown = dict(links(opened("project", {"id": "min-vag"})))
    for document in store.documents:
        told = any(m.document == document.name for m in project(store, "min-vag").documents)
        label = document.source.title.replace("–", "–")
        assert (shown.get(label, {}).get("doc") == [document.name]) is told


def test_similar_projects_have_a_reason() -> None:
    app = opened("project", {"id": "kulturstodjare"})
    shown = links(app)
    names = [label for label, parameters in shown if "id" in parameters]
    assert len(names) == 5
    assert "Föräldrastöd för alla" in names
    assert html(app).count("Gemensamt: ") == 5


@pytest.mark.parametrize("start", ["named_only_in_contents", "no_such_date", "contents_say"])
def test_a_warning_is_told_in_words(store: Store, start: str) -> None:
    warned = next(p for p in store.projects if any(w.startswith(start) for w in p.warnings))
    shown = html(opened("project", {"id": warned.id}))
    assert SWEDISH("project.warnings") in shown
    assert start not in shown


def test_projects_stand_side_by_side() -> None:
    app = opened("project", {"id": ["kulturstodjare", "foraldrastod-for-alla"]})
    assert titles(app) == [SWEDISH("project.side_by_side")]
    assert [label for label, p in links(app) if "id" in p] == ["Kulturstödjare", "Föräldrastöd för alla"]
    assert html(app).count("<h3><bdi>Syfte</bdi></h3>") == 1


def test_another_project_is_chosen_to_be_compared() -> None:
    app = opened("project", {"id": "min-vag"})
    app.multiselect[0].set_value(["kulturstodjare"])
    shown = dict(links(checked(app.run())))
    assert shown[SWEDISH("projects.compare")] == {"id": ["min-vag", "kulturstodjare"]}


@pytest.mark.parametrize("parameters", [{}, {"id": "<script>alert(1)</script>"}])
def test_an_unknown_project_leads_back(parameters: dict[str, str]) -> None:
    app = opened("project", parameters)
    assert titles(app) == [SWEDISH("project.unknown")]
    assert html(app) == ""


def test_every_project_can_be_opened(store: Store) -> None:
    for record in store.projects[::6]:
        assert len(titles(opened("project", {"id": record.id}))) == 1


def test_fields_in_another_language_than_the_page_say_which(store: Store) -> None:
    norwegian = next(p for p in store.projects if p.language == "nb" and p.fields)
    app = opened("project", {"id": norwegian.id})
    assert '<blockquote class="pl-lines" lang="nb">' in html(app)
    assert "lang=" not in html(opened("project", {"id": "kulturstodjare"}))
