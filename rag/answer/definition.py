"""Definitions: the sentence that says what a word means."""

from __future__ import annotations

import re

from rag.answer.draft import Draft
from rag.answer.engine import Engine
from rag.answer.facts import quoted, state_fact, weak
from rag.answer.kinds import patterns
from rag.answer.outcome import Outcome
from rag.answer.question import Question
from rag.answer.record_fields import LENGTH
from rag.answer.strings import say
from rag.answer.windows import Scored, join_neighbours
from rag.text.stems import content_words

DEFINES = 1.5
"""What a defining turn beside the word adds, in standard deviations: more than any likeness of words."""

MOST = 2
"""Sentences of a definition."""

CLOSE = 0.6
"""A second sentence scores at least this share of the first one's score."""


def define(question: Question, engine: Engine, draft: Draft) -> Outcome:
    """The sentences that define the word asked for."""
    if question.projects:
        return state_fact(question, engine, draft)
    words = [w.form for w in content_words(question.topic, question.language)]
    if not words:
        return Outcome(say(question.language, "fact_no_answer"), abstained=True)
    pattern = _pattern(words)
    ranked = engine.windows.rank(question.topic, documents=question.filters.documents or None)
    scored = [s if not pattern.search(s.text) else _raised(s) for s in ranked]
    scored.sort(key=lambda s: -s.score)
    chosen = join_neighbours(scored[:40], MOST, LENGTH)
    chosen = [s for s in chosen if s.score >= CLOSE * chosen[0].score]
    if not chosen or weak(chosen):
        return Outcome(say(question.language, "fact_no_answer"), abstained=True)
    return quoted(chosen, question, engine, draft)


def _pattern(words: list[str]) -> re.Pattern[str]:
    """The word before a defining turn ("X är", "med X menas"), or beside its explanation in brackets."""
    turn = patterns().words["defines"].pattern
    word = "|".join(re.escape(w[: max(4, len(w) - 3)]) + r"\w*" for w in words)
    before = rf"(?:{word})\s+(?:{turn})\b"
    explained = rf"\((?:{word})\)\s*,|(?:{word})\s*\([^)]{{8,}}\)"
    return re.compile(f"{before}|{explained}", re.IGNORECASE)


def _raised(scored: Scored) -> Scored:
    return Scored(scored.score + DEFINES, scored.met, scored.mention, scored.passage, scored.text)
