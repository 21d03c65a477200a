"""Judging some of the records: those that the question before found."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from rag.answer.engine import Judging
from rag.answer.question import Question
from rag.answer.verdict import Verdict


class Among:
    """A judge who looks at no other records than some."""

    def __init__(self, judge: Judging, projects: AbstractSet[str]) -> None:
        self._judge = judge
        self._projects = projects

    def judge(self, question: Question) -> list[Verdict]:
        """A verdict on each of the records, in the collection's order."""
        return [verdict for verdict in self._judge.judge(question) if verdict.project.id in self._projects]
