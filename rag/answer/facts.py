"""Facts: the sentences that answer, the value asked for recognised; or the word that no document says it."""

from __future__ import annotations

import re
from collections.abc import Callable

from rag.answer.draft import Draft, with_markers
from rag.answer.engine import Engine, fields_of, mention_of
from rag.answer.kinds import patterns
from rag.answer.outcome import Outcome
from rag.answer.question import Question
from rag.answer.strings import say
from rag.answer.understand import asks_of, role_name
from rag.answer.windows import HOLDS_VALUE, Scored, holds, join_neighbours, with_list
from rag.types import Passage, Project

LENGTH = 470
"""Characters of an answer to a question of fact: three sentences at most."""

MOST = 3
"""Sentences of such an answer."""

CLOSE = 0.75
"""A further sentence scores at least this share of the best one's score."""

MET = 0.36
"""The share of the question's words (weighted by rarity) that the best window must meet …"""

STANDS_OUT = 6.5
"""… or the standard deviations by which it must stand out, as a window in another language does."""

STANDS_OUT_NAMED = 5.0
"""The same where the question names the record: then only its own windows compete."""

STATED = ("funding", "period", "evaluation", "result", "phone", "email", "website", "partners")
"""Fields that a record states in so many words or not at all; a sentence that is merely alike is no
substitute."""

TOLD = (
    "period", "target_group", "purpose", "goal", "background", "description", "method", "activities",
    "expected_result", "result", "evaluation", "experience", "spread", "contribution", "organisation_form",
    "partners", "funding",
)  # fmt: skip
"""Fields that answer a question for them as they stand."""

ASKED_FIELD = 2.5
"""What lying in the field that is asked for adds to a window, in standard deviations."""

FRONT = 3.0
"""What a document's first page adds, in standard deviations, when its author or publisher is asked for."""

FRONT_LENGTH = 700
"""Characters of a document's text that are its title page."""

HEADER = -2.5
"""The same for a header or a contact block: names and addresses are alike every question."""


def state_fact(question: Question, engine: Engine, draft: Draft) -> Outcome:
    """The one to three windows that best answer a question of fact."""
    scope = engine.scope(question)
    missing = _missing(question, engine)
    if missing is not None:
        return Outcome(missing, abstained=True)
    attribute = _attribute(question, engine, draft)
    if attribute is not None:
        return attribute
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
    chosen = _choose(ranked, question)
    if not chosen or _weak(question, chosen, engine):
        return Outcome(say(question.language, "fact_no_answer"), abstained=True)
    return quoted(chosen, draft, engine, question.projects)


def quoted(chosen: list[Scored], draft: Draft, engine: Engine, named: tuple[str, ...] = ()) -> Outcome:
    """An answer that is the chosen windows, each with its citation, and its project where the question
    does not name it."""
    lines = []
    for scored in chosen:
        project = scored.passage.project
        name = f" ({engine.project(project).name})" if project is not None and project not in named else ""
        lines.append(
            with_markers(draft.state(engine.slice(scored.mention) + name, [scored.mention], project))
        )
    return Outcome("\n".join(lines))


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


def _choose(ranked: list[Scored], question: Question) -> list[Scored]:
    chosen: list[Scored] = []
    length = 0
    for scored in (with_list(s, LENGTH) for s in join_neighbours(ranked[:40], MOST, LENGTH)):
        if chosen and (scored.score < CLOSE * chosen[0].score or length + len(scored.text) > LENGTH):
            break
        chosen.append(scored)
        length += len(scored.text)
    return chosen


def _weak(question: Question, chosen: list[Scored], engine: Engine) -> bool:
    """Whether the evidence is too weak to be shown as an answer."""
    if question.value is not None and not any(holds(question.value, s.text) for s in chosen):
        return True
    asked = question.filters.asked
    if asked is not None and not any(asked.first[:4] in s.text or asked.last[:4] in s.text for s in chosen):
        return True
    if question.projects and question.value is None:
        return False
    return weak(chosen, STANDS_OUT_NAMED if question.projects else STANDS_OUT)


def weak(chosen: list[Scored], stands_out: float = STANDS_OUT) -> bool:
    """Whether no chosen window meets enough of the question's words or stands out from the rest."""
    return max(s.met for s in chosen) < MET and max(s.score for s in chosen) < stands_out


def _missing(question: Question, engine: Engine) -> str | None:
    """The sentence that says which detail the named record lacks; None when nothing is known to lack."""
    for identifier in question.projects[:1]:
        project = engine.project(identifier)
        if "named_only_in_contents" in project.warnings:
            return say(question.language, "only_named", project=project.name)
        for role in (r for r in question.roles if r in STATED):
            if not _states(project, role, question, engine):
                return say(
                    question.language,
                    "field_missing",
                    project=project.name,
                    field=role_name(role, question.language),
                )
    return None


def _states(project: Project, role: str, question: Question, engine: Engine) -> bool:
    texts = [p.text for p in engine.store.passages if p.project == project.id]
    if role == "funding" and patterns().words["cost"].search(question.text):
        return any(patterns().words["amount"].search(text) for text in texts)
    if any(fields_of(project, (role,))) or (role == "period" and project.start):
        return True
    pattern = asks_of(role)
    return any(pattern.search(text) for text in texts)


def _attribute(question: Question, engine: Engine, draft: Draft) -> Outcome | None:
    """An attribute of the one named record, read from the record itself."""
    if len(question.projects) != 1:
        return None
    project = engine.project(question.projects[0])
    for role, value in (
        ("municipality", project.municipality),
        ("organisation", project.organisation),
        ("website", project.website),
    ):
        places = [m for name, m in project.evidence if name == role]
        if role in question.roles and value and places and (_leads(role, question) or not _topical(question)):
            name = role_name(role, question.language)
            text = say(question.language, "value", field=name, value=value, project=project.name)
            return Outcome(
                with_markers(
                    draft.state(text, list(dict.fromkeys(map(engine.whole_line, places))), project.id)
                )
            )
    roles = [*question.roles, *(["period"] if question.value in {"duration", "date"} else [])]
    field = next(fields_of(project, tuple(r for r in roles if r in TOLD)), None)
    if field is not None and not _topical(question) and field.end - field.start <= LENGTH:
        return Outcome(with_markers(engine.quote(draft, mention_of(field), f"{project.name}: ", project.id)))
    return None


def _leads(role: str, question: Question) -> bool:
    """Whether the question opens with the field ("Vilken kommun …")."""
    return asks_of(role).search(" ".join(question.text.split()[:3])) is not None


def _topical(question: Question) -> bool:
    """Whether more than a few words are left beside the name and the field: then a sentence must answer."""
    return len(re.findall(r"\w{3,}", question.topic)) > 3
