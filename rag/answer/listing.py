"""Lists and counts: every record judged, a quote for each that matches."""

from __future__ import annotations

from collections.abc import Sequence

from rag.answer.demands import evidence_of
from rag.answer.draft import Draft, with_markers
from rag.answer.engine import Engine
from rag.answer.kinds import patterns
from rag.answer.outcome import Outcome
from rag.answer.question import COUNTED, Question
from rag.answer.scoring import sorted_verdicts
from rag.answer.strings import say
from rag.answer.tight import tight
from rag.answer.verdict import Verdict
from rag.types import Mention, ProjectMatch

ON_TOPIC = 0.5
"""The share of the best sentence's score that the other sentences of a quote in a list must have."""

MOST_NAMES = 5
"""Records named where none is sure."""

MOST_EVIDENCE = 3
"""Quotes of one record: the sentence that meets the topic, and the fields that meet the filters."""


def list_records(question: Question, engine: Engine, draft: Draft) -> Outcome:
    """The records that match a question, then those that perhaps do."""
    verdicts = engine.judge.judge(question)
    found = sorted_verdicts(verdicts)
    if not any(v.match == "yes" for v in found):
        return _none_sure(question, found, len(verdicts))
    head = _head(question, verdicts)
    lines = [_state(v, question, engine, draft) for v in found]
    return Outcome("\n".join([head, *lines]), checked=len(verdicts))


def count_records(question: Question, engine: Engine, draft: Draft) -> Outcome:
    """How many records match, and which."""
    verdicts = engine.judge.judge(question)
    judged = sorted_verdicts(verdicts)
    found = [v for v in judged if v.match == "yes"]
    if not found:
        return _none_sure(question, judged, len(verdicts))
    for attribute in COUNTED:
        if patterns().words[f"count_{attribute}"].search(question.text):
            return _count_values(attribute, question, found, engine, draft, len(verdicts))
    head = _head(question, verdicts)
    for verdict in found:
        _state(verdict, question, engine, draft)
    names = ", ".join(f"{p.name} {''.join(f'[{n}]' for n in p.citations)}" for p in draft.projects)
    return Outcome(f"{head} {names}", checked=len(verdicts))


def _count_values(
    attribute: str, question: Question, found: Sequence[Verdict], engine: Engine, draft: Draft, checked: int
) -> Outcome:
    """How many municipalities, countries or organisations the matching records have, and which."""
    first: dict[str, Verdict] = {}
    for verdict in found:
        value = getattr(verdict.project, attribute)
        if value is not None and _shows(verdict, attribute):
            first.setdefault(value, verdict)
    if not first:
        return Outcome(say(question.language, "no_match", checked=checked), abstained=True, checked=checked)
    stated = [
        draft.state(value, [engine.whole_line(m) for m in _shows(v, attribute)], v.project.id)
        for value, v in sorted(first.items())
    ]
    head = say(question.language, "distinct", count=len(first), checked=checked)
    return Outcome(f"{head} {', '.join(map(with_markers, stated))}", checked=checked)


def _shows(verdict: Verdict, attribute: str) -> list[Mention]:
    """Where a record shows an attribute; a country is shown by its place or its organisation."""
    names = (attribute, "municipality", "organisation") if attribute == "country" else (attribute,)
    return next((found for name in names if (found := evidence_of(verdict.project, name))), [])


def _none_sure(question: Question, perhaps: Sequence[Verdict], checked: int) -> Outcome:
    """No record is sure: which perhaps match, and the passages of these."""
    if not perhaps:
        return Outcome(say(question.language, "no_match", checked=checked), abstained=True, checked=checked)
    names = ", ".join(v.project.name for v in perhaps[:MOST_NAMES]) + (
        " …" if len(perhaps) > MOST_NAMES else ""
    )
    text = say(question.language, "only_perhaps", checked=checked, names=names)
    return Outcome(text, abstained=True, checked=checked, near=tuple(v.project.id for v in perhaps))


def _head(question: Question, verdicts: Sequence[Verdict]) -> str:
    """How many records match, perhaps match, and were checked."""
    yes, maybe = (sum(v.match == match for v in verdicts) for match in ("yes", "maybe"))
    key = "found_one" if yes == 1 else "found"
    return say(question.language, key, yes=yes, maybe=maybe, checked=len(verdicts))


def _state(verdict: Verdict, question: Question, engine: Engine, draft: Draft) -> str:
    """Add one record with its evidence; the line that shows it."""
    project = verdict.project
    first, *others = verdict.evidence
    told = [_topical_part(first, question, engine), *others]
    evidence = list(dict.fromkeys(map(engine.whole_line, told)))[:MOST_EVIDENCE]
    quoted = engine.slice(evidence[0])
    statement = draft.state(f"{project.name}: ”{quoted}”", evidence, project.id)
    match = verdict.match or "maybe"
    draft.projects.append(ProjectMatch(project.id, project.name, project.aliases, match, statement.citations))
    return ("– " if match == "yes" else "? ") + with_markers(statement)


def _topical_part(mention: Mention, question: Question, engine: Engine) -> Mention:
    """The sentences of the first piece of evidence that are about the topic."""
    document = engine.store.document(mention.document)
    text = document.text[mention.start : mention.end]
    matcher = engine.retriever.matcher
    return tight(mention, text, document.language, question.topic, matcher, less=ON_TOPIC)
