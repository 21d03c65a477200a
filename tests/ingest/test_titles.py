"""A project's name out of its printed title."""

from __future__ import annotations

import pytest

from rag.ingest.contents import ContentsItem
from rag.ingest.labels import role_of
from rag.ingest.titles import Title, align, read_title


@pytest.mark.parametrize(
    ("printed", "body", "expected"),
    [
        ("KOM VIDARE 2.0 (§37)", "", Title("Kom vidare 2.0", ("Kom vidare",), "§37")),
        ("BROBYGGARE\n\n(§ 37 a)", "", Title("Brobyggare", (), "§37a")),
        ("”BRO” (Brobyggare för alla)", "", Title("BRO", ("Brobyggare för alla",), None)),
        ("Språkvän – en väg in", "", Title("Språkvän", ("Språkvän – en väg in",), None)),
        ("VIDA: Välj Inkludering", "", Title("VIDA", ("VIDA: Välj Inkludering", "Välj Inkludering"), None)),
        ("Flyktingguide/språkvän", "", Title("Flyktingguide/språkvän", ("Flyktingguide", "språkvän"), None)),
        ("3.2 Kulturbron", "", Title("Kulturbron", (), None)),
        ("24 timmar", "", Title("24 timmar", (), None)),
        ("## **Kulturbron**", "", Title("Kulturbron", (), None)),
        ("Projekt Torget (2019-2021)", "", Title("Projekt Torget", (), None)),
        ("A – öppen dörr", "", Title("A – öppen dörr", (), None)),
        ("WWW.GRANNAR.SE", "", Title("www.grannar.se", (), None)),
        ("KURS I MALMÖ OM SFI", "de läser SFI, och SFI är", Title("Kurs i Malmö om SFI", (), None)),
        (
            "Hälsa för alla/ hälsoguider",
            "Piloten halsa för alla har nått många.",
            Title("Hälsa för alla/ hälsoguider", ("Hälsa för alla", "hälsoguider", "halsa för alla"), None),
        ),
    ],
)
def test_titles(printed: str, body: str, expected: Title) -> None:
    assert read_title(printed, body) == expected


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Projektets navn", "name"),
        ("Prosjektets namn", "name"),
        ("Utværdering", "evaluation"),
        ("Projektid", "period"),
        ("Postiva erfarenheter", "experience"),
        ("Kontaktuppifter", "contact"),
        ("Malgrupp", "target_group"),
        ("**SYFTE**", "purpose"),
        ("Metod (mobiliseringsmetod)", "method"),
        ("Hur har testbädden bidragit till målet/syftet för programmet?", "contribution"),
        ("Kohderyhmä", "target_group"),
        ("Grannar emellan", None),
        ("Studie", None),
        ("", None),
    ],
)
def test_labels_in_any_spelling(label: str, role: str | None) -> None:
    assert role_of(label) == role


def item(title: str, page: int) -> ContentsItem:
    return ContentsItem(title, page, page * 10, page * 10 + len(title))


def test_an_entry_without_a_title_gets_the_item_between_its_neighbours() -> None:
    items = [
        item("GRÖN VÄG, LUND", 3),
        item("BLÅ VÄG, ESLÖV", 4),
        item("RÖD VÄG, LUND", 5),
        item("BILAGA", 6),
    ]
    assert align(["Grön väg", None, "Röd vägg"], ["Lund", "Eslöv", "Lund"], items) == items[:3]
