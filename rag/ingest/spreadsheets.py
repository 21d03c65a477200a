"""Tables as text: the rows of spreadsheets and exports, of documents and of web pages."""

from __future__ import annotations

import csv
import datetime
import io
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rag.errors import DocumentUnreadable
from rag.ingest.labels import role_of

Pages = tuple[tuple[int, int], ...]
"""The start of each page in the text, and its number."""

DELIMITERS = ";,\t"
"""What parts the cells of an export; Swedish spreadsheets write a semicolon."""

SAMPLE_ROWS = 30
"""Rows that show the delimiter."""

NO_CELL = "–"
"""Stands for an empty cell at a row's start, which white space at a line's start would not keep."""


def table_text(rows: Sequence[Sequence[str]]) -> str:
    """A table as text: rows of two cells are labels with their values (a form), other rows stand below
    each other, their cells a tab apart."""
    if all(sum(map(bool, row)) <= 2 for row in rows) and any(role_of(row[0]) is not None for row in rows[1:]):
        return "\n\n".join(_labelled_row([cell for cell in row if cell]) for row in rows)
    return "\n".join(_row_text(row) for row in rows)


def _row_text(row: Sequence[str]) -> str:
    cells = [" ".join(cell.split()) for cell in row]
    if any(cells) and not cells[0]:
        cells[0] = NO_CELL
    return "\t".join(cells).rstrip()


def _labelled_row(cells: Sequence[str]) -> str:
    return (
        f"{cells[0].rstrip(':')}: {cells[1]}" if len(cells) == 2 and role_of(cells[0]) else "\t".join(cells)
    )


def read_csv(data: bytes, path: Path) -> tuple[str, Pages]:
    """The rows of a .csv or .tsv file; spreadsheets on Windows write them in its own encoding too."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if "\0" in text:
        raise DocumentUnreadable(f"{path.name}: is no text file; save it as CSV (UTF-8) and add it again")
    rows = list(csv.reader(io.StringIO(text), delimiter=_delimiter(text)))
    return table_text([row for row in rows if any(cell.strip() for cell in row)]), ()


def _delimiter(text: str) -> str:
    """The delimiter that cuts most of the first rows into equally many cells, the more the better."""

    def fit(delimiter: str) -> int:
        reader = csv.reader(io.StringIO(text), delimiter=delimiter)
        widths = Counter(len(row) for row, _ in zip(reader, range(SAMPLE_ROWS), strict=False))
        return max(((width - 1) * times for width, times in widths.items()), default=0)

    return max(DELIMITERS, key=fit)


def read_xlsx(data: bytes, path: Path) -> tuple[str, Pages]:
    """The rows of a workbook's visible sheets, each under its name where there are several."""
    import zipfile

    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError):
        raise DocumentUnreadable(f"{path.name}: is no readable workbook; save it as .xlsx again") from None
    tables = []
    for sheet in book.worksheets:
        rows = [[_cell_text(value) for value in row] for row in sheet.iter_rows(values_only=True)]
        filled = [row for row in rows if any(row)]
        if filled and sheet.sheet_state == "visible":
            tables.append((sheet.title, table_text(filled)))
    several = len(tables) > 1
    return "\n\n".join(f"## {title}\n\n{text}" if several else text for title, text in tables), ()


def _cell_text(value: object) -> str:
    """A cell's value as one would write it: a date without a time, a whole number without decimals."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime | datetime.date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
