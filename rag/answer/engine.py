"""What the handlers of all kinds of questions work with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rag.answer.judge import Judge
from rag.answer.question import Question
from rag.answer.windows import WindowRanker
from rag.ingest.places import gazetteer
from rag.retrieve.retriever import Retriever
from rag.store import Store
from rag.types import Field, Mention, Project


@dataclass(frozen=True, slots=True)
class Engine:
    """One collection with everything that reads it."""

    store: Store
    retriever: Retriever
    judge: Judge
    windows: WindowRanker

    def slice(self, mention: Mention) -> str:
        """The quoted text on one line."""
        return " ".join(self.store.document(mention.document).text[mention.start : mention.end].split())

    def project(self, identifier: str) -> Project:
        """The record of that id."""
        return next(p for p in self.store.projects if p.id == identifier)

    def scope(self, question: Question) -> frozenset[str] | None:
        """The records that a question is about: those it names, else those in the place it names when
        there are any; None for the whole collection."""
        if question.projects:
            return frozenset(question.projects)
        filters = question.filters
        places = filters.municipalities if len(filters.municipalities) <= len(gazetteer().covers) else frozenset()
        there = {p.id for p in self.store.projects if p.municipality in places}
        return frozenset(there) if there and not filters.regions else None


def fields_of(project: Project, roles: tuple[str, ...]) -> Iterator[Field]:
    """The fields of a record that have one of the roles."""
    return (field for field in project.fields if field.role in roles)


def mention_of(field: Field) -> Mention:
    """Where a field's text stands."""
    return Mention(field.document, field.start, field.end)
