"""A report as CSV: a row for each citation of each line, as a Nordic spreadsheet opens it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from rag.export.clean import one_line
from rag.export.report import Entry, Report, Wording
from rag.types import Citation

_FORMULA = ("=", "+", "-", "@")
_COLUMNS = (
    "column.project",
    "column.verdict",
    "column.about",
    "column.text",
    "column.n",
    "column.title",
    "column.section",
    "column.page",
    "column.document",
    "column.start",
    "column.end",
    "column.quote",
)


def to_csv(report: Report, wording: Wording) -> bytes:
    """The file of ``report``: semicolons, and UTF-8 with the mark by which Excel knows it."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow([cell(wording.say(column)) for column in _COLUMNS])
    writer.writerows([cell(value) for value in row] for row in _rows(report))
    return file.getvalue().encode("utf-8-sig")


def cell(value: str) -> str:
    """``value`` on one line, and never a formula: a spreadsheet would compute it when the file is opened."""
    text = one_line(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _rows(report: Report) -> Iterator[list[str]]:
    cited = {citation.n: citation for citation in report.citations}
    for entry in (Entry("", "", (), report.lines), *report.entries):
        for line in entry.lines:
            text = f"{line.label}: {line.text}" if line.label else line.text
            for n in line.citations:
                yield [entry.name, entry.verdict, " · ".join(entry.about), text, *_citation(cited[n])]


def _citation(citation: Citation) -> list[str]:
    page = "" if citation.page is None else str(citation.page)
    where = [str(citation.n), citation.title, citation.section, page, citation.document]
    return [*where, str(citation.start), str(citation.end), citation.quote]
