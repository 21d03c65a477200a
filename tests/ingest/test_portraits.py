"""Projects told in the sections of a report, in prose."""

from __future__ import annotations

from tests.ingest.documents import read, told

NUMBERED = """Årsrapport 2024
Länsstyrelsen Västra Götaland

Innehåll
1 Inledning ..... 3
2 Beviljade insatser ..... 4
2.1 Brobyggarna ..... 4
2.2 Språkvän Mölndal ..... 5
2.3 Hälsa på lika villkor ..... 6
3 Lärdomar ..... 8

1 Inledning
Under 2024 beviljade länsstyrelsen medel till tre insatser.

2 Beviljade insatser

2.1 Brobyggarna
Borås Stad driver den sedan mars 2023. Den riktar sig till unga.
Budget på 850 000 kr.
Kontakt: Lina Ek, lina.ek@boras.example, 033-35 70 00

2.2 Språkvän Mölndal
Mölndals stad matchar nyanlända. 140 par har mötts sedan starten i januari 2022.

2.3 Hälsa på lika villkor
Folkhögskolan i Skövde utbildar hälsokommunikatörer. Projektet pågår 2023-2025.
Resultat: 22 hälsokommunikatörer har utbildats.

3 Lärdomar
Mentorer behöver handledning. Börja rekrytera i god tid.
"""

HEADINGS = """# Nordiske initiativer

## Initiativer

### Nordlys mentor
Tromsø kommune startet i januar 2020. Tiltaket retter seg mot flyktninger.

### Havnens venner
Foreningen Nydansker driver den i Esbjerg siden 2021. Målgruppen er mænd.

## Erfaringer

### Start tidlig
Finn mentorene før deltakerne, og møt dem ofte gjennom hele året.
"""


def test_numbered_sections_below_a_chapter_of_projects() -> None:
    assert [told(project) for project in read(NUMBERED).projects] == [
        {
            "name": "Brobyggarna",
            "organisation": "Borås Stad",
            "municipality": "Borås",
            "funding": "Budget på 850 000 kr.",
            "period": ("2023-03-01", None),
            "contacts": [("Lina Ek", "lina.ek@boras.example", "033-35 70 00")],
            "fields": [
                (
                    "(description): Borås Stad driver den sedan mars 2023. Den riktar sig till unga.\n"
                    "Budget på 850 000 kr."
                ),
                "(organisation): Borås Stad",
                "(period): sedan mars 2023",
                "(target_group): Den riktar sig till unga.",
                "(funding): Budget på 850 000 kr.",
                "Kontakt: Lina Ek, lina.ek@boras.example, 033-35 70 00",
            ],
        },
        {
            "name": "Språkvän Mölndal",
            "organisation": "Mölndals stad",
            "municipality": "Mölndal",
            "period": ("2022-01-01", None),
            "fields": [
                (
                    "(description): Mölndals stad matchar nyanlända. "
                    "140 par har mötts sedan starten i januari 2022."
                ),
                "(organisation): Mölndals stad",
                "(period): sedan starten i januari 2022",
            ],
        },
        {
            "name": "Hälsa på lika villkor",
            "organisation": "Folkhögskolan i Skövde",
            "municipality": "Skövde",
            "period": ("2023-01-01", "2025-12-31"),
            "fields": [
                (
                    "(description): Folkhögskolan i Skövde utbildar hälsokommunikatörer. "
                    "Projektet pågår 2023-2025."
                ),
                "(organisation): Folkhögskolan i Skövde",
                "(period): pågår 2023-2025",
                "Resultat: 22 hälsokommunikatörer har utbildats.",
            ],
        },
    ]


def test_headings_in_markdown_in_two_languages() -> None:
    assert [told(project) for project in read(HEADINGS).projects] == [
        {
            "name": "Nordlys mentor",
            "organisation": "Tromsø kommune",
            "municipality": "Tromsø",
            "period": ("2020-01-01", None),
            "fields": [
                "(description): Tromsø kommune startet i januar 2020. Tiltaket retter seg mot flyktninger.",
                "(organisation): Tromsø kommune",
                "(period): startet i januar 2020",
                "(target_group): Tiltaket retter seg mot flyktninger.",
            ],
        },
        {
            "name": "Havnens venner",
            "organisation": "Foreningen Nydansker",
            "municipality": "Esbjerg",
            "period": ("2021-01-01", None),
            "fields": [
                "(description): Foreningen Nydansker driver den i Esbjerg siden 2021. Målgruppen er mænd.",
                "(organisation): Foreningen Nydansker",
                "(period): siden 2021",
                "(target_group): Målgruppen er mænd.",
            ],
        },
    ]


def test_what_stands_around_the_portraits_is_no_project_text() -> None:
    outside = [(p.section, p.text) for p in read(NUMBERED).passages if p.project is None]
    assert outside == [
        ("", "Årsrapport 2024\nLänsstyrelsen Västra Götaland"),
        ("1 Inledning", "Under 2024 beviljade länsstyrelsen medel till tre insatser."),
        ("3 Lärdomar", "Mentorer behöver handledning. Börja rekrytera i god tid."),
    ]
