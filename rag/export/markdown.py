"""A report as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rag.export.clean import one_line
from rag.export.places import numbers, place
from rag.export.report import Entry, Line, Report, Wording

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~$:&@=^])")


def escape(text: str) -> str:
    """``text`` on one line, with nothing in it that Markdown would read as a mark, a link or a tag."""
    return _SPECIAL.sub(r"\\\1", one_line(text))


def to_markdown(report: Report, wording: Wording) -> bytes:
    """The file of ``report``, in UTF-8."""
    return ("\n\n".join(_blocks(report, wording)) + "\n").encode()


def _blocks(report: Report, wording: Wording) -> Iterator[str]:
    yield f"# {escape(report.title)}"
    yield from map(escape, report.notes)
    yield from map(_claim, report.lines)
    for entry in report.entries:
        yield from _entry(entry)
    if report.citations:
        yield f"## {escape(wording.say('export.sources'))}"
    for citation in report.citations:
        yield f"**{escape(f'[{citation.n}]')}** {escape(place(citation, wording))}"
        yield f"> {escape(citation.quote)}"


def _entry(entry: Entry) -> Iterator[str]:
    verdict = f" – {escape(entry.verdict)}" if entry.verdict else ""
    yield f"## {escape(entry.name)}{verdict}"
    if entry.about:
        yield escape(" · ".join(entry.about))
    for line in entry.lines:
        yield _claim(line) if line.label else f"> {_claim(line)}"


def _claim(line: Line) -> str:
    label = f"**{escape(line.label)}** " if line.label else ""
    return f"{label}{escape(line.text)} {escape(numbers(line.citations))}"
