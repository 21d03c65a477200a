"""Facts: the sentences that answer, the value asked for recognised; or the word that no document says it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from rag.answer.compare import compare
from rag.answer.conflicts import sum_differs
from rag.answer.draft import Draft, with_markers
from rag.answer.engine import Engine
from rag.answer.kinds import patterns, value_of
from rag.answer.named_documents import FRONT_LENGTH
from rag.answer.outcome import Outcome
from rag.answer.question import Question, Value
from rag.answer.record_fields import LENGTH, from_record, missing_field
from rag.answer.several import parts_of, without_repetition
from rag.answer.strings import say
from rag.answer.tight import tightened
from rag.answer.values import Counted, counted, holds
from rag.answer.weakness import too_weak
from rag.answer.windows import HOLDS_VALUE, Scored, join_neighbours, telling, with_list
from rag.types import Passage

MOST = 3
"""Sentences of such an answer."""

CLOSE = 0.75
"""A further sentence scores at least this share of the best one's score."""

ASKED_FIELD = 2.5
"""What lying in the field that is asked for adds to a window, in standard deviations."""

COUNTS = 2.5
"""What a number beside the very thing that is counted adds, in standard deviations: "1800 volunteers"."""

PARTS_LENGTH = 490
"""Characters of an answer to two questions in one."""

TOLD = 0.6
"""The share of the question's words that a sentence meets which tells a number of records itself …"""

TOLD_ITSELF = 0.25
"""… and where what is counted has a word of its own ("inkluderingsprosjekter") beside the number."""

EQUAL = 0.5
"""Standard deviations within which two windows are equally good."""

GOOD, BESIDE = 20, 600
"""How many of the best windows may hold the value asked for, and the characters from the best one within
which such a window belongs to the same matter."""

PART_MET = 0.4
"""The share of the words of a part of the question that a window for it must meet."""

FRONT = 3.0
"""What a document's first page adds, in standard deviations, when its author or publisher is asked for, and
adds again where the title stands: the author stands beside it."""

NO_VALUE = -10.0
"""What lying in a contact block adds where a value is asked for: a telephone number counts nothing."""


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
    parts = parts_of(question.text)
    if len(parts) == 1:
        chosen = _best(question, scope, engine)
    else:
        chosen = _best_of_parts(question, parts, scope, engine)
    if not chosen:
        return Outcome(say(question.language, "fact_no_answer"), abstained=True)
    return quoted(chosen, question, engine, draft)


def told_count(question: Question, engine: Engine, draft: Draft) -> Outcome | None:
    """What a document says itself of how many there are ("fyra exempel"), in a sentence that has most of the
    question's words; None where none does."""
    count = _counted(question, engine)
    if count is None or replace(question.filters, municipalities=frozenset()).any:
        return None
    least = TOLD if any(map(patterns().units.fullmatch, count.asked)) else TOLD_ITSELF
    told = [s for s in _best(question, None, engine) if s.met >= least and count.beside_number(s.text)]
    return quoted(told[:1], question, engine, draft) if told else None


def _best(question: Question, scope: frozenset[str] | None, engine: Engine) -> list[Scored]:
    """The windows that answer a question; none where the best are too weak to be shown."""
    count = _counted(question, engine)
    asked = question.topic if len(question.topic.split()) > 1 else question.text
    ranked = engine.windows.rank(
        asked,
        value=question.value,
        projects=scope,
        documents=question.filters.documents or None,
        prefer=_preference(question, count, engine),
    )
    if scope is not None and not question.projects:
        ranked = _with_rest(question, engine, ranked, count)
    chosen = _with_value(question, ranked, _choose(ranked, question, engine))
    if not chosen or too_weak(question, chosen, count, engine):
        return []
    value = question.value
    return [s for s in chosen if value is None or holds(value, s.text, question.text)] or chosen


def _with_value(question: Question, ranked: list[Scored], chosen: list[Scored]) -> list[Scored]:
    """The chosen windows, after one that holds the value that they lack and stands close to the best."""
    value = question.value
    if value is None or any(holds(value, s.text, question.text) for s in chosen):
        return chosen
    for scored in ranked[:GOOD]:
        here = chosen[0].mention
        close = scored.mention.document == here.document and abs(scored.mention.start - here.start) <= BESIDE
        if close and holds(value, scored.text, question.text):
            return _fitting(list(without_repetition([scored, *chosen])))
    return chosen


