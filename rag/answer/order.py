"""What came first, last or lasted longest: the records put in order by their dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from rag.answer.demands import evidence_of
from rag.answer.draft import Draft, with_markers
from rag.answer.engine import Engine
from rag.answer.kinds import patterns
from rag.answer.outcome import Outcome
from rag.answer.question import Order, Question
from rag.answer.strings import say
from rag.ingest.dates import find_dates
from rag.types import Project, ProjectMatch, Span


def order_of(text: str) -> tuple[Order, Span] | None:
    """By what a question orders the records ("avslutades först", "pågått längst"), and where it says so; None
    for a question that does not, or that names a time: "senast 2022" is a limit."""
    low = text.casefold()
    if find_dates(low):
        return None
    for order in _KEYS:
        match = patterns().words[f"order_{order}"].search(low)
        if match is not None:
            return order, Span(match.start(), match.end())
    return None


def in_order(question: Question, engine: Engine, draft: Draft) -> Outcome:
    """The record that leads in the order asked for, or those that share the lead, with their periods."""
    asked = _KEYS[question.order or "start_first"]
    verdicts = engine.judge.judge(replace(question, kind="list"))
    allowed = [v.project for v in verdicts if v.match == "yes" or v.project.id in question.projects]
    if len(question.projects) > 1:
        allowed = [p for p in allowed if p.id in question.projects]
    keys = {p.id: key for p in allowed if (key := asked(p)) is not None and evidence_of(p, "period")}
    if not keys or (len(question.projects) > 1 and len(keys) < len(question.projects)):
        text = say(question.language, "no_match", checked=len(verdicts))
        return Outcome(text, abstained=True, checked=len(verdicts))
    best = min(keys.values())
    lines = [_state(p, engine, draft) for p in allowed if keys.get(p.id) == best]
    return Outcome("\n".join(lines), checked=len(verdicts))


def _state(project: Project, engine: Engine, draft: Draft) -> str:
    evidence = [engine.whole_line(mention) for mention in evidence_of(project, "period")]
    statement = draft.state(f"{project.name}: {engine.slice(evidence[0])}", evidence, project.id)
    draft.projects.append(ProjectMatch(project.id, project.name, project.aliases, "yes", statement.citations))
    return "– " + with_markers(statement)


def _days(iso: str | None) -> int | None:
    return date.fromisoformat(iso).toordinal() if iso is not None else None


def _negative(value: int | None) -> int | None:
    return -value if value is not None else None


def _length(project: Project) -> int | None:
    start, end = _days(project.start), _days(project.end)
    return end - start if start is not None and end is not None else None


_KEYS: Mapping[Order, Callable[[Project], int | None]] = {
    "start_first": lambda p: _days(p.start),
    "start_last": lambda p: _negative(_days(p.start)),
    "end_first": lambda p: _days(p.end),
    "end_last": lambda p: _negative(_days(p.end)),
    "longest": lambda p: _negative(_length(p)),
    "shortest": _length,
}
"""What the least of leads, None for a record that does not say."""
