"""Similar projects: the records whose texts are most like a named project or a described idea."""

from __future__ import annotations

from rag.answer.draft import Draft, with_markers
from rag.answer.engine import Engine, fields_of
from rag.answer.outcome import Outcome
from rag.answer.question import Question
from rag.answer.strings import say
from rag.answer.windows import telling
from rag.types import ProjectMatch

MOST = 5
"""Projects shown: enough to choose from, few enough to read."""

TELLING = ("purpose", "description", "target_group", "goal")
"""Fields that say what a project is."""

LENGTH = 1_000
"""Characters that describe a project: a search compares with no more than a question's length."""


def similar(question: Question, engine: Engine, draft: Draft) -> Outcome:
    """The projects most like the named one (or the words of the question), with what is alike."""
    text = _description(question, engine)
    named = frozenset(question.projects)
    others = frozenset(p.id for p in engine.store.projects) - named
    best: dict[str, str] = {}
    for scored in engine.windows.rank(text, projects=others, prefer=telling):
        identifier = scored.passage.project
        if identifier is None or identifier in best:
            continue
        project = engine.project(identifier)
        statement = engine.quote(draft, scored.mention, f"{project.name}: ", identifier)
        draft.projects.append(
            ProjectMatch(identifier, project.name, project.aliases, "maybe", statement.citations)
        )
        best[identifier] = with_markers(statement)
        if len(best) == MOST:
            break
    if not best:
        return Outcome(say(question.language, "fact_no_answer"), abstained=True)
    return Outcome("\n".join(f"– {line}" for line in best.values()), checked=len(engine.store.projects))


def _description(question: Question, engine: Engine) -> str:
    if not question.projects:
        return question.text
    project = engine.project(question.projects[0])
    told = " ".join(f.text for role in TELLING for f in fields_of(project, (role,)))
    return (told or project.name)[:LENGTH]
