"""Facts: the sentences that answer, the value asked for recognised; or the word that no document says it."""

from __future__ import annotations

from collections.abc import Callable

from rag.answer.compare import compare
from rag.answer.conflicts import sum_differs
from rag.answer.draft import Draft, with_markers
from rag.answer.engine import Engine
from rag.answer.kinds import patterns
from rag.answer.outcome import Outcome
from rag.answer.question import Question
from rag.answer.record_fields import LENGTH, from_record, missing_field
from rag.answer.strings import say
from rag.answer.windows import HEADER, HOLDS_VALUE, Scored, holds, join_neighbours, with_list
from rag.types import Passage

MOST = 3
"""Sentences of such an answer."""

CLOSE = 0.75
"""A further sentence scores at least this share of the best one's score."""

MET = 0.36
"""The share of the question's words (weighted by rarity) that the best window must meet …"""

LEAST_MET = 0.06
"""Below this share a window meets nothing of the question, and among such windows any likeness stands out;
a record that the question names is met by its name."""

STANDS_OUT = 6.5
"""… or the standard deviations by which it must stand out, as a window in another language does."""

NAMED_STANDS_OUT = 3.5
"""The same where the question names the record: then only its own windows compete."""

NAMED_VALUE_STANDS_OUT = 5.0
"""The same for a number or a time in that record: it must be the one that is asked for."""

ASKED_FIELD = 2.5
"""What lying in the field that is asked for adds to a window, in standard deviations."""

FRONT = 3.0
"""What a document's first page adds, in standard deviations, when its author or publisher is asked for."""

FRONT_LENGTH = 700
"""Characters of a document's text that are its title page."""


def state_fact(question: Question, engine: Engine, draft: Draft) -> Outcome:
    """The one to three windows that best answer a question of fact."""
    if len(question.projects) > 1 and question.roles:
        return compare(question, engine, draft)
    scope = engine.scope(question)
    missing = missing_field(question, engine)
    if missing is not None:
        return Outcome(missing, abstained=True)
    stated = from_record(question, engine, draft)
    if stated is not None:
        return stated
    asked = question.topic if len(question.topic.split()) > 1 else question.text
    ranked = engine.windows.rank(
        asked,
        value=question.value,
        projects=scope,
        documents=question.filters.documents or None,
        prefer=_preference(question),
    )
    if scope is not None and not question.projects:
        ranked = _with_rest(question, engine, ranked)
    chosen = _choose(ranked)
    if not chosen or _weak(question, chosen):
        return Outcome(say(question.language, "fact_no_answer"), abstained=True)
    return quoted(chosen, question, engine, draft)


def quoted(chosen: list[Scored], question: Question, engine: Engine, draft: Draft) -> Outcome:
    """An answer that is the chosen windows, each with its citation, its project where the question does not
    name it, and a note where its figures contradict each other."""
    statements = []
    for scored in chosen:
        project = scored.passage.project
        told = project is None or project in question.projects
        name = "" if told else f" ({engine.project(project or '').name})"
        statements.append(draft.state(engine.slice(scored.mention) + name, [scored.mention], project))
        differs = sum_differs(scored.text, question.language)
        if differs is not None:
            statements.append(draft.state(differs, [scored.mention], project))
    return Outcome("\n".join(map(with_markers, statements)))


def _preference(question: Question) -> Callable[[Passage, str], float]:
    """What is known of a window beside its words: its field, and the year that is asked for."""
    asked = question.filters.asked
    years = {asked.first[:4], asked.last[:4]} if asked is not None else set()
    author = bool(question.filters.documents and patterns().words["author"].search(question.text))

    def prefer(passage: Passage, text: str) -> float:
        field = ASKED_FIELD if question.projects and passage.role in question.roles else 0.0
        header = HEADER if passage.role in {"head", "contact"} else 0.0
        front = FRONT if author and passage.start < FRONT_LENGTH else 0.0
        return field + header + front + (HOLDS_VALUE if any(year in text for year in years) else 0.0)

    return prefer


def _with_rest(question: Question, engine: Engine, ranked: list[Scored]) -> list[Scored]:
    """A place in the question may be part of what is said instead of where the project is: the windows of
    all records compete when the place's records have nothing better."""
    documents = question.filters.documents or None
    everywhere = engine.windows.rank(
        question.topic, value=question.value, documents=documents, prefer=_preference(question)
    )
    if not ranked or (everywhere and everywhere[0].met > ranked[0].met + 0.15):
        return everywhere
    return ranked


def _choose(ranked: list[Scored]) -> list[Scored]:
    chosen: list[Scored] = []
    length = 0
    for scored in (with_list(s, LENGTH) for s in join_neighbours(ranked[:40], MOST, LENGTH)):
        if chosen and (scored.score < CLOSE * chosen[0].score or length + len(scored.text) > LENGTH):
            break
        chosen.append(scored)
        length += len(scored.text)
    return chosen


def _weak(question: Question, chosen: list[Scored]) -> bool:
    """Whether the evidence is too weak to be shown as an answer."""
    if question.value is not None and not any(holds(question.value, s.text) for s in chosen):
        return True
    asked = question.filters.asked
    if asked is not None and not any(asked.first[:4] in s.text or asked.last[:4] in s.text for s in chosen):
        return True
    if question.projects:
        return weak(chosen, NAMED_VALUE_STANDS_OUT if question.value else NAMED_STANDS_OUT, least=0.0)
    return weak(chosen)


def weak(chosen: list[Scored], stands_out: float = STANDS_OUT, least: float = LEAST_MET) -> bool:
    """Whether no chosen window meets enough of the question's words, or meets some and stands out."""
    met = max(s.met for s in chosen)
    return met < least or (met < MET and max(s.score for s in chosen) < stands_out)
