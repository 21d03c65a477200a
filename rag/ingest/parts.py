"""The parts of an entry: its head, its fields and what stands between and after them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rag.ingest.contacts import has_contact, is_name
from rag.ingest.empty import is_empty
from rag.ingest.entry import Entry, Row
from rag.ingest.forms import CONTACT_ROLES
from rag.ingest.genres import is_box
from rag.ingest.labels import HEADER_ROLES, LabelLine, label_key
from rag.ingest.lines import Line, trim
from rag.ingest.organisations import asked, names_organisation
from rag.ingest.prose import is_subtitle, prose_fields
from rag.ingest.run_in import cut_run_in, fields_inside
from rag.types import Document, Field, Span

STATED = frozenset({"organisation", "period", "funding", "target_group"})
"""What a form says in its fields or not at all; its remaining prose is of other things."""


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
    if entry.row is not None:
        return _row(document, lines, entry.row)
    if not entry.labels and not entry.prose:
        return _example(document, lines, entry)
    fields: list[Field] = []
    parts: list[Part] = []
    body = _body(lines, entry)
    if body > entry.first:
        parts.append(Part("", "head", lines[entry.first].start, lines[body - 1].end))
    lead = entry.labels[0].index if entry.labels else entry.last + 1
    lead -= is_box(lines[lead - 1].text)
    if entry.prose and lead > body:
        parts.append(Part("", "description", lines[body].start, lines[lead - 1].end))
    for i, label in enumerate(entry.labels):
        after = entry.labels[i + 1].index if i + 1 < len(entry.labels) else entry.last + 1
        last = _field_last(lines, label, after)
        span = trim(document.text, label.value, max(label.value, _value_end(lines[last])))
        first, others = cut_run_in(document, span) if label.inline else (span, ())
        value = document.text[first.start : first.end]
        fields += others
        if value and not is_empty(value):
            role = _role(label, value, entry)
            fields.append(Field(label.label, role, document.name, first.start, first.end, value))
            if label.index >= body:
                parts.append(Part(label.label, role, span.start, span.end))
        if label.index >= body and last + 1 < after:
            parts.append(Part("", "", lines[last + 1].start, lines[after - 1].end))
    if entry.prose:
        parts_below = [Part("", "", lines[max(entry.titles)].end, lines[body - 1].end), *parts]
        fields += _said(document, parts_below, fields, frozenset())
    else:
        fields += _said(document, parts, fields, STATED)
    fields.sort(key=lambda field: (field.start, -field.end))
    return EntryParts(tuple(fields), tuple(parts))


def _body(lines: Sequence[Line], entry: Entry) -> int:
    """The line at which the head ends: the first field's, or below a title with prose the first line that
    is more than an organisation's name or a period."""
    if entry.prose:
        first = max(entry.titles) + 1
        end = entry.labels[0].index if entry.labels else entry.last + 1
        return next((i for i in range(first, end) if not is_subtitle(lines[i].text)), end)
    return next((label.index for label in entry.labels if label.role not in HEADER_ROLES), entry.last + 1)


def _value_end(line: Line) -> int:
    """Where a value ends on its last line: a row of a table is framed by bars."""
    return line.end - 1 if line.text.startswith("|") and line.text.endswith("|") else line.end


def _role(label: LabelLine, value: str, entry: Entry) -> str:
    """The label's role; one for a person ("Ansvarig") whose value is an organisation's name names that."""
    asks = label.role == "contact_name" or (label.role == "" and label_key(label.label) in asked())
    person = is_name(value.split(",")[0]) and not names_organisation(value.split(",")[0])
    if not asks or person or has_contact(value) or not names_organisation(value):
        return label.role
    return "" if any(other.role == "organisation" for other in entry.labels) else "organisation"


def _said(
    document: Document, parts: Sequence[Part], fields: Sequence[Field], stated: frozenset[str]
) -> list[Field]:
    """The fields of an entry's prose: the description, and what it says of roles that have no label.

    ``stated`` are roles that are read from labels alone.
    """
    known = {field.role for field in fields} | stated
    known |= {"contact"} if known & CONTACT_ROLES else set()
    told = [part for part in parts if part.role in {"description", ""} and not part.heading]
    longest = max(told, key=lambda part: part.end - part.start, default=None)
    found = []
    for part in told:
        span = Span(part.start, part.end)
        if part is longest and not known & {"description", "purpose"}:
            text = document.text[span.start : span.end]
            found.append(Field("", "description", document.name, span.start, span.end, text))
        said = list(fields_inside(document, span, tuple(f.role for f in (*fields, *found))))
        found += said
        known |= {field.role for field in said}
        said = list(prose_fields(document.text, document.name, span, frozenset(known)))
        known |= {field.role for field in said}
        found += said
    return found


def _row(document: Document, lines: Sequence[Line], row: Row) -> EntryParts:
    """The cells of a table's row as fields, and the whole row as its head."""
    fields = []
    for cell in row.cells:
        value = document.text[cell.span.start : cell.span.end]
        if not is_empty(value):
            fields.append(Field(cell.label, cell.role, document.name, cell.span.start, cell.span.end, value))
        if cell.role == "description" and cell.label:
            fields += fields_inside(document, cell.span, tuple(c.role for c in row.cells))
        if cell.role == "description" and not cell.label:
            fields += prose_fields(
                document.text, document.name, cell.span, frozenset(c.role for c in row.cells)
            )
    line = lines[row.index]
    return EntryParts(tuple(fields), (Part("", "head", line.start, line.end),))


def _field_last(lines: Sequence[Line], label: LabelLine, after: int) -> int:
    """The index of the field's last line."""
    if not label.inline and label.role in HEADER_ROLES:
        return _paragraph_end(lines, min(label.index + 1, after - 1), after)
    if not label.inline:
        return _before_heading(lines, label.index, after)
    starts_here = bool(lines[label.index].text[label.value - label.start :].strip())
    if not starts_here and label.role in HEADER_ROLES:
        return label.index
    if not starts_here:
        return after - 1
    return _paragraph_end(lines, label.index, after)


def _before_heading(lines: Sequence[Line], label: int, after: int) -> int:
    """The last line before a marked heading that is no deeper than the label's ("## Mål"); the items of a
    numbered list look like headings too, so that numbers do not count."""
    depth = (lines[label].level or 0) if lines[label].text.startswith("#") else 0
    heads = (i for i in range(label + 1, after) if lines[i].text.startswith("#"))
    return next((i - 1 for i in heads if (lines[i].level or depth + 1) <= depth), after - 1)


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