def _best_of_parts(
    question: Question, parts: Sequence[str], scope: frozenset[str] | None, engine: Engine
) -> list[Scored]:
    """The windows that answer each of the things asked for, all of the record (or document) that answers the
    whole question best."""
    whole = _best(replace(question, value=value_of(parts[0])), scope, engine) or _best(
        question, scope, engine
    )
    if not whole:
        return []
    chosen: list[Scored] = []
    for part in parts:
        each = replace(question, text=part, value=value_of(part))
        count = _counted(each, engine)
        whole = [tightened(s, question.text, None, engine.retriever.matcher) for s in whole]
        chosen += [s for s in whole if _has_answer(each.value, count, s)][:1] or _within_record(
            each, count, whole[0].passage, engine
        )
    return _fitting(list(without_repetition([*chosen, *whole])))


def _has_answer(value: Value | None, count: Counted | None, scored: Scored) -> bool:
    """Whether a window holds the value that a part of a question asks for, beside what it counts."""
    if value is None or not holds(value, scored.text):
        return False
    return count is None or count.beside_number(scored.text)


def _within_record(part: Question, count: Counted | None, passage: Passage, engine: Engine) -> list[Scored]:
    """The window of a passage's record (or document) that answers a part of a question."""
    ranked = engine.windows.rank(
        part.text,
        value=part.value,
        projects=frozenset({passage.project}) if passage.project is not None else None,
        documents=frozenset({passage.document}),
        prefer=_preference(part, count, engine),
    )
    tight = (tightened(s, part.text, part.value, engine.retriever.matcher) for s in _tightest(ranked))
    return [s for s in tight if _answers_part(part.value, s)]


def _tightest(ranked: list[Scored]) -> list[Scored]:
    """The shortest of the windows that are as good as the best: there are two things to say."""
    good = [s for s in ranked[:5] if s.score >= ranked[0].score - EQUAL]
    return sorted(good, key=lambda s: len(s.text))[:1]


def _answers_part(value: Value | None, scored: Scored) -> bool:
    if value is None or value == "number":  # any number is easily found, a share or a date seldom
        return scored.met >= PART_MET and (value is None or holds(value, scored.text))
    return holds(value, scored.text)


def _fitting(chosen: Sequence[Scored]) -> list[Scored]:
    """As many as a short answer has room for, at least one."""
    kept: list[Scored] = []
    for scored in chosen[: MOST + 1]:
        if not kept or sum(len(k.text) for k in kept) + len(scored.text) <= PARTS_LENGTH:
            kept.append(scored)
    return kept


def _counted(question: Question, engine: Engine) -> Counted | None:
    if question.value != "number":
        return None
    return counted(question.text, question.language, engine.retriever.matcher, engine.store.forms)


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


def _preference(question: Question, count: Counted | None, engine: Engine) -> Callable[[Passage, str], float]:
    """What is known of a window beside its words: its field, and the year that is asked for."""
    asked = question.filters.asked
    years = {asked.first[:4], asked.last[:4]} if asked is not None else set()
    author = bool(question.filters.documents and patterns().words["author"].search(question.text))
    titles = [engine.store.document(name).source.title.casefold() for name in question.filters.documents]

    def prefer(passage: Passage, text: str) -> float:
        field = ASKED_FIELD if question.projects and passage.role in question.roles else 0.0
        header = telling(passage, text) if passage.role not in question.roles else 0.0
        if question.value is not None and passage.role == "contact":
            header = NO_VALUE
        front = 0.0
        if author and passage.start < FRONT_LENGTH:
            front = FRONT * (1 + any(title in " ".join(text.casefold().split()) for title in titles))
        counts = COUNTS if count is not None and count.beside_number(text) else 0.0
        return field + header + front + counts + (HOLDS_VALUE if any(year in text for year in years) else 0.0)

    return prefer


def _with_rest(
    question: Question, engine: Engine, ranked: list[Scored], count: Counted | None
) -> list[Scored]:
    """A place in the question may be part of what is said instead of where the project is: the windows of
    all records compete when the place's records have nothing better."""
    documents = question.filters.documents or None
    everywhere = engine.windows.rank(
        question.topic, value=question.value, documents=documents, prefer=_preference(question, count, engine)
    )
    if not ranked or (everywhere and everywhere[0].met > ranked[0].met + 0.15):
        return everywhere
    return ranked


def _choose(ranked: list[Scored], question: Question, engine: Engine) -> list[Scored]:
    chosen: list[Scored] = []
    length = 0
    matcher = engine.retriever.matcher
    for whole in (with_list(s, LENGTH) for s in join_neighbours(ranked[:40], MOST, LENGTH)):
        scored = tightened(whole, question.text, question.value, matcher)
        if chosen and scored.score < CLOSE * chosen[0].score:
            break
        if not chosen or length + len(scored.text) <= LENGTH:
            chosen.append(scored)
            length += len(scored.text)
    return chosen
