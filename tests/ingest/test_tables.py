"""Tables: a row a project, a row a field, and two columns of labels and values."""

from __future__ import annotations

from rag.ingest.merge import merge
from tests.ingest.documents import read, told

MARKDOWN_TABLE = """# Projektöversikt Örebro län

| Projekt | Kommun | Målgrupp | Period | Budget |
|---|---|---|---|---|
| Matlaget | Örebro | nyanlända kvinnor | 2021-2022 | 400 000 kr |
| Läxhjälpen | Hallsberg | skolbarn och föräldrar | 2022- | - |
| Summa | | | | 400 000 kr |

## Matlaget
Kvinnorna lagar mat tillsammans och övar svenska.
"""

TAB_TABLE = """Beviljade projekt 2023

Insats\tSökande\tStart\tSlut\tKontaktperson
Fjällvägen\tÅre kommun\t2022\t2023\tNils Persson, nils@are.example
Språkstugan\tABF Jämtland\t2023\t2023\tAli Hassan

Besluten fattades den 15 december 2022.
"""

WIDE_TABLE = """Översikt över insatser i Dalarna

Insats              Kommun       Målgrupp                 Period
Fiskelyckan         Mora         nyanlända familjer       2020-2022
Ordets kraft        Falun        kvinnor som läser sfi    2022
"""

LABEL_TABLE = """## Kulturmöten

| Uppgift | Innehåll |
|---|---|
| **Projektägare** | Gotlands Folkhögskola |
| **Målgrupp** | Unga vuxna från hela ön |
| **Kontaktperson** | Ylva Roos, ylva@gotland.example |

## Svenska i växthuset

| Uppgift | Innehåll |
|---|---|
| **Projektägare** | Region Gotland |
| **Målgrupp** | Säsongsarbetare |
| **Kontaktperson** | Nils Fohl, 0498-26 90 00 |
"""

COLUMNS = """Integration projects in Åland

1. Open Kitchen
Organisation        Mariehamn Folk School
Target group        Newly arrived families
Period              January 2020 - June 2021

2. First Shift
Organisation        Jomala kommun
Target group        Unemployed immigrants
Period              2022-
"""


def test_a_markdown_table_and_a_section_of_the_same_name() -> None:
    assert [told(project) for project in read(MARKDOWN_TABLE).projects] == [
        {
            "name": "Matlaget",
            "municipality": "Örebro",
            "funding": "400 000 kr",
            "period": ("2021-01-01", "2022-12-31"),
            "fields": [
                "Projekt: Matlaget",
                "Kommun: Örebro",
                "Målgrupp: nyanlända kvinnor",
                "Period: 2021-2022",
                "Budget: 400 000 kr",
            ],
        },
        {
            "name": "Läxhjälpen",
            "municipality": "Hallsberg",
            "period": ("2022-01-01", None),
            "fields": [
                "Projekt: Läxhjälpen",
                "Kommun: Hallsberg",
                "Målgrupp: skolbarn och föräldrar",
                "Period: 2022-",
            ],
        },
        {"name": "Matlaget", "fields": ["(description): Kvinnorna lagar mat tillsammans och övar svenska."]},
    ]


def test_cells_parted_by_tabs() -> None:
    assert [told(project) for project in read(TAB_TABLE).projects] == [
        {
            "name": "Fjällvägen",
            "organisation": "Åre kommun",
            "municipality": "Åre",
            "period": ("2022-01-01", "2023-12-31"),
            "contacts": [("Nils Persson", "nils@are.example", None)],
            "fields": [
                "Insats: Fjällvägen",
                "Sökande: Åre kommun",
                "Start: 2022",
                "Slut: 2023",
                "Kontaktperson: Nils Persson, nils@are.example",
            ],
        },
        {
            "name": "Språkstugan",
            "organisation": "ABF Jämtland",
            "period": ("2023-01-01", "2023-12-31"),
            "contacts": [("Ali Hassan", None, None)],
            "fields": [
                "Insats: Språkstugan",
                "Sökande: ABF Jämtland",
                "Start: 2023",
                "Slut: 2023",
                "Kontaktperson: Ali Hassan",
            ],
        },
    ]


