"""Whether the evidence is too weak to be shown as an answer: then the documents do not say."""

from __future__ import annotations

from rag.answer.engine import Engine
from rag.answer.question import Question
from rag.answer.values import Counted, holds
from rag.answer.windows import Scored
from rag.ingest.places import find_places

MET = 0.36
"""The share of the question's words (weighted by rarity) that the best window must meet …"""

FEW, FEW_MET = 2, 0.5
"""Of a question of so few words this share must be met: with one of two a window is about something else."""

UNCOUNTED_MET = 0.55
"""The share that must be met where no number stands beside what is counted."""

PLACE_ONLY = 0.5
"""How well some word beside the place must be met in what is said of a place."""

LEAST_MET = 0.06
"""Below this share a window meets nothing of the question, and among such windows any likeness stands out;
a record that the question names is met by its name."""

STANDS_OUT = 6.5
"""… or the standard deviations by which it must stand out, as a window in another language does."""

NAMED_STANDS_OUT = 3.5
"""The same where the question names the record: then only its own windows compete."""

NAMED_VALUE_STANDS_OUT = 5.0
"""The same for a number or a time in that record: it must be the one that is asked for."""


def too_weak(question: Question, chosen: list[Scored], count: Counted | None, engine: Engine) -> bool:
    """Whether the evidence is too weak to be shown as an answer."""
    counts = count is not None and any(count.beside_number(s.text) for s in chosen)
    if count is not None and question.projects and not counts:
        return True
    if question.value is not None and not any(holds(question.value, s.text) for s in chosen):
        return True
    asked = question.filters.asked
    if asked is not None and not any(asked.first[:4] in s.text or asked.last[:4] in s.text for s in chosen):
        return True
    if question.projects:
        value = question.value is not None and not counts
        return weak(chosen, NAMED_VALUE_STANDS_OUT if value else NAMED_STANDS_OUT, least=0.0)
    if count is not None and not counts and max(s.met for s in chosen) < UNCOUNTED_MET:
        return True
    if _only_place(question, chosen, engine):
        return True
    asked_words = engine.retriever.matcher.question(question.topic or question.text).terms
    if not question.filters.documents and len(asked_words) <= FEW and max(s.met for s in chosen) < FEW_MET:
        return True
    return weak(chosen)


def _only_place(question: Question, chosen: list[Scored], engine: Engine) -> bool:
    """Whether the windows meet nothing of a question but the place that it names."""
    topic = question.topic or question.text
    places = find_places(topic, any_case=True)
    if not places or not question.filters.municipalities:
        return False
    for place in reversed(places):
        topic = topic[: place.start] + topic[place.end :]
    rest = engine.retriever.matcher.question(topic)
    if not rest.terms:
        return False
    texts = [s.text for s in chosen]
    met = engine.retriever.matcher.sentences(rest, texts, chosen[0].passage.language)
    return float(met.max()) < PLACE_ONLY


def weak(chosen: list[Scored], stands_out: float = STANDS_OUT, least: float = LEAST_MET) -> bool:
    """Whether no chosen window meets enough of the question's words, or meets some and stands out."""
    met = max(s.met for s in chosen)
    return met < least or (met < MET and max(s.score for s in chosen) < stands_out)
