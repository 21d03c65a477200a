"""Exports and spreadsheets: a row a project, whatever parts the cells."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import openpyxl
import pytest

from rag.errors import DocumentUnreadable
from rag.ingest.parse import parse
from rag.ingest.read import read_document
from tests.ingest.documents import people, read, told

EXPORT = """# Export ur registret 2024-02-01
Nr;Benämning;Sökande;Kommun;Beviljat kr;Startdatum;Slutdatum;Kontaktperson;E-post;Kort beskrivning
1;Ordvän;Lunds kommun;Lund;310000;2022-01-01;2022-12-31;Ulla Ek;ulla@lund.example;"Samtal; en gång i veckan."
2;Fiskeresan;Ystads kommun;Ystad;95000;2022-03-01;;;ystad@fiske.example;"Resa med ""fiskord"" på svenska."
# SUMMA beviljat kr: 405000
"""

COMMAS = """Project,Organisation,Municipality,Description
Word Friends,Lunds kommun,Lund,"Talks, once a week"
Fishing Trip,Ystads kommun,Ystad,Fishing in plain Swedish
"""

ORDVAN = {
    "name": "Ordvän",
    "organisation": "Lunds kommun",
    "municipality": "Lund",
    "funding": "310000 kr",
    "period": ("2022-01-01", "2022-12-31"),
    "contacts": [("Ulla Ek", "ulla@lund.example", None)],
    "fields": [
        "Nr: 1",
        "Benämning: Ordvän",
        "Sökande: Lunds kommun",
        "Kommun: Lund",
        "Beviljat kr: 310000",
        "Startdatum: 2022-01-01",
        "Slutdatum: 2022-12-31",
        "Kontaktperson: Ulla Ek",
        "E-post: ulla@lund.example",
        "Kort beskrivning: Samtal; en gång i veckan.",
    ],
}
FISKERESAN_FIELDS = [
    "Nr: 2",
    "Benämning: Fiskeresan",
    "Sökande: Ystads kommun",
    "Kommun: Ystad",
    "Beviljat kr: 95000",
    "Startdatum: 2022-03-01",
    "E-post: ystad@fiske.example",
    'Kort beskrivning: Resa med "fiskord" på svenska.',
]
FISKERESAN = {
    "name": "Fiskeresan",
    "organisation": "Ystads kommun",
    "municipality": "Ystad",
    "funding": "95000 kr",
    "period": ("2022-03-01", None),
    "contacts": [(None, "ystad@fiske.example", None)],
    "fields": FISKERESAN_FIELDS,
}


def test_an_export_in_a_text_file() -> None:
    said = [told(project) for project in read(EXPORT).projects]
    as_written = [field.replace('"fiskord"', '""fiskord""') for field in FISKERESAN_FIELDS]
    assert said == [ORDVAN, FISKERESAN | {"fields": as_written}]


def test_commas_part_cells_where_every_row_has_as_many() -> None:
    projects = read(COMMAS).projects
    assert [(p.name, p.organisation, p.fields[-1].text) for p in projects] == [
        ("Word Friends", "Lunds kommun", "Talks, once a week"),
        ("Fishing Trip", "Ystads kommun", "Fishing in plain Swedish"),
    ]


CELL_WITH_LABEL = """| Prosjekt | Kommune | Beskrivelse |
|---|---|---|
| Fagstien | Bergen | Voksne tar fagbrev i lønnet arbeid.<br>Kontakt: post@fagstien.example |
| Turlaget | Oslo | Turer i marka for alle. Kontakt: Ola Dahl, 22 33 44 55 |
"""


def test_a_label_inside_a_cell() -> None:
    assert [(p.name, people(p)) for p in read(CELL_WITH_LABEL).projects] == [
        ("Fagstien", [(None, "post@fagstien.example", None)]),
        ("Turlaget", [("Ola Dahl", None, "22 33 44 55")]),
    ]


def test_a_sentence_with_commas_heads_no_table() -> None:
    assert read("Projekt, kommun, mål, resultat\nVi ses, vi talar, vi lagar mat, vi lär\n").projects == ()
    assert read("Projekt, kommun och mål\nVi ses, vi talar\n").projects == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
@pytest.mark.parametrize(("name", "delimiter"), [("a.csv", ";"), ("b.csv", ","), ("c.tsv", "\t")])
def test_files_of_rows(tmp_path: Path, name: str, delimiter: str, encoding: str) -> None:
    rows = EXPORT.splitlines()[1:-1]
    quoted = [row.replace('"Samtal; en', '"Samtal# en').replace(";", delimiter) for row in rows]
    path = tmp_path / name
    path.write_bytes("\r\n".join(quoted).replace("#", ";\n").encode(encoding))
    document = read_document(path)
    projects = parse(document).projects
    assert [told(project) for project in projects] == [ORDVAN, FISKERESAN]
    assert all(document.text[f.start : f.end] == f.text for p in projects for f in p.fields)


def test_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Insatser 2022"])
    sheet.append([])
    sheet.append(["Nr", "Insats", "Sökande", "Startdatum", "Beviljat (kr)"])
    sheet.append([1, "Ordvän", "Lunds kommun", datetime.datetime(2022, 1, 1), 310000.0])
    sheet.append([None, "Fiskeresan", "Ystads kommun", datetime.date(2022, 3, 1), None])
    hidden = book.create_sheet("Gamla")
    hidden.append(["Insats", "Sökande"])
    hidden.append(["Glömd", "Lunds kommun"])
    hidden.sheet_state = "hidden"
    kept = io.BytesIO()
    book.save(kept)
    path = tmp_path / "insatser.xlsx"
    path.write_bytes(kept.getvalue())
    assert [told(project) for project in parse(read_document(path)).projects] == [
        {
            "name": "Ordvän",
            "organisation": "Lunds kommun",
            "municipality": "Lund",
            "funding": "310000 kr",
            "period": ("2022-01-01", None),
            "fields": [
                "Nr: 1",
                "Insats: Ordvän",
                "Sökande: Lunds kommun",
                "Startdatum: 2022-01-01",
                "Beviljat (kr): 310000",
            ],
        },
        {
            "name": "Fiskeresan",
            "organisation": "Ystads kommun",
            "municipality": "Ystad",
            "period": ("2022-03-01", None),
            "fields": ["Insats: Fiskeresan", "Sökande: Ystads kommun", "Startdatum: 2022-03-01"],
        },
    ]


def test_a_broken_workbook_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "insatser.xlsx"
    path.write_bytes(b"PK no workbook")
    with pytest.raises(DocumentUnreadable, match=r"save it as \.xlsx again"):
        read_document(path)