def test_columns_of_wide_space() -> None:
    assert [told(project) for project in read(WIDE_TABLE).projects] == [
        {
            "name": "Fiskelyckan",
            "municipality": "Mora",
            "period": ("2020-01-01", "2022-12-31"),
            "fields": [
                "Insats: Fiskelyckan",
                "Kommun: Mora",
                "Målgrupp: nyanlända familjer",
                "Period: 2020-2022",
            ],
        },
        {
            "name": "Ordets kraft",
            "municipality": "Falun",
            "period": ("2022-01-01", "2022-12-31"),
            "fields": [
                "Insats: Ordets kraft",
                "Kommun: Falun",
                "Målgrupp: kvinnor som läser sfi",
                "Period: 2022",
            ],
        },
    ]


def test_a_table_of_labels_and_values_for_each_project() -> None:
    assert [told(project) for project in read(LABEL_TABLE).projects] == [
        {
            "name": "Kulturmöten",
            "organisation": "Gotlands Folkhögskola",
            "municipality": "Gotland",
            "contacts": [("Ylva Roos", "ylva@gotland.example", None)],
            "fields": [
                "Projektägare: Gotlands Folkhögskola",
                "Målgrupp: Unga vuxna från hela ön",
                "Kontaktperson: Ylva Roos, ylva@gotland.example",
            ],
        },
        {
            "name": "Svenska i växthuset",
            "organisation": "Region Gotland",
            "municipality": "Gotland",
            "contacts": [("Nils Fohl", None, "0498-26 90 00")],
            "fields": [
                "Projektägare: Region Gotland",
                "Målgrupp: Säsongsarbetare",
                "Kontaktperson: Nils Fohl, 0498-26 90 00",
            ],
        },
    ]


def test_labels_and_values_in_two_columns() -> None:
    assert [told(project) for project in read(COLUMNS).projects] == [
        {
            "name": "Open Kitchen",
            "organisation": "Mariehamn Folk School",
            "municipality": "Mariehamn",
            "period": ("2020-01-01", "2021-06-30"),
            "fields": [
                "Organisation: Mariehamn Folk School",
                "Target group: Newly arrived families",
                "Period: January 2020 - June 2021",
            ],
        },
        {
            "name": "First Shift",
            "organisation": "Jomala kommun",
            "municipality": "Jomala",
            "period": ("2022-01-01", None),
            "fields": ["Organisation: Jomala kommun", "Target group: Unemployed immigrants", "Period: 2022-"],
        },
    ]


def test_a_row_and_the_section_of_its_name_are_one_project() -> None:
    merged = merge([read(MARKDOWN_TABLE)], lambda a, b: 0.0).projects
    columns = ["name", "municipality", "target_group", "period"]
    assert [(p.name, p.municipality, [f.role for f in p.fields], len(p.documents)) for p in merged] == [
        ("Matlaget", "Örebro", [*columns, "funding", "description"], 2),
        ("Läxhjälpen", "Hallsberg", columns, 1),
    ]


def test_a_table_below_forms_is_no_part_of_the_last_one() -> None:
    forms = "Projekt: Lyftet\nMål: Jobb.\n\nProjekt: Torget\n\nResultat\n\nTio fick jobb.\n\n"
    records = read(forms + "Projekt\tKommun\nLäslust\tMora\n").projects
    assert [(p.name, [f.text for f in p.fields]) for p in records] == [
        ("Lyftet", ["Lyftet", "Jobb."]),
        ("Torget", ["Torget", "Tio fick jobb."]),
        ("Läslust", ["Läslust", "Mora"]),
    ]
