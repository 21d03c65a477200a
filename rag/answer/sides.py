"""The two things that a question compares, where it describes them instead of naming their projects."""

from __future__ import annotations

from collections.abc import Iterator

from rag.answer.engine import Engine
from rag.answer.kinds import patterns
from rag.answer.question import Question
from rag.answer.windows import telling
from rag.text.words import fold
from rag.types import Project


def described(question: Question, engine: Engine) -> Iterator[Project]:
    """For each side of "between X and Y" the record that it names, or else the one that it describes best."""
    sides = patterns().words["sides"].search(question.text)
    if sides is None:
        return
    named = [engine.project(identifier) for identifier in question.projects]
    for side in (sides["first"], sides["second"]):
        said = [
            p for p in named if any(fold(n.casefold()) in fold(side.casefold()) for n in (p.name, *p.aliases))
        ]
        yield from said[:1] or _best(side, engine)


def _best(side: str, engine: Engine) -> Iterator[Project]:
    """The record whose windows are nearest to what is said of a side."""
    recorded = frozenset(p.id for p in engine.store.projects)
    ranked = engine.windows.rank(side, projects=recorded, prefer=telling)
    if ranked and ranked[0].passage.project is not None:
        yield engine.project(ranked[0].passage.project)
