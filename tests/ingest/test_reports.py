"""Reports about one project: its name, who runs it, and where its fields end."""

from __future__ import annotations

import pytest

from rag.ingest.reports import read_report
from tests.ingest.documents import read, told

LETTERHEAD = """Dnr 2020/17
Ystads kommun
Kultur och bildning

# Slutrapport 2022

## Grannar emellan – kaffe på trappan

Författare: Eva Lind
Datum: 2022-06-01

## 1 Syfte

Syftet är att grannar ska lära känna varandra och öva svenska tillsammans på gården.

## 2 Målgrupp

Vuxna som bor i området och vill tala mer svenska med dem som bor i samma trappa.

## 3 Ekonomi

| Post | Utfall (kr) |
|---|---|
| Kaffe | 12 000 |

Projekttid: 2020-03-01 – 2022-02-28. Finansiering: Länsstyrelsen Skåne och egen insats.

## 4 Resultat

Fyrtio grannar kom, och hälften av dem träffas nu på egen hand varje vecka.

## 5 Kontakt

Eva Lind, samordnare
eva.lind@ystad.example
"""

BELOW_NAME = """# Sommarbron

## Slutrapport 2019–2021

### Sammanfattning

Sextio unga fick sommarjobb hos företag som inte hade tagit emot någon förut. Projektet har genomförts
av Region Gotland.

### Syfte

Syftet var att unga skulle få sitt första jobb och en vuxen kollega att fråga.
"""


def test_a_report_under_a_letterhead() -> None:
    assert [told(project) for project in read(LETTERHEAD, "rapport.md").projects] == [
        {
            "name": "Grannar emellan",
            "aliases": ("Grannar emellan – kaffe på trappan",),
            "organisation": "Ystads kommun",
            "municipality": "Ystad",
            "funding": "Länsstyrelsen Skåne och egen insats",
            "period": ("2020-03-01", "2022-02-28"),
            "contacts": [("Eva Lind", "eva.lind@ystad.example", None)],
            "fields": [
                "Syfte: Syftet är att grannar ska lära känna varandra och öva svenska tillsammans på gården.",
                "Målgrupp: Vuxna som bor i området och vill tala mer svenska med dem som bor i samma trappa.",
                "Ekonomi: | Post | Utfall (kr) |\n|---|---|\n| Kaffe | 12 000",
                "Projekttid: 2020-03-01 – 2022-02-28.",
                "Finansiering: Länsstyrelsen Skåne och egen insats",
                "Resultat: Fyrtio grannar kom, och hälften av dem träffas nu på egen hand varje vecka.",
                "Kontakt: Eva Lind, samordnare\neva.lind@ystad.example",
            ],
        }
    ]


def test_a_report_whose_kind_stands_below_the_name() -> None:
    (project,) = read(BELOW_NAME, "rapport.md").projects
    assert (project.name, project.organisation) == ("Sommarbron", "Region Gotland")


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Slutrapport", ""),
        ("Slutrapport 2021–2023", ""),
        ("Slutrapport: Torget", "Torget"),
        ("Slutrapport för projektet Torget", "Torget"),
        ("Slutrapport projekt Torget", "Torget"),
        ("Slutrapport – projektet Torget", "Torget"),
        ("Afsluttende rapport for projektet Torvet", "Torvet"),
        ("Sluttrapport for prosjektet Torget", "Torget"),
        ("Final report on the project The Square", "The Square"),
        ("Final report 2022: The Square", "The Square"),
        ("The Square – final report", "The Square"),
        ("Torget, slutrapport 2023", "Torget"),
        ("Loppuraportti: Tori", "Tori"),
        ("Slutrapporten var sen", None),
        ("Torget", None),
    ],
)
def test_what_a_reports_title_names(heading: str, name: str | None) -> None:
    assert read_report(heading) == name
