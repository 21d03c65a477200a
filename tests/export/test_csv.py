from __future__ import annotations

import csv
import io

import pytest

from rag.export.csv import cell, to_csv
from tests.export.sample import HOSTILE, PERHAPS, SURE, WORDING, answered, everywhere


def rows(file: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_a_row_for_each_citation() -> None:
    file = to_csv(answered(), WORDING)
    assert file.startswith(b"\xef\xbb\xbf")
    where = ["Katalog 2023", "Målgrupp", "29", "katalog.txt"]
    assert rows(file) == [
        [
            *("Projekt", "Bedömning", "Om projektet", "Text", "Källa", "Dokument", "Avsnitt", "Sida", "Fil"),
            *("Första tecken", "Sista tecken", "Citat"),
        ],
        ["Kom vidare", "Stämmer", "Lunds kommun · 2022-01-01", SURE, "1", *where, "100", "144", SURE],
        ["Plats för fler", "Kanske", "Medborgarskolan", PERHAPS, "2", *where, "200", "244", PERHAPS],
    ]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("  =1+1", "'=1+1"),
        ("\t@SUM(A1)", "'@SUM(A1)"),
        ("\u202e+1", "'+1"),
        ("- en punkt", "'- en punkt"),
        ("1 = 1", "1 = 1"),
        ("a\r\nb", "a b"),
    ],
)
def test_no_cell_is_a_formula(value: str, shown: str) -> None:
    assert cell(value) == shown


@pytest.mark.parametrize("value", HOSTILE)
def test_any_text_stays_in_its_cell(value: str) -> None:
    table = rows(to_csv(everywhere(value), WORDING))
    assert [len(row) for row in table] == [12] * 4
    assert {row[0] for row in table[2:]} == {cell(value)}
    assert {row[11] for row in table[1:]} == {cell(value)}
