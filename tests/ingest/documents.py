"""Documents out of texts, without files."""

from __future__ import annotations

import hashlib

from rag.ingest.boilerplate import find_boilerplate
from rag.ingest.parse import parse
from rag.text.languages import detect
from rag.types import Document, Parsed, Project, Source


def document(text: str, name: str = "catalogue.txt") -> Document:
    """A document as reading a file of that text would give it."""
    return Document(
        name=name,
        source=Source("A catalogue"),
        text=text,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        language=detect(text),
        boilerplate=tuple(find_boilerplate(text)),
    )


def read(text: str, name: str = "catalogue.txt") -> Parsed:
    """The parsed document, its slices checked: every text is where it says it is."""
    parsed = parse(document(text, name))
    for passage in parsed.passages:
        assert text[passage.start : passage.end] == passage.text
    for project in parsed.projects:
        for field in project.fields:
            assert text[field.start : field.end] == field.text
        for _, mention in project.evidence:
            assert text[mention.start : mention.end].strip()
    return parsed


def roles(project: Project) -> dict[str, str]:
    """The fields of a record by role."""
    return {field.role: field.text for field in project.fields}


def people(project: Project) -> list[tuple[str | None, str | None, str | None]]:
    """The contacts as name, address, number."""
    return [(contact.name, contact.email, contact.phone) for contact in project.contacts]


def told(project: Project) -> dict[str, object]:
    """All that a record says, without what is empty; its fields as label (or role) and text."""
    said: dict[str, object] = {
        "name": project.name,
        "aliases": project.aliases,
        "organisation": project.organisation,
        "municipality": project.municipality,
        "funding": project.funding,
        "category": project.category,
        "period": (project.start, project.end) if project.start or project.end else None,
        "contacts": people(project),
        "fields": [f"{field.label or f'({field.role})'}: {field.text}" for field in project.fields],
        "warnings": project.warnings,
    }
    return {key: value for key, value in said.items() if value}
