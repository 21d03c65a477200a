"""The ways in which a document tells of projects: forms, tables, sections of prose, lists of examples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rag.ingest.boxes import find_boxed
from rag.ingest.closing import find_closed
from rag.ingest.entries import find_forms
from rag.ingest.entry import Entry
from rag.ingest.genres import is_agenda, is_generic, is_report_on_one
from rag.ingest.labels import HEADER_ROLES, LabelLine, label_key
from rag.ingest.lines import Line
from rag.ingest.listed import find_examples, find_items
from rag.ingest.portraits import find_portraits
from rag.ingest.reports import report_title
from rag.ingest.tables import find_tables

MIN_FORMS = 2
"""Forms that make a catalogue; one alone may be the chapters of a report that has other entries."""

NAMING_ROLES = frozenset({"name", "organisation", "municipality"})
"""Fields by which a form without a title is told from others; without them nothing names what it is about."""

PROJECT_ROLES = HEADER_ROLES - {"contact_name", "email", "phone"} | frozenset(
    {"period", "target_group", "partners", "activities", "funding", "expected_result"}
)
"""Fields of a project; a report's chapters are "Bakgrund", "Syfte", "Metod", "Slutsatser" too."""


def find_entries(lines: Sequence[Line], labels: Sequence[LabelLine]) -> list[Entry]:
    """The entries of a document in order, of which no two share a line."""
    rows, table = find_tables(lines)
    names = frozenset(label_key(_text(lines, row.index, row.name.start, row.name.end)) for row in rows)
    labels = [label for label in labels if label.index not in table]
    told = find_boxed(lines, labels, table)
    told += find_closed(lines, _outside(labels, told), table | _lines_of(told))
    table |= _lines_of(told)
    labels = _outside(labels, told)
    forms = [_before(form, table) for form in find_forms(lines, labels)]
    if len(forms) >= MIN_FORMS:
        portraits = find_portraits(lines, _outside(labels, forms), table | _lines_of(forms), names)
    else:
        portraits = find_portraits(lines, labels, table, names)
        inside = _lines_of(portraits)
        if inside:
            forms = [_before(form, table | inside) for form in find_forms(lines, _outside(labels, portraits))]
        alone = not inside and not rows and not told
        forms = [_with_title(lines, form) for form in forms if _is_whole(lines, form, alone=alone)]
    forms = [
        form for form in forms if form.titles or any(label.role in NAMING_ROLES for label in form.labels)
    ]
    entries = told + forms + portraits + [Entry(r.index, r.index, (), (), row=r) for r in rows]
    entries += find_items(lines, _lines_of(entries) | table)
    return sorted(entries + find_examples(lines, _lines_of(entries) | table), key=lambda e: e.first)


def _with_title(lines: Sequence[Line], form: Entry) -> Entry:
    """A report's form under the title of the report, which may stand far above its first chapter."""
    titles = report_title(lines) if is_report_on_one(lines) else ()
    if (
        not titles
        or max(titles) >= form.labels[0].index
        or any(label.role == "name" for label in form.labels)
    ):
        return form
    return replace(form, first=min(titles), titles=titles, prose=True)


def _text(lines: Sequence[Line], index: int, start: int, end: int) -> str:
    line = lines[index]
    return line.text[start - line.start : end - line.start]


def _lines_of(entries: Sequence[Entry]) -> set[int]:
    return {i for entry in entries for i in range(entry.first, entry.last + 1)}


def _outside(labels: Sequence[LabelLine], entries: Sequence[Entry]) -> list[LabelLine]:
    inside = _lines_of(entries)
    return [label for label in labels if label.index not in inside]


def _before(entry: Entry, others: set[int]) -> Entry:
    """The entry up to the first line of something else."""
    last = min((i - 1 for i in others if entry.first < i <= entry.last), default=entry.last)
    if last == entry.last:
        return entry
    return replace(entry, last=last, labels=tuple(label for label in entry.labels if label.index <= last))


def _is_whole(lines: Sequence[Line], form: Entry, *, alone: bool) -> bool:
    """Whether a document's only form is about a project, and is not the chapters of a report or minutes."""
    if is_agenda(lines):
        return any(label.role == "name" for label in form.labels)
    roles = {label.role for label in form.labels}
    if roles & PROJECT_ROLES:
        return True
    chapters = "background" in roles or any(is_generic(label.label) for label in form.labels)
    return alone and (not chapters or is_report_on_one(lines))
