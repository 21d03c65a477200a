"""Contacts: whom to ask about projects, as their records say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from rag.answer.draft import Draft, with_markers
from rag.answer.engine import Engine
from rag.answer.kinds import patterns
from rag.answer.outcome import Outcome
from rag.answer.question import Question
from rag.answer.strings import say
from rag.answer.understand import asks_of
from rag.answer.weakness import weak
from rag.answer.windows import Scored, telling
from rag.text.stems import STOPWORDS
from rag.text.words import fold
from rag.types import Contact, Project

ABOUT = 2.0
"""What speaking of the groups and themes of the question adds to a window, in standard deviations."""

MOST = 3
"""Contact persons shown of one project."""

MOST_PROJECTS = 12
"""Projects whose contact persons are shown: more are no answer to "whom do I ask?", but a register."""

ROLES = ("contact", "contact_name", "email", "phone")
"""Fields whose asking words say nothing of which project is meant."""

GENITIVE = {"fi": r"(?:[ei]?n)?"}
"""The ending that a person's name may have, by language; in the others it is "s"."""

_STOP = frozenset().union(*STOPWORDS.values())

Found = list[tuple[Project, tuple[Contact, ...]]]
"""Projects with those of their contact persons who are meant."""


def contact(question: Question, engine: Engine, draft: Draft) -> Outcome:
    """The contact persons of the projects that a question names or describes, of all in the place that it
    names and nothing more, or the person it names."""
    found = _persons(question, engine) or [
        (project, project.contacts) for project in map(engine.project, question.projects)
    ]
    if not found and _names_place_alone(question, engine):
        found = _all_there(question, engine)
    if found:
        return _stated(found, question, draft)
    reason = _fitting(question, engine)
    if reason is None or reason.passage.project is None:
        return Outcome(say(question.language, "fact_no_answer"), abstained=True)
    fitting = engine.project(reason.passage.project)
    outcome = _stated([(fitting, fitting.contacts)], question, draft)
    if outcome.abstained or telling(reason.passage, reason.text) < 0:  # an address is no reason
        return outcome
    told = with_markers(engine.quote(draft, reason.mention, f"{fitting.name}: ", fitting.id))
    return Outcome(f"{outcome.text}\n{told}")


def _stated(found: Found, question: Question, draft: Draft) -> Outcome:
    """The persons with what is asked for of them; the projects that have no such person are told."""
    wanted = [(project, [c for c in people if _has(c, question)]) for project, people in found]
    reached = [project for project, people in wanted if people]
    shown = reached[:MOST_PROJECTS]
    lines = []
    for project, people in wanted:
        if not people:
            lines.append(say(question.language, "contact_missing", project=project.name))
        for person in people[:MOST] if project in shown else ():
            details = ", ".join(d for d in (person.name, person.email, person.phone) if d)
            text = say(question.language, "contact", details=details, project=project.name)
            lines.append(with_markers(draft.state(text, [person.mention], project.id)))
    if len(reached) > len(shown):
        lines.append(say(question.language, "contact_more", n=len(reached) - len(shown)))
    return Outcome("\n".join(lines), abstained=not reached)


def _has(person: Contact, question: Question) -> bool:
    """Whether a contact has what is asked for: a number, an address, or anything."""
    if "phone" in question.roles and "email" not in question.roles:
        return person.phone is not None
    if "email" in question.roles and "phone" not in question.roles:
        return person.email is not None
    return True


def _persons(question: Question, engine: Engine) -> Found:
    """The contacts whose whole names stand in the question: those of the projects that it names, or of any
    when it names none. A name of one word may be any word."""
    asked = fold(question.text.casefold())
    ending = GENITIVE.get(question.language, r"(?:['’:]?s)?")
    projects: Sequence[Project] = [engine.project(p) for p in question.projects] or engine.store.projects
    found = [
        (
            project,
            tuple(
                person
                for person in project.contacts
                if person.name
                and len(person.name.split()) > 1
                and _has_words(asked, fold(person.name.casefold()), ending)
            ),
        )
        for project in projects
    ]
    return [(project, people) for project, people in found if people]


def _all_there(question: Question, engine: Engine) -> Found:
    """Every record of the place or the organisation that can be reached."""
    of_organisation = _of_organisation(question, engine)
    verdicts = engine.judge.judge(replace(question, topic=""))
    return [
        (verdict.project, verdict.project.contacts)
        for verdict in verdicts
        if verdict.match == "yes" and verdict.project.contacts
        if not of_organisation or verdict.project.id in of_organisation
    ]


def _names_place_alone(question: Question, engine: Engine) -> bool:
    """Whether a question names a place, an organisation or another demand, and says no more of the projects
    that it means."""
    organisations = _of_organisation(question, engine)
    if not question.filters.any and not organisations:
        return False
    topic = question.topic.casefold()
    for name in {(engine.project(p).organisation or "").casefold() for p in organisations}:
        topic = topic.replace(name, " ")
    asking = [asks_of(role) for role in ROLES] + [p for kind, p in patterns().kinds if kind == "contact"]
    for pattern in asking:
        topic = pattern.sub(" ", topic)
    known = _STOP | patterns().frame
    said = re.findall(r"\w+", topic)
    return all(w in known or fold(w) in known or patterns().units.fullmatch(w) is not None for w in said)


def _of_organisation(question: Question, engine: Engine) -> frozenset[str]:
    """The records of the organisation whose name stands in the question."""
    asked = question.text.casefold()
    return frozenset(
        p.id
        for p in engine.store.projects
        if p.organisation and p.municipality is None and _has_words(asked, p.organisation.casefold())
    )


def _has_words(text: str, words: str, ending: str = "") -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}{ending}(?!\w)", text) is not None


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
