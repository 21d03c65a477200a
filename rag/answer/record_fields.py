"""Answers that a named record gives by itself: an attribute, a whole field, or that it lacks the field."""

from __future__ import annotations

import re

from rag.answer.conflicts import contents_say
from rag.answer.draft import Draft, with_markers
from rag.answer.engine import Engine, fields_of, mention_of
from rag.answer.kinds import patterns
from rag.answer.outcome import Outcome
from rag.answer.question import Question, Value
from rag.answer.strings import say
from rag.answer.understand import asks_of, role_name, says_of
from rag.answer.values import holds
from rag.answer.windows import telling
from rag.ingest.funding import find_funding
from rag.text.sentences import split_sentences
from rag.text.stems import content_words
from rag.types import Field, Mention, Project

LENGTH = 470
"""Characters of an answer to a question of fact: three sentences at most."""

_ADDRESS = re.compile(r"https?://\S+|\bwww\.\S+")

STATED = ("funding", "period", "evaluation", "result", "phone", "email", "website", "partners")
"""Fields that a record states in so many words or not at all; a sentence that is merely alike is no
substitute."""

TOLD = (
    "period", "target_group", "purpose", "goal", "background", "description", "method", "activities",
    "expected_result", "result", "evaluation", "experience", "spread", "contribution", "organisation_form",
    "partners", "funding",
)  # fmt: skip
"""Fields that answer a question for them as they stand."""

INSTEAD = {
    "target_group": ("description", "purpose"),
    "partners": ("organisation_form",),
    "activities": ("method", "description", "purpose"),
    "method": ("activities", "description"),
    "description": ("purpose", "method"),
    "purpose": ("goal",),
    "goal": ("purpose", "expected_result"),
}
"""Where a record without the field says the same, the nearest first."""

STRICT: tuple[Value, ...] = ("amount", "hours", "address", "weekday", "share", "age")
"""Values that are written in a way of their own: a record without any says nothing of the one asked for."""

OVERVIEW = ("purpose", "description", "organisation_form", "method", "goal", "target_group")
"""Fields that tell what a project is, the most telling first."""

OPENING = 3
"""Words that open a question ("Vilken kommun …")."""

FEW = 2
"""Words beside the name and the field; with more of them a sentence must answer."""


def missing_field(question: Question, engine: Engine) -> str | None:
    """The sentence that says which detail the named record lacks; None when nothing is known to lack."""
    for project in map(engine.project, question.projects[:1]):
        if "named_only_in_contents" in project.warnings:
            return say(question.language, "only_named", project=project.name)
        lacking = next((v for v in STRICT if v == question.value), None)
        if lacking is not None and not any(holds(lacking, text) for text in _texts(project, engine)):
            return say(
                question.language,
                "field_missing",
                project=project.name,
                field=say(question.language, lacking),
            )
        for role in (r for r in question.roles if r in STATED):
            if role == "period" and (_topical(question) or question.value not in {None, "date", "duration"}):
                continue  # "hur länge går eleverna?" is not of the project's own time
            if not _states(project, role, question, engine):
                amount = role == "funding" and question.value == "amount"
                field = say(question.language, "amount") if amount else role_name(role, question.language)
                return say(question.language, "field_missing", project=project.name, field=field)
    return None


def _texts(project: Project, engine: Engine) -> list[str]:
    return [p.text for p in engine.store.passages if p.project == project.id]


def _states(project: Project, role: str, question: Question, engine: Engine) -> bool:
    texts = _texts(project, engine)
    if role == "funding" and patterns().words["cost"].search(question.text):
        return any(patterns().words["amount"].search(text) for text in texts)
    if any(fields_of(project, (role, *INSTEAD.get(role, ())))):
        return True
    if role in ("funding", "website") and any(_tells(role, text) for text in texts):
        return True
    if role == "period":
        return any(holds("date", text) or holds("duration", text) for text in texts)
    pattern = says_of(role)
    return any(pattern.search(text) for text in texts)


def from_record(question: Question, engine: Engine, draft: Draft) -> Outcome | None:
    """What the one named record states of what is asked for; None when a sentence must be searched for."""
    if len(question.projects) != 1:
        return None
    project = engine.project(question.projects[0])
    return (
        _attribute(project, question, engine, draft)
        or _field(project, question, engine, draft)
        or _since(project, question, engine, draft)
        or _said(project, question, engine, draft)
        or _overview(project, question, engine, draft)
    )


