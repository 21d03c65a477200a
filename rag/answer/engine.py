"""What the handlers of all kinds of questions work with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from rag.answer.draft import Draft
from rag.answer.question import Question
from rag.answer.topics import Topics
from rag.answer.verdict import Verdict
from rag.answer.windows import WindowRanker
from rag.ingest.lines import BULLET
from rag.retrieve.retriever import Retriever
from rag.store import Store
from rag.types import Field, Mention, Project, Statement

SHORT = 40
"""Characters: a shorter quote is shown with its line."""

LINE_ENDS = frozenset("\n\r\v\f\x85\u2028\u2029")
"""What ends a line: a text from an old Mac has carriage returns alone, one from a PDF form feeds."""


class Judging(Protocol):
    """Judges all records of a collection, or some of them."""

    def judge(self, question: Question) -> list[Verdict]:
        """A verdict on each of its records, in the collection's order."""


@dataclass(frozen=True, slots=True)
class Engine:
    """One collection with everything that reads it."""

    store: Store
    retriever: Retriever
    judge: Judging
    windows: WindowRanker
    topics: Topics

    def slice(self, mention: Mention) -> str:
        """The quoted text on one line, the marks of list items replaced by dots."""
        text = self.store.document(mention.document).text[mention.start : mention.end]
        items = (
            BULLET.sub("", line.strip(), count=1) if BULLET.match(line.strip()) else line
            for line in _items(text)
        )
        return " · ".join(" ".join(item.split()) for item in items if item.strip())

    def whole_line(self, mention: Mention) -> Mention:
        """The line that a short mention stands on: a municipality's name or a § alone shows little."""
        if mention.end - mention.start >= SHORT:
            return mention
        text = self.store.document(mention.document).text
        start, end = mention.start, mention.end
        while start > 0 and text[start - 1] not in LINE_ENDS:
            start -= 1
        while end < len(text) and text[end] not in LINE_ENDS:
            end += 1
        return Mention(mention.document, start, end)

    def quote(self, draft: Draft, mention: Mention, lead: str = "", project: str | None = None) -> Statement:
        """Add a statement that is the quoted slice itself, after an optional lead of the interface's own."""
        return draft.state(lead + self.slice(mention), [mention], project)

    def project(self, identifier: str) -> Project:
        """The record of that id."""
        return next(p for p in self.store.projects if p.id == identifier)

    def scope(self, question: Question) -> frozenset[str] | None:
        """The records that a question is about: those it names, else those in the place it names when
        there are any; None for the whole collection."""
        if question.projects:
            return frozenset(question.projects)
        filters = question.filters
        if filters.regions:  # a region says where to look, seldom which record is meant
            return None
        there = frozenset(
            p.id
            for p in self.store.projects
            if p.municipality in filters.municipalities or p.country in filters.countries
        )
        return there or None


def _items(text: str) -> list[str]:
    """The text cut before each list item."""
    return re.split(r"[\n\r](?=[ \t]*(?:[-–*•◆]|\d{1,2}[.)])\s)", text)


def fields_of(project: Project, roles: tuple[str, ...]) -> Iterator[Field]:
    """The fields of a record that have one of the roles."""
    return (field for field in project.fields if field.role in roles)


def mention_of(field: Field) -> Mention:
    """Where a field's text stands."""
    return Mention(field.document, field.start, field.end)
