"""The page of the documents and the reader, over the real documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from rag.store import Store
from rag.ui.language import Texts
from tests.ui.pages import checked, html, links, opened, titles

SWEDISH = Texts.load("sv")
LONG = "lansstyrelsen-skane-utveckling-pagar-2023.txt"


@pytest.fixture(autouse=True)
def store(index: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("PROJEKTLOTS_INDEX", str(index))
    return Store.open(index)


def test_every_document_is_listed_and_opens(store: Store) -> None:
    app = opened("sources")
    assert [parameters["doc"] for _, parameters in links(app)] == [[d.name] for d in store.documents]
    assert "Länsstyrelsen Skåne" in html(app)
    assert "svenska" in html(app)


def test_a_quote_is_marked_on_its_page(store: Store) -> None:
    text = store.document(LONG).text
    start = text.index("Pia Holmgren")
    end = start + len("Pia Holmgren")
    app = opened("sources", {"doc": LONG, "start": str(start), "end": str(end)})
    assert "<bdi>Pia Holmgren</bdi></mark>" in html(app)
    assert html(app).count("<mark") == 1
    assert ("Projekt: Föräldrastöd för alla", {"id": ["foraldrastod-for-alla"]}) in [*links(app)]


def test_the_contents_list_turns_to_its_place() -> None:
    app = opened("sources", {"doc": LONG})
    assert app.selectbox[0].options[-1]
    app.selectbox[0].select_index(len(app.selectbox[0].options) - 1)
    last = checked(app.run())
    assert int(last.query_params["start"]) > 50_000
    assert SWEDISH("reader.page", page=1, pages=1)[:4] in html(last)


def test_a_search_inside_leads_to_each_place(store: Store) -> None:
    app = opened("sources", {"doc": LONG})
    app.text_input[0].set_value("ÖPPNA forskolan")
    found = [p for label, p in links(checked(app.run())) if label.startswith("Visa ställe")]
    text = store.document(LONG).text.casefold()
    assert len(found) == text.count("öppna förskolan")
    start, end = int(found[0]["start"][0]), int(found[0]["end"][0])
    assert text[start:end] == "öppna förskolan"


@pytest.mark.parametrize(
    ("start", "end"), [("-1", "5"), ("x", ""), ("9" * 30, "1"), ("99999999", "0"), ("10", "5"), ("٣", "٤")]
)
def test_a_place_that_is_none_marks_nothing(start: str, end: str) -> None:
    assert "<mark" not in html(opened("sources", {"doc": LONG, "start": start, "end": end}))


def test_an_unknown_document_leads_back() -> None:
    app = opened("sources", {"doc": "<b>nej</b>.txt"})
    assert (titles(app), html(app)) == ([SWEDISH("reader.unknown")], "")
    assert links(app) == [(SWEDISH("reader.all"), {})]


def test_a_stretch_in_another_language_than_the_page_says_which(store: Store) -> None:
    norwegian = next(p for p in store.projects if p.language == "nb" and p.fields).documents[0]
    app = opened("sources", {"doc": norwegian.document, "start": str(norwegian.start)})
    assert '<div class="pl-answer pl-reader pl-entry" lang="nb">' in html(app)
    assert '<div class="pl-answer pl-reader pl-between">' in html(app)
