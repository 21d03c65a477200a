"""Advice: what the documents recommend and what projects learnt, grouped and attributed."""

from __future__ import annotations

import numpy as np

from rag.answer.draft import Draft, with_markers
from rag.answer.engine import Engine
from rag.answer.kinds import patterns
from rag.answer.outcome import Outcome
from rag.answer.question import Question
from rag.answer.strings import say
from rag.answer.weakness import on_topic, related
from rag.answer.windows import Scored, join_neighbours, with_list
from rag.types import Passage

LENGTH = 1900
"""Characters: a screenful of advice."""

PIECE = 450
"""Characters of one piece of advice."""

MOST = 6
"""Pieces of advice in one answer."""

CLOSE = 0.55
"""A further piece scores at least this share of the best one's score."""

ADVISES = 1.6
"""What a chapter of advice or a field of experience adds to a window, in standard deviations; a turn that
advises adds as much, and a field that only describes the problem takes it away."""

ABOUT = 2.0
"""What speaking of the groups and themes of the question adds to a window, in standard deviations:
"pappor" for "fedre"."""

ADVISING = frozenset({"experience", "spread", "result", "evaluation"})
DESCRIBING = frozenset({"head", "contact", "background", "purpose", "goal", "target_group", "period"})


def advise(question: Question, engine: Engine, draft: Draft) -> Outcome:
    """The best pieces of advice, those of one section together."""
    scope = frozenset(question.projects) if question.projects else None
    documents = question.filters.documents or None
    topic = engine.topics.in_own_words(question.topic or question.text)
    about = np.float32(ABOUT) * engine.topics.about(topic, question.language)
    ranked = engine.windows.rank(topic, projects=scope, documents=documents, prefer=_prefer, bonus=about)
    chosen = _choose(ranked)
    if not chosen or not related(question, engine) or not on_topic(question, [s.passage for s in chosen]):
        return Outcome(say(question.language, "fact_no_answer"), abstained=True)
    lines = [
        with_markers(engine.quote(draft, s.mention, project=s.passage.project)) for s in _grouped(chosen)
    ]
    return Outcome("\n".join(f"– {line}" for line in lines))


def _prefer(passage: Passage, text: str) -> float:
    advising = passage.project is None or passage.role in ADVISING
    turn = patterns().words["advises"].search(text) is not None
    describes = passage.role in DESCRIBING
    return ADVISES * (advising + turn - describes)


def _choose(ranked: list[Scored]) -> list[Scored]:
    chosen: list[Scored] = []
    length = 0
    for scored in (with_list(s, LENGTH) for s in join_neighbours(ranked[:60], MOST, PIECE)):
        if chosen and scored.score < CLOSE * chosen[0].score:
            break
        if length + len(scored.text) <= LENGTH:
            chosen.append(scored)
            length += len(scored.text)
    return chosen


def _grouped(chosen: list[Scored]) -> list[Scored]:
    """The pieces with those of one passage together, in the order of its text; the best passage first."""
    order: dict[tuple[str, int], int] = {}
    for scored in chosen:
        order.setdefault((scored.passage.document, scored.passage.start), len(order))
    return sorted(chosen, key=lambda s: (order[s.passage.document, s.passage.start], s.mention.start))
