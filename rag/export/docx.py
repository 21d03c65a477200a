"""A report as a Word document."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.shared import Pt

from rag.export.clean import clean, one_line
from rag.export.places import numbers, place
from rag.export.report import Entry, Line, Report, Wording


def to_docx(report: Report, wording: Wording) -> bytes:
    """The file of ``report``."""
    file = Document()
    _describe(file, report)
    file.add_heading(one_line(report.title), level=1)
    for note in report.notes:
        file.add_paragraph().add_run(one_line(note)).bold = True
    for line in report.lines:
        _line(file, line, "Normal")
    for entry in report.entries:
        _entry(file, entry)
    if report.citations:
        file.add_heading(one_line(wording.say("export.sources")), level=2)
    for citation in report.citations:
        where = file.add_paragraph()
        where.add_run(f"[{citation.n}] ").bold = True
        where.add_run(one_line(place(citation, wording)))
        where.paragraph_format.keep_with_next = True
        file.add_paragraph(_closed(citation.quote), style="Quote")
    saved = io.BytesIO()
    file.save(saved)
    return saved.getvalue()


def _describe(file: Any, report: Report) -> None:
    """Put our own words where the library's template has its own, and letters that are easy to read."""
    properties = file.core_properties
    properties.title, properties.author, properties.comments = one_line(report.title)[:250], "Projektlots", ""
    file.styles["Normal"].font.name = "Calibri"
    file.styles["Normal"].font.size = Pt(11)


def _entry(file: Any, entry: Entry) -> None:
    verdict = f" – {entry.verdict}" if entry.verdict else ""
    file.add_heading(one_line(f"{entry.name}{verdict}"), level=2)
    if entry.about:
        file.add_paragraph().add_run(one_line(" · ".join(entry.about))).italic = True
    for line in entry.lines:
        _line(file, line, "Normal" if line.label else "Quote")


def _line(file: Any, line: Line, style: str) -> None:
    paragraph = file.add_paragraph(style=style)
    if line.label:
        paragraph.add_run(f"{one_line(line.label)}\n").bold = True
    paragraph.add_run(_closed(line.text))
    paragraph.add_run(f" {numbers(line.citations)}").font.superscript = True


def _closed(text: str) -> str:
    """``text``, clean, its lines kept but for the empty ones."""
    return "\n".join(line.strip() for line in clean(text).splitlines() if line.strip())
