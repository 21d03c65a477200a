"""Comparing projects: for each the field asked for, or what its record says of the question's words."""

from __future__ import annotations

from collections.abc import Iterator

from rag.answer.demands import evidence_of
from rag.answer.draft import Draft, with_markers
from rag.answer.engine import Engine, fields_of, mention_of
from rag.answer.outcome import Outcome
from rag.answer.question import Question
from rag.answer.record_fields import within
from rag.answer.sides import described
from rag.answer.strings import say
from rag.answer.windows import join_neighbours, telling
from rag.text.stems import content_words
from rag.types import Mention, Project, ProjectMatch

LENGTH = 1150
"""Characters of the whole comparison."""

COMPARABLE = (
    "target_group", "purpose", "goal", "description", "method", "activities", "expected_result", "result",
    "evaluation", "period", "organisation", "funding", "background", "experience",
)  # fmt: skip
"""Fields that two records are compared by."""

OVERVIEW = ("description", "purpose", "target_group", "method", "goal")
"""What shows a project when no field is asked for."""

DETAILED = 6
"""Content words from which a question asks for more than a field: then sentences answer it."""

PLACES = ("municipality", "organisation", "country")
"""What shows where a project is, the most telling first."""

PER_PROJECT = 4
"""Quotes of each project."""


def compare(question: Question, engine: Engine, draft: Draft) -> Outcome:
    """What the records say of each project, side by side."""
    projects = [engine.project(identifier) for identifier in question.projects]
    if len(projects) < 2:
        projects += [p for p in _of_places(question, engine) if p not in projects]
    if len(projects) < 2:
        projects = list(dict.fromkeys(described(question, engine)))
    if len(projects) < 2:
        return Outcome(say(question.language, "fact_no_answer"), abstained=True)
    room = LENGTH // len(projects)
    lines = []
    for project in projects:
        statements = [
            engine.quote(draft, mention, f"{project.name}: " if i == 0 else "", project.id)
            for i, mention in enumerate(_evidence(project, question, engine, room))
        ]
        if statements:
            cited = tuple(dict.fromkeys(n for s in statements for n in s.citations))
            draft.projects.append(ProjectMatch(project.id, project.name, project.aliases, "yes", cited))
            lines.append(" ".join(map(with_markers, statements)))
    if len(lines) < len(projects):
        return Outcome(say(question.language, "fact_no_answer"), abstained=True)
    return Outcome("\n".join(lines))


def _of_places(question: Question, engine: Engine) -> list[Project]:
    """For each place that is named instead of a project, its record that fits the question best."""
    found: list[Project] = []
    for place in sorted(question.filters.municipalities, key=question.text.find):
        there = frozenset(p.id for p in engine.store.projects if p.municipality == place)
        ranked = engine.windows.rank(question.topic or question.text, projects=there, prefer=telling)
        if ranked and ranked[0].passage.project is not None:
            found.append(engine.project(ranked[0].passage.project))
    return found


def _evidence(project: Project, question: Question, engine: Engine, room: int) -> Iterator[Mention]:
    """Quotes within ``room`` characters: the fields asked for, else an overview, or what meets the topic."""
    roles = tuple(r for r in question.roles if r in COMPARABLE)
    detailed = len(content_words(question.topic, question.language)) > DETAILED
    fields = [] if detailed else list(fields_of(project, roles))
    if not fields and not detailed and "municipality" not in question.roles:
        fields = [f for role in OVERVIEW for f in fields_of(project, (role,))]
    left = room - len(project.name)
    shown: list[Mention] = [
        engine.whole_line(mention)
        for role in PLACES
        if "municipality" in question.roles
        for mention in evidence_of(project, role)[:1]
    ][:1]
    left -= sum(mention.end - mention.start for mention in shown)
    for field in fields:
        mention = within(field, engine, left) if field.role in roles else mention_of(field)
        if mention.end - mention.start <= left:
            left -= mention.end - mention.start
            shown.append(mention)
    yield from shown
    if (roles and fields and shown) or (shown and question.roles == ("municipality",)):
        return
    ranked = engine.windows.rank(
        question.topic or question.text, projects=frozenset({project.id}), prefer=telling
    )
    for scored in join_neighbours(ranked[:30], PER_PROJECT, room):
        inside = any(
            m.document == scored.mention.document and m.start <= scored.mention.start < m.end for m in shown
        )
        if not inside and len(scored.text) <= left:
            left -= len(scored.text)
            yield scored.mention
