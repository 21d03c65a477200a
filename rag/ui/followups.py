"""What can be asked after an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rag.types import Answer, Project
from rag.ui.language import Texts

MOST = 4
"""Suggestions shown: a line or two of them."""


def followups(answer: Answer, projects: Sequence[Project], texts: Texts) -> tuple[str, ...]:
    """Questions about the projects that ``answer`` names, in the interface's language."""
    records = {project.id: project for project in projects}
    named = [records[identifier] for identifier in _named(answer) if identifier in records]
    asked = answer.question.strip().casefold()
    offered = dict.fromkeys(q for q in _questions(answer, named, texts) if q.casefold() != asked)
    return tuple(offered)[:MOST]


def _named(answer: Answer) -> Iterator[str]:
    """The projects of an answer, the surest first; of one that abstains, those of the nearest passages."""
    for match in sorted(answer.projects, key=lambda match: match.match != "yes"):
        yield match.id
    for project in (citation.project for citation in answer.citations):
        if project:
            yield project
    for project in dict.fromkeys(hit.passage.project for hit in answer.nearest):
        if project:
            yield project


def _questions(answer: Answer, named: Sequence[Project], texts: Texts) -> Iterator[str]:
    if not named:
        return
    first = named[0]
    second = next((project for project in named if project.id != first.id), None)
    reachable = next((project for project in named if project.contacts), None)
    if second and answer.kind != "compare" and not answer.abstained:
        yield texts("followup.compare", first=first.name, second=second.name)
    if reachable and answer.kind != "contact":
        yield texts("followup.contact", project=reachable.name)
    if any(field.role == "purpose" for field in first.fields):
        yield texts("followup.purpose", project=first.name)
    if first.start or first.end:
        yield texts("followup.period", project=first.name)
    if answer.kind != "similar":
        yield texts("followup.similar", project=first.name)
