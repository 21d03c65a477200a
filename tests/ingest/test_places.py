"""Places in texts and in questions."""

from __future__ import annotations

import pytest

from rag.ingest.places import find_places

Found = list[tuple[str, str]]


def places(text: str, *, question: bool = False) -> Found:
    return [(m.place.name, text[m.start : m.end]) for m in find_places(text, any_case=question)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mötet hölls i Lund och Malmö.", [("Lund", "Lund"), ("Malmö", "Malmö")]),
        ("Lunds kommun", [("Lund", "Lunds kommun")]),
        ("Göteborgs stad", [("Göteborg", "Göteborgs stad")]),
        ("Københavns Kommune", [("København", "Københavns Kommune")]),
        ("Östra Göinge kommun", [("Östra Göinge", "Östra Göinge kommun")]),
        ("Upplands Väsby", [("Upplands Väsby", "Upplands Väsby")]),
        ("skånska insatser", [("Skåne län", "skånska")]),
        ("Copenhagen and Gothenburg", [("København", "Copenhagen"), ("Göteborg", "Gothenburg")]),
        ("att vara i en mark", []),
        ("Sala har en park", []),
        ("Sala kommun har en park", [("Sala", "Sala kommun")]),
        ("Halmstadhus", []),
        ("Stad i Norge", [("Norge", "Norge")]),
    ],
)
def test_places_in_a_document(text: str, expected: Found) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("vilka projekt finns i lund?", [("Lund", "lund")]),
        ("projekt i malmo", [("Malmö", "malmo")]),
        ("hvilke projekter er der i århus?", [("Aarhus", "århus")]),
        ("Mikä hanke on Malmössä?", [("Malmö", "Malmössä")]),
        ("Helsingissä ja Tampereella", [("Helsingfors", "Helsingissä"), ("Tammerfors", "Tampereella")]),
        ("hankkeet Tukholmassa", [("Stockholm", "Tukholmassa")]),
        ("vad kan det vara?", []),
        ("finns det något i Sala?", [("Sala", "Sala")]),
        ("finns det något i sala kommun?", [("Sala", "sala kommun")]),
    ],
)
def test_places_in_a_question(question: str, expected: Found) -> None:
    assert places(question, question=True) == expected


def test_only_a_municipal_word_makes_a_municipality() -> None:
    found = {m.place.name: m.municipal for m in find_places("Lunds kommun och Eslöv, Malmö stad")}
    assert found == {"Lund": True, "Eslöv": False, "Malmö": True}
