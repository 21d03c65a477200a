"""The parts of an entry: its head, its fields and what stands between and after them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rag.ingest.labels import HEADER_ROLES, LabelLine
from rag.ingest.lines import Line, trim
from rag.ingest.listed import Entry
from rag.types import Document, Field

EMPTY = frozenset({"-", "–", "—", "nej", "nei", "no", "ei", "ingen", "inga", "n/a", "saknas"})
"""What people write into a field that they leave empty."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an entry: ``role`` is "head" for title and header, a field's role, or "" for the rest."""

    heading: str
    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class EntryParts:
    """The filled fields of an entry and all its parts in order (the empty fields left out)."""

    fields: tuple[Field, ...]
    parts: tuple[Part, ...]


def split_entry(document: Document, lines: Sequence[Line], entry: Entry) -> EntryParts:
    """Cut an entry at its labels.

    An inline field ends with its paragraph, unless its value starts on a later line; a field under a
    label on its own line runs to the next label.
    """
    if not entry.labels:
        return _example(document, lines, entry)
    fields: list[Field] = []
    parts: list[Part] = []
    body = next((label.index for label in entry.labels if label.role not in HEADER_ROLES), entry.last + 1)
    if body > entry.first:
        parts.append(Part("", "head", lines[entry.first].start, lines[body - 1].end))
    for i, label in enumerate(entry.labels):
        after = entry.labels[i + 1].index if i + 1 < len(entry.labels) else entry.last + 1
        last = _field_last(lines, label, after)
        span = trim(document.text, label.value, max(label.value, lines[last].end))
        value = document.text[span.start : span.end]
        if value and value.casefold().strip(" .") not in EMPTY:
            fields.append(Field(label.label, label.role, document.name, span.start, span.end, value))
            if label.index >= body:
                parts.append(Part(label.label, label.role, span.start, span.end))
        if label.index >= body and last + 1 < after:
            parts.append(Part("", "", lines[last + 1].start, lines[after - 1].end))
    return EntryParts(tuple(fields), tuple(parts))


def _field_last(lines: Sequence[Line], label: LabelLine, after: int) -> int:
    """The index of the field's last line."""
    if not label.inline and label.role in HEADER_ROLES:
        return _paragraph_end(lines, min(label.index + 1, after - 1), after)
    if not label.inline:
        return after - 1
    starts_here = bool(lines[label.index].text[label.value - label.start :].strip())
    if not starts_here and label.role in HEADER_ROLES:
        return label.index
    if not starts_here:
        return after - 1
    return _paragraph_end(lines, label.index, after)


def _paragraph_end(lines: Sequence[Line], first: int, after: int) -> int:
    last = first
    while last + 1 < after and not lines[last].blank_after:
        last += 1
    return last


def _example(document: Document, lines: Sequence[Line], entry: Entry) -> EntryParts:
    title = lines[entry.titles[0]]
    span = trim(document.text, title.end, lines[entry.last].end)
    value = document.text[span.start : span.end]
    field = Field("", "description", document.name, span.start, span.end, value)
    head = Part("", "head", title.start, title.end)
    return EntryParts((field,) if value else (), (head, Part("", "description", span.start, span.end)))
