"""Definitions: the sentence that says what a word means."""

from __future__ import annotations

import re
from dataclasses import replace

from rag.answer.draft import Draft, with_markers
from rag.answer.engine import Engine
from rag.answer.facts import quoted, state_fact
from rag.answer.kinds import patterns
from rag.answer.outcome import Outcome
from rag.answer.question import Question
from rag.answer.record_fields import LENGTH
from rag.answer.strings import say
from rag.answer.weakness import related
from rag.answer.windows import Scored, join_neighbours, telling
from rag.text.stems import content_words
from rag.text.words import words

DEFINES = 1.5
"""What a defining turn beside the word adds, in standard deviations: more than any likeness of words."""

MOST = 2
"""Sentences of a definition."""

CLOSE = 0.6
"""A second sentence scores at least this share of the first one's score."""


def define(question: Question, engine: Engine, draft: Draft) -> Outcome:
    """The sentences that define the word asked for."""
    if question.projects:
        return _what_it_is(question, engine, draft) or state_fact(question, engine, draft)
    topic = patterns().words["meaning"].sub(" ", question.topic)
    forms = [w.form for w in content_words(topic, question.language)]
    if not forms:
        return Outcome(say(question.language, "fact_no_answer"), abstained=True)
    pattern = _pattern(forms)
    ranked = engine.windows.rank(topic, documents=question.filters.documents or None, prefer=telling)
    acronyms = [word for word in re.findall(r"\w+", topic) if word.isupper() and len(word) > 1]
    ranked = [s for s in ranked if all(acronym in s.text for acronym in acronyms)]
    scored = [s if not pattern.search(s.text) else _raised(s) for s in ranked]
    scored.sort(key=lambda s: -s.score)
    chosen = join_neighbours(scored[:40], MOST, LENGTH)
    chosen = [s for s in chosen if s.score >= CLOSE * chosen[0].score]
    if not chosen or not related(replace(question, topic=topic), engine):
        return Outcome(say(question.language, "fact_no_answer"), abstained=True)
    return quoted(chosen, question, engine, draft)


def _what_it_is(question: Question, engine: Engine, draft: Draft) -> Outcome | None:
    """The sentence of a named record that says what the project is ("X er …"); None when none does."""
    project = engine.project(question.projects[0])
    names = [
        form.form for name in (project.name, *project.aliases) for form in words(name) if len(form.form) > 2
    ]
    pattern = _pattern(names)
    ranked = engine.windows.rank(project.name, projects=frozenset({project.id}), prefer=telling)
    saying = [s for s in ranked if pattern.match(s.text)] or [s for s in ranked if pattern.search(s.text)]
    if not saying:
        return None
    best = min(saying, key=lambda s: (s.mention.start, -s.mention.end))
    return Outcome(with_markers(engine.quote(draft, best.mention, project=project.id)))


def _pattern(forms: list[str]) -> re.Pattern[str]:
    """The word before a defining turn ("X är", "med X menas"), after one ("kallas X"), as the heading of its
    definition ("X En process …"), or beside its explanation in brackets."""
    turn = patterns().words["defines"].pattern
    word = "|".join(re.escape(w[: max(4, len(w) - 3)]) + r"\w*" for w in forms)
    before = rf"(?:{word})\s+(?:{turn})\b"
    called = rf"(?:{patterns().words['called'].pattern})\s+[\"“”»]?(?:{word})"
    headed = rf"\b(?-i:(?:{word.title()})\s+(?:En|Ett|Et|Den|Det|A|An)\s+(?=[a-zåäöæø]))"
    explained = rf"\((?:{word})\)\s*,|(?:{word})\s*\([^)]{{8,}}\)"
    return re.compile(f"{before}|{called}|{headed}|{explained}", re.IGNORECASE)


def _raised(scored: Scored) -> Scored:
    return Scored(scored.score + DEFINES, scored.met, scored.mention, scored.passage, scored.text)
