"""Contacts: whom to ask about a project, as its record says."""

from __future__ import annotations

from rag.answer.draft import Draft, with_markers
from rag.answer.engine import Engine
from rag.answer.outcome import Outcome
from rag.answer.question import Question
from rag.answer.strings import say
from rag.text.words import fold
from rag.types import Contact, Project

MOST = 3
"""Contact persons shown of one project."""


def contact(question: Question, engine: Engine, draft: Draft) -> Outcome:
    """The contact persons of the project that a question names or describes, or of the person it names."""
    found = _person(question, engine)
    if found is None:
        project = _project(question, engine)
        if project is None:
            return Outcome(say(question.language, "fact_no_answer"), abstained=True)
        found = project, project.contacts
    project, contacts = found
    wanted = [c for c in contacts if _has(c, question)]
    if not wanted:
        return Outcome(say(question.language, "contact_missing", project=project.name), abstained=True)
    lines = []
    for person in wanted[:MOST]:
        details = ", ".join(d for d in (person.name, person.email, person.phone) if d)
        text = say(question.language, "contact", details=details, project=project.name)
        lines.append(with_markers(draft.state(text, [person.mention], project.id)))
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


def _project(question: Question, engine: Engine) -> Project | None:
    """The project named, else the one with contacts whose windows fit the question best."""
    if question.projects:
        return engine.project(question.projects[0])
    reachable = frozenset(p.id for p in engine.store.projects if p.contacts)
    scope = engine.scope(question)
    ranked = engine.windows.rank(question.text, projects=reachable & scope if scope else reachable)
    if not ranked or ranked[0].passage.project is None:
        return None
    return engine.project(ranked[0].passage.project)
