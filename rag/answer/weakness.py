"""Whether the evidence is too weak to be shown as an answer: then the documents do not say."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from rag.answer.engine import Engine
from rag.answer.kinds import patterns
from rag.answer.question import Question, Value
from rag.answer.values import Counted, holds
from rag.answer.windows import Scored
from rag.ingest.places import find_places
from rag.ingest.terms import find_terms
from rag.text.stems import function_words
from rag.types import Passage

MET = 0.36
"""The share of the question's words (weighted by rarity) that the best window must meet …"""

FEW, FEW_MET = 2, 0.5
"""Of a question of so few words this share must be met: with one of two a window is about something else."""

NEARNESS, RELATED = 3.6, 1.7
"""A question is related to the collection from where the share of its words that are known, and this many
times its nearest passage's cosine, come to this. The weight was found by logistic regression on answerable
and unanswerable questions about the five documents; the sum is a little lower than theirs (1.85), since a
small collection has fewer near passages."""

DEFINED = 0.9
"""The share of its words that a definition needs, whatever a passage is near to: one word has little
meaning."""

RARITY_LEAST = 1e-3
"""So that words that every passage has still make a mean."""

ALIKE = 0.4
"""The cosine of a question and a passage in another language from which they are about the same."""

TIMES: frozenset[Value] = frozenset({"date", "duration", "weekday"})
TIME_MET = 0.3
"""The share of the question's words that a window with a time must meet: most texts hold some time."""

ABOUT = 0.3
"""The cosine from which what a question says beside a place is in the collection."""

PLACE_ONLY = 0.5
"""How well some word beside the place must be met in what is said of a place."""

LEAST_MET = 0.06
"""Below this share a window meets nothing of the question, and among such windows any likeness stands out;
a record that the question names is met by its name."""

STANDS_OUT = 6.5
"""… or the standard deviations by which it must stand out, as a window in another language does."""

NAMED_STANDS_OUT = 3.5
"""The same where the question names the record: then only its own windows compete."""

NAMED_VALUE_STANDS_OUT = 5.0
"""The same for a number or a time in that record: it must be the one that is asked for."""


def related(question: Question, engine: Engine) -> bool:
    """Whether the collection speaks of what a question is about: its words are there, or the meaning of some
    passage is near. A score of single windows cannot tell: where no word is met, an accident stands out."""
    known = _known_words(question, engine)
    if question.filters.documents or (question.kind == "definition" and known >= DEFINED):
        return True
    return known + NEARNESS * _likeness(question, engine) >= RELATED


def on_topic(question: Question, passages: Iterable[Passage]) -> bool:
    """Whether some passage has a word, in any language, for a narrow topic that a question names, if it names
    any; a question with a place or another demand is about that too."""
    texts = [f"{passage.context} {passage.text}" for passage in passages]
    named = [term for term, _ in find_terms(question.text, "topics")]
    if not named or question.filters.any:
        return True
    return any(term.pattern.search(text) for term in named for text in texts)


def _known_words(question: Question, engine: Engine) -> float:
    """The share of the question's words, by their rarity, that some word of the collection stands for."""
    asked = engine.retriever.matcher.question(question.topic or question.text)
    skipped = function_words(question.language) | patterns().frame
    kept = np.array([term.form not in skipped for term in asked.terms], bool)
    if not kept.any():
        return 1.0
    best = asked.similarities.max(axis=1, initial=0.0)[kept]
    return float(np.average(best, weights=asked.rarities[kept] + RARITY_LEAST))


def _likeness(question: Question, engine: Engine) -> float:
    """The cosine of the nearest passage, of the documents that the question names where it names any."""
    cosines = engine.retriever.passage_cosines(question.topic or question.text)
    documents = question.filters.documents
    allowed = [not documents or p.document in documents for p in engine.store.passages]
    return float(cosines[np.array(allowed, bool)].max(initial=0.0))


def too_weak(question: Question, chosen: list[Scored], count: Counted | None, engine: Engine) -> bool:
    """Whether the evidence is too weak to be shown as an answer."""
    counts = count is not None and any(count.beside_number(s.text) for s in chosen)
    if count is not None and question.projects and not counts and not _tells_share(question, chosen):
        return True
    if question.value is not None and not any(holds(question.value, s.text, question.text) for s in chosen):
        return True
    asked = question.filters.asked
    if asked is not None and not any(asked.first[:4] in s.text or asked.last[:4] in s.text for s in chosen):
        return True
    if question.projects:
        value = question.value is not None and not counts
        return weak(chosen, NAMED_VALUE_STANDS_OUT if value else NAMED_STANDS_OUT, least=0.0)
    if (
        count is not None
        and not counts
        and (_same_language(question, chosen) or not _alike(question, engine))
    ):
        return True
    if count is not None and _elsewhere(question, chosen, engine):
        return True
    if question.value in TIMES and _same_language(question, chosen) and max(s.met for s in chosen) < TIME_MET:
        return True
    if _only_place(question, chosen, engine):
        return True
    asked_words = engine.retriever.matcher.question(question.topic or question.text).terms
    if not question.filters.documents and len(asked_words) <= FEW and max(s.met for s in chosen) < FEW_MET:
        return True
    return not (related(question, engine) and on_topic(question, [s.passage for s in chosen]))


def _tells_share(question: Question, chosen: list[Scored]) -> bool:
    """Whether a share answers the question how many of a group, and a window holds one."""
    of_a_group = patterns().words["of_a_group"].search(question.text) is not None
    return of_a_group and any(holds("share", s.text) for s in chosen)


def _same_language(question: Question, chosen: list[Scored]) -> bool:
    """Whether the best window is in the question's language: then it has the question's words."""
    return chosen[0].passage.language == question.language


def _alike(question: Question, engine: Engine) -> bool:
    return _likeness(question, engine) >= ALIKE


def _elsewhere(question: Question, chosen: list[Scored], engine: Engine) -> bool:
    """Whether a number is of another place than the question's."""
    places = question.filters.municipalities
    if not places or question.filters.regions:
        return False
    here = {p.id for p in engine.store.projects if p.municipality in places}
    named = (m.place.name for s in chosen for m in find_places(s.text))
    return not any(s.passage.project in here for s in chosen) and places.isdisjoint(named)


def _only_place(question: Question, chosen: list[Scored], engine: Engine) -> bool:
    """Whether the windows meet nothing of a question but the place that it names."""
    topic = question.topic or question.text
    places = find_places(topic, any_case=True)
    if not places or not question.filters.municipalities:
        return False
    for place in reversed(places):
        topic = topic[: place.start] + topic[place.end :]
    rest = engine.retriever.matcher.question(topic)
    if not rest.terms or float(engine.retriever.passage_cosines(topic).max(initial=0.0)) >= ABOUT:
        return False
    texts = [s.text for s in chosen]
    met = engine.retriever.matcher.sentences(rest, texts, chosen[0].passage.language)
    return float(met.max()) < PLACE_ONLY


def weak(chosen: list[Scored], stands_out: float = STANDS_OUT, least: float = LEAST_MET) -> bool:
    """Whether no chosen window meets enough of the question's words, or meets some and stands out."""
    met = max(s.met for s in chosen)
    return met < least or (met < MET and max(s.score for s in chosen) < stands_out)