def _attribute(project: Project, question: Question, engine: Engine, draft: Draft) -> Outcome | None:
    for role, value in (
        ("municipality", project.municipality),
        ("organisation", project.organisation),
        ("website", project.website),
    ):
        places = [m for name, m in project.evidence if name == role]
        if role not in question.roles or not value or not places:
            continue
        if _topical(question) and not _leads(role, question):
            continue
        name = role_name(role, question.language)
        text = say(question.language, "value", field=name, value=value, project=project.name)
        lines = [draft.state(text, list(dict.fromkeys(map(engine.whole_line, places))), project.id)]
        other = contents_say(project, question.language) if role != "website" else None
        if other is not None:
            lines.append(draft.state(other[0], [other[1]], project.id))
        return Outcome("\n".join(map(with_markers, lines)))
    return None


def _field(project: Project, question: Question, engine: Engine, draft: Draft) -> Outcome | None:
    roles = [r for r in question.roles if r in TOLD]
    if question.value in {"duration", "date"}:
        roles.append("period")
    instead = [] if question.value else [other for role in roles for other in INSTEAD.get(role, ())]
    found = (next(fields_of(project, (role,)), None) for role in instead)
    field = next(fields_of(project, tuple(roles)), None) or next(filter(None, found), None)
    if field is None or _topical(question) or not _has_value(question, field):
        return None
    mention = within(field, engine, LENGTH)
    return Outcome(with_markers(engine.quote(draft, mention, f"{project.name}: ", project.id)))


def _has_value(question: Question, field: Field) -> bool:
    """Whether a field holds what the question asks for: a number is not answered by a description; how long
    is answered by the dates of a period."""
    if question.value == "duration" and field.role == "period":
        return True
    return question.value is None or holds(question.value, field.text, question.text)


def _since(project: Project, question: Question, engine: Engine, draft: Draft) -> Outcome | None:
    """Since when a record without a period says that it has been going on, for a question of its start."""
    asks = patterns().words["begins"].search(question.text) or patterns().words["start"].search(question.text)
    if question.value not in {"date", "duration"} or not asks or _topical(question):
        return None
    ranked = engine.windows.rank(question.text, projects=frozenset({project.id}), prefer=telling)
    saying = [s for s in ranked if patterns().words["since"].search(s.text)]
    if not saying:
        return None
    best = min(saying, key=lambda s: s.mention.end - s.mention.start)
    return Outcome(with_markers(engine.quote(draft, best.mention, f"{project.name}: ", project.id)))


def _said(project: Project, question: Question, engine: Engine, draft: Draft) -> Outcome | None:
    """What a record without such a field says of who pays for it, or where it can be read about."""
    asked = next((role for role in ("funding", "website") if role in question.roles), None)
    if asked is None or question.value is not None or _topical(question):
        return None
    ranked = engine.windows.rank(question.text, projects=frozenset({project.id}))
    best = next((s for s in ranked if _tells(asked, s.text)), None)
    if best is None:
        return None
    return Outcome(with_markers(engine.quote(draft, best.mention, f"{project.name}: ", project.id)))


def _tells(role: str, text: str) -> bool:
    """Whether a text names a funder beside a word for money, or holds an address of the web."""
    return (find_funding(text) if role == "funding" else _ADDRESS.search(text)) is not None


def _overview(project: Project, question: Question, engine: Engine, draft: Draft) -> Outcome | None:
    """What the project is, for a question that names it and asks for nothing else."""
    if question.roles or question.value or engine.retriever.matcher.question(_unframed(question)).terms:
        return None
    field = next((f for role in OVERVIEW for f in fields_of(project, (role,))), None)
    if field is None:
        return None
    mention = within(field, engine, LENGTH)
    return Outcome(with_markers(engine.quote(draft, mention, f"{project.name}: ", project.id)))


def _unframed(question: Question) -> str:
    words = re.findall(r"\w+", question.topic)
    return " ".join(word for word in words if word.casefold() not in patterns().frame)


def within(field: Field, engine: Engine, length: int) -> Mention:
    """The field, or as many of its first sentences as ``length`` characters have room for, at least one."""
    mention = mention_of(field)
    if field.end - field.start <= length:
        return mention
    text = engine.store.document(field.document).text[field.start : field.end]
    sentences = split_sentences(text, field.start)
    ends = [s.end for s in sentences if s.end - field.start <= length] or [s.end for s in sentences[:1]]
    return Mention(field.document, field.start, ends[-1]) if ends else mention


def _leads(role: str, question: Question) -> bool:
    """Whether the question opens with the field ("Vilken kommun …")."""
    return asks_of(role).search(" ".join(question.text.split()[:OPENING])) is not None


def _topical(question: Question) -> bool:
    """Whether the question says more than the name and the field."""
    topic = question.topic
    for role in question.roles:
        topic = asks_of(role).sub(" ", topic)
    frame = patterns().frame
    return sum(w.form not in frame for w in content_words(topic, question.language)) > FEW
