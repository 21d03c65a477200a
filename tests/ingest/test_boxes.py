"""Sections of prose, each with a box of facts below or above its text."""

from __future__ import annotations

from tests.ingest.documents import read, told

BOXES = """Erfaringer fra puljen

1. Baggrund

Puljen har uddelt penge til to kommuner, og her fortæller de om deres indsatser.

2. Indsatserne

2.1 Havnens venner

Svendborg Kommune inviterer nye naboer på sejltur, og de lærer dansk om bord hver lørdag hele sommeren.

FAKTA
Periode: 1. maj 2020 – 31. august 2021
Bevilling: 850.000 kr.
Kontakt: Mads Holm, mads@svendborg.example

2.2 Læsebænken

FAKTA
Periode: 2021–2022
Bevilling: 75.000 kr.
Kontakt: Ikke oplyst

Mødre og børn i Odense læser sammen på en bænk i parken, og alle må være med uden tilmelding.

3. Erfaringer

3.1 Udfordringer

Det tager tid at finde dem, der har brug for tilbuddet, og kommunerne bør begynde tidligt.
"""

MARKED = """# Projekt i Dalarna

## Skogens språk

Projektet ger unga svenska i skogen. Mora kommun driver det.

### Fakta

Projekttid: 2021–2023
Målgrupp: unga utan arbete

## Sjöns språk

Projektet ger vuxna svenska på sjön. Leksands kommun driver det.

### Fakta

Projekttid: 2022–2023
Målgrupp: vuxna nyanlända
"""


def test_the_section_around_a_box_is_the_record() -> None:
    assert [told(project) for project in read(BOXES).projects] == [
        {
            "name": "Havnens venner",
            "organisation": "Svendborg Kommune",
            "municipality": "Svendborg",
            "funding": "850.000 kr.",
            "period": ("2020-05-01", "2021-08-31"),
            "contacts": [("Mads Holm", "mads@svendborg.example", None)],
            "fields": [
                "(description): Svendborg Kommune inviterer nye naboer på sejltur, og de lærer dansk om bord"
                " hver lørdag hele sommeren.",
                "(organisation): Svendborg Kommune",
                "Periode: 1. maj 2020 – 31. august 2021",
                "Bevilling: 850.000 kr.",
                "Kontakt: Mads Holm, mads@svendborg.example",
            ],
        },
        {
            "name": "Læsebænken",
            "municipality": "Odense",
            "funding": "75.000 kr.",
            "period": ("2021-01-01", "2022-12-31"),
            "fields": [
                "Periode: 2021–2022",
                "Bevilling: 75.000 kr.",
                "(description): Mødre og børn i Odense læser sammen på en bænk i parken, og alle må være med"
                " uden tilmelding.",
            ],
        },
    ]


def test_a_box_under_a_marked_heading() -> None:
    assert [
        (project.name, project.organisation, project.start) for project in read(MARKED, "a.md").projects
    ] == [
        ("Skogens språk", "Mora kommun", "2021-01-01"),
        ("Sjöns språk", "Leksands kommun", "2022-01-01"),
    ]
