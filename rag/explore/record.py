"""A record as it is read: its fields and facts with their places, where else it is told of, its warnings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.types import Mention, Passage, Project

WARNING = re.compile(r"(?P<code>\w+)(?:: (?P<detail>.+))?", re.DOTALL)

KNOWN = frozenset(
    {"named_only_in_contents", "title_from_contents", "title_missing", "contents_say", "no_such_date"}
)
"""The warnings that the interface has words for."""

ATTRIBUTES = ("organisation", "country", "municipality", "funding", "category", "start", "end", "website")
"""Facts with one value each."""


READ_IN = {"start": "period", "end": "period"}
"""Facts whose place is kept by another name."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of a record and where it was read, as far as that is known."""

    name: str
    value: str
    mention: Mention | None


@dataclass(frozen=True, slots=True)
class FieldText:
    """A field as printed, its exact place, and its page where the document has pages.

    ``label`` is "" for what was read out of prose; ``role`` says then what it is about.
    """

    label: str
    mention: Mention
    page: int | None
    text: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning: its code ("other" for one without words of its own) and what it is about."""

    code: str
    detail: str


BRIEF = frozenset(
    {"name", "organisation", "contact", "contact_name", "email", "phone", "period", "funding", "website"}
)
"""Fields that the facts and the contacts say already; they are read after the others."""


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that is known of a project; ``brief`` are the places of the fields that say what the facts
    say already."""

    project: Project
    facts: tuple[Fact, ...]
    groups: tuple[Fact, ...]
    themes: tuple[Fact, ...]
    fields: tuple[FieldText, ...]
    brief: frozenset[int]
    warnings: tuple[Warned, ...]


def read_record(project: Project, passages: Sequence[Passage]) -> Record:
    """Lay out a record; ``passages`` (the collection's) know the pages."""
    evidence = dict(reversed(project.evidence))  # the first place of each counts
    pages = {(p.document, p.start): p.page for p in passages if p.project == project.id}
    values = [(name, getattr(project, name)) for name in ATTRIBUTES]
    return Record(
        project=project,
        facts=tuple(
            Fact(name, value, evidence.get(READ_IN.get(name, name))) for name, value in values if value
        ),
        groups=tuple(Fact("group", g, evidence.get(f"target_groups:{g}")) for g in project.target_groups),
        themes=tuple(Fact("theme", t, evidence.get(f"themes:{t}")) for t in project.themes),
        fields=tuple(
            FieldText(
                field.label,
                Mention(field.document, field.start, field.end),
                pages.get((field.document, field.start)),
                field.text,
                field.role,
            )
            for field in project.fields
        ),
        brief=frozenset(i for i, field in enumerate(project.fields) if field.role in BRIEF),
        warnings=tuple(map(_warned, project.warnings)),
    )


def _warned(warning: str) -> Warned:
    match = WARNING.fullmatch(warning)
    if match is None or match["code"] not in KNOWN:
        return Warned("other", warning)
    return Warned(match["code"], match["detail"] or "")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a comparison: what each project says of the same thing."""

    role: str
    label: str
    cells: tuple[tuple[FieldText, ...], ...]


def side_by_side(records: Sequence[Record]) -> tuple[Row, ...]:
    """The fields of several records by role, in the order of the first record that has each.

    A field without a role is matched by its label.
    """
    cells: dict[tuple[str, str], list[list[FieldText]]] = {}
    labels: dict[tuple[str, str], str] = {}
    for column, record in enumerate(records):
        for field, shown in zip(record.project.fields, record.fields, strict=True):
            key = (field.role, "" if field.role else field.label.casefold())
            row = cells.setdefault(key, [[] for _ in records])
            labels.setdefault(key, field.label)
            row[column].append(shown)
    return tuple(Row(key[0], labels[key], tuple(map(tuple, row))) for key, row in cells.items())
