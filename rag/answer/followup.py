"""Questions that go on from the one before: "och i Lund?", "who runs it?"."""

from __future__ import annotations

from collections.abc import Sequence

from rag.answer.kinds import patterns
from rag.answer.understand import Reader
from rag.ingest.dates import find_dates
from rag.ingest.places import find_places
from rag.types import Answer, Project

SHORT = 8
"""Words: a longer question says itself what it is about."""


def resolve(question: str, previous: Answer, reader: Reader, projects: Sequence[Project]) -> str:
    """The question as it would be asked on its own.

    "och i Lund?" asks the previous question of another place or time; "who runs it?" asks about the one
    project of the previous answer. Any other question stays as it is.
    """
    asked = reader.read(question)
    low = question.casefold()
    if asked.projects or len(question.split()) > SHORT:
        return question
    if patterns().words["goes_on"].search(low) and asked.filters.any:
        return f"{_open_again(previous.alone, asked.filters.asked is not None)} {question}"
    project = _only_project(previous, projects)
    refers = patterns().words["refers"].search(low) or patterns().words["goes_on"].search(low) or asked.roles
    if project is not None and refers and not asked.filters.any:
        return f"{question} ({project.name})"
    return question


def _open_again(question: str, time: bool) -> str:
    """The question without what the next one replaces: its times, or its places."""
    dates = [(d.span.start, d.span.end) for d in find_dates(question)]
    places = [(m.start, m.end) for m in find_places(question, any_case=True)]
    for start, end in sorted(dates if time else places, reverse=True):
        question = question[:start] + question[end:]
    return question


def _only_project(answer: Answer, projects: Sequence[Project]) -> Project | None:
    """The one project that an answer is about: the only one it names, or cites."""
    named = {p.id for p in answer.projects if p.match == "yes"} or {
        c.project for c in answer.citations if c.project is not None
    }
    return next((p for p in projects if p.id in named), None) if len(named) == 1 else None
