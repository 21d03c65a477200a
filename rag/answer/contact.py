"""Contacts: whom to ask about a project, as its record says."""

from __future__ import annotations

import re

import numpy as np

from rag.answer.draft import Draft, with_markers
from rag.answer.engine import Engine
from rag.answer.outcome import Outcome
from rag.answer.question import Question
from rag.answer.strings import say
from rag.answer.weakness import weak
from rag.answer.windows import Scored, telling
from rag.text.words import fold
from rag.types import Contact, Project

ABOUT = 2.0
"""What speaking of the groups and themes of the question adds to a window, in standard deviations."""

MOST = 3
"""Contact persons shown of one project."""


def contact(question: Question, engine: Engine, draft: Draft) -> Outcome:
    """The contact persons of the project that a question names or describes, or of the person it names."""
    found = _person(question, engine)
    reason: Scored | None = None
    if found is None and question.projects:
        named = engine.project(question.projects[0])
        found = named, named.contacts
    if found is None:
        reason = _fitting(question, engine)
        if reason is None or reason.passage.project is None:
            return Outcome(say(question.language, "fact_no_answer"), abstained=True)
        fitting = engine.project(reason.passage.project)
        found = fitting, fitting.contacts
    project, contacts = found
    wanted = [c for c in contacts if _has(c, question)]
    if not wanted:
        return Outcome(say(question.language, "contact_missing", project=project.name), abstained=True)
    lines = []
    for person in wanted[:MOST]:
        details = ", ".join(d for d in (person.name, person.email, person.phone) if d)
        text = say(question.language, "contact", details=details, project=project.name)
        lines.append(with_markers(draft.state(text, [person.mention], project.id)))
    if reason is not None:
        lines.append(with_markers(engine.quote(draft, reason.mention, f"{project.name}: ", project.id)))
    return Outcome("\n".join(lines))


def _has(person: Contact, question: Question) -> bool:
    """Whether a contact has what is asked for: a number, an address, or anything."""
    if "phone" in question.roles and "email" not in question.roles:
        return person.phone is not None
    if "email" in question.roles and "phone" not in question.roles:
        return person.email is not None
    return True


def _person(question: Question, engine: Engine) -> tuple[Project, tuple[Contact, ...]] | None:
    """The contact whose whole name stands in the question."""
    asked = fold(question.text.casefold())
    for project in engine.store.projects:
        for person in project.contacts:
            if person.name and fold(person.name.casefold()) in asked:
                return project, (person,)
    return None


def _of_organisation(question: Question, engine: Engine) -> frozenset[str]:
    """The records of the organisation whose name stands in the question."""
    asked = question.text.casefold()
    return frozenset(
        p.id
        for p in engine.store.projects
        if p.organisation and p.municipality is None and _has_words(asked, p.organisation.casefold())
    )


def _has_words(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def _fitting(question: Question, engine: Engine) -> Scored | None:
    """The window that fits a question best, of the projects that can be reached; None where it is weak."""
    reachable = frozenset(p.id for p in engine.store.projects if p.contacts)
    scope = _of_organisation(question, engine) or engine.scope(question)
    topic = engine.topics.in_own_words(question.topic or question.text)
    about = np.float32(ABOUT) * engine.topics.about(topic, question.language)
    ranked = engine.windows.rank(
        topic, projects=reachable & scope if scope else reachable, prefer=telling, bonus=about
    )
    if not ranked or (scope is None and weak(ranked[:1])):
        return None
    return ranked[0]
