"""Forms with prose beside their fields, and whom a label names: a person or an organisation."""

from __future__ import annotations

from tests.ingest.documents import read, told

REPORT = """Slutrapport
Projektet Nya grannar
Sundsvalls kommun
2019-2021

1 Sammanfattning
120 hushåll deltog med medel från Länsstyrelsen.

2 Syfte och mål
Syftet var att skapa möten mellan grannar.

3 Genomförande

3.1 Rekrytering
Projektet drevs av Sundsvalls kommun sedan 2019 och riktade sig till unga.

3.2 Träffar
Projektet drevs av Sundsvalls kommun sedan 2020 och riktade sig till alla.

4 Slutsatser
Dörrknackning tar tid men fungerar.

Kontaktperson
Anna Nyberg
anna.nyberg@sundsvall.example
060-19 10 00
"""

PERSONS = """PROSJEKTKATALOG NORDLAND 2022

Prosjekt 1: Sammen i Bodø
Ansvarlig: Bodø kommune
Periode: 01.08.2020 – 31.12.2022
Målgruppe: Flyktninger med introduksjonsprogram
Kontaktperson: Kari Nordmann, kari@bodo.example, 75 55 50 00

Prosjekt 2: Fjellvandring for alle
Ansvarlig: Turlaget i Narvik
Periode: 2021
Målgruppe: Innvandrerfamilier
Kontaktperson: Ola Hansen og Eva Moe

Prosjekt 3: Vinterlys
Ansvarlig: Ida Berg, Tromsø kommune
Periode: 2022
Målgruppe: Ungdom
"""

PROSE_BELOW_FIELDS = """# Erfaringer fra Midtjylland

## Indledning

Rapporten samler erfaringer.

### Fra flygtning til kollega

**Hvem:** Horsens Kommune

**Målgruppe:** Flygtninge

Deltagerne er i praktik i tre måneder. Kontakt Mads Friis, mads@horsens.example.

### Nabohjælp

**Hvem:** Boligforeningen Ringgården, Aarhus

**Målgruppe:** Nye beboere

Frivillige hjælper nye beboere med post og skole.
"""

QUESTIONS = """Intervjuer med projektledare

Öppna förskolan Regnbågen

Vad gör ni?
Vi träffar föräldrar och pratar svenska genom lek.

Vad har överraskat er?
Att så många kom.

Vem driver det?
Motala kommun tillsammans med Svenska kyrkan.

Hälsocirkeln

Vad gör ni?
Vi ordnar samtal om hälsa på modersmål.

Vad har överraskat er?
Att männen ville vara med.

Vem driver det?
Region Östergötland.
"""


def test_a_report_about_one_project_in_many_chapters() -> None:
    assert [told(project) for project in read(REPORT).projects] == [
        {
            "name": "Projektet Nya grannar",
            "aliases": ("Nya grannar",),
            "organisation": "Sundsvalls kommun",
            "municipality": "Sundsvall",
            "funding": "Länsstyrelsen",
            "period": ("2019-01-01", "2021-12-31"),
            "contacts": [("Anna Nyberg", "anna.nyberg@sundsvall.example", "060-19 10 00")],
            "fields": [
                "(period): 2019-2021",
                "Sammanfattning: 120 hushåll deltog med medel från Länsstyrelsen.",
                "Syfte och mål: Syftet var att skapa möten mellan grannar.",
                (
                    "Genomförande: 3.1 Rekrytering\n"
                    "Projektet drevs av Sundsvalls kommun sedan 2019 och riktade sig till unga.\n\n"
                    "3.2 Träffar\nProjektet drevs av Sundsvalls kommun sedan 2020 och riktade sig till alla."
                ),
                "Slutsatser: Dörrknackning tar tid men fungerar.",
                "Kontaktperson: Anna Nyberg\nanna.nyberg@sundsvall.example\n060-19 10 00",
            ],
        }
    ]


def test_numbered_projects_and_who_is_responsible_for_them() -> None:
    assert [told(project) for project in read(PERSONS).projects] == [
        {
            "name": "Sammen i Bodø",
            "organisation": "Bodø kommune",
            "municipality": "Bodø",
            "period": ("2020-08-01", "2022-12-31"),
            "contacts": [("Kari Nordmann", "kari@bodo.example", "75 55 50 00")],
            "fields": [
                "Prosjekt 1: Sammen i Bodø",
                "Ansvarlig: Bodø kommune",
                "Periode: 01.08.2020 – 31.12.2022",
                "Målgruppe: Flyktninger med introduksjonsprogram",
                "Kontaktperson: Kari Nordmann, kari@bodo.example, 75 55 50 00",
            ],
        },
        {
            "name": "Fjellvandring for alle",
            "organisation": "Turlaget i Narvik",
            "municipality": "Narvik",
            "period": ("2021-01-01", "2021-12-31"),
            "contacts": [("Ola Hansen", None, None), ("Eva Moe", None, None)],
            "fields": [
                "Prosjekt 2: Fjellvandring for alle",
                "Ansvarlig: Turlaget i Narvik",
                "Periode: 2021",
                "Målgruppe: Innvandrerfamilier",
                "Kontaktperson: Ola Hansen og Eva Moe",
            ],
        },
        {
            "name": "Vinterlys",
            "municipality": "Tromsø",
            "period": ("2022-01-01", "2022-12-31"),
            "contacts": [("Ida Berg", None, None)],
            "fields": [
                "Prosjekt 3: Vinterlys",
                "Ansvarlig: Ida Berg, Tromsø kommune",
                "Periode: 2022",
                "Målgruppe: Ungdom",
            ],
        },
    ]


def test_bold_labels_with_prose_below_them() -> None:
    assert [told(project) for project in read(PROSE_BELOW_FIELDS).projects] == [
        {
            "name": "Fra flygtning til kollega",
            "organisation": "Horsens Kommune",
            "municipality": "Horsens",
            "contacts": [("Mads Friis", "mads@horsens.example", None)],
            "fields": [
                "Hvem: Horsens Kommune",
                "Målgruppe: Flygtninge",
                (
                    "(description): Deltagerne er i praktik i tre måneder. "
                    "Kontakt Mads Friis, mads@horsens.example."
                ),
                "(contact): Mads Friis, mads@horsens.example",
            ],
        },
        {
            "name": "Nabohjælp",
            "organisation": "Boligforeningen Ringgården, Aarhus",
            "municipality": "Aarhus",
            "fields": [
                "Hvem: Boligforeningen Ringgården, Aarhus",
                "Målgruppe: Nye beboere",
                "(description): Frivillige hjælper nye beboere med post og skole.",
            ],
        },
    ]


def test_questions_as_labels() -> None:
    assert [told(project) for project in read(QUESTIONS).projects] == [
        {
            "name": "Öppna förskolan Regnbågen",
            "organisation": "Motala kommun",
            "municipality": "Motala",
            "fields": [
                "Vad gör ni?: Vi träffar föräldrar och pratar svenska genom lek.",
                "Vad har överraskat er?: Att så många kom.",
                "Vem driver det?: Motala kommun tillsammans med Svenska kyrkan.",
            ],
        },
        {
            "name": "Hälsocirkeln",
            "organisation": "Region Östergötland",
            "fields": [
                "Vad gör ni?: Vi ordnar samtal om hälsa på modersmål.",
                "Vad har överraskat er?: Att männen ville vara med.",
                "Vem driver det?: Region Östergötland.",
            ],
        },
    ]
