"""The formats that a report can be saved in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rag.export.csv import to_csv
from rag.export.markdown import to_markdown
from rag.export.report import Report, Wording


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the ending of its files' names, what browsers call it, and what writes it."""

    ending: str
    mime: str
    write: Callable[[Report, Wording], bytes]


def _to_docx(report: Report, wording: Wording) -> bytes:
    from rag.export.docx import to_docx  # python-docx is imported by the click, not by the page

    return to_docx(report, wording)


FORMATS = {
    "word": Format(
        "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _to_docx
    ),
    "markdown": Format("md", "text/markdown; charset=utf-8", to_markdown),
    "csv": Format("csv", "text/csv; charset=utf-8", to_csv),
}
