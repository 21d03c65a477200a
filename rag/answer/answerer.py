"""Answering questions: understand, find, compose, check."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from rag.answer.advice import advise
from rag.answer.among import Among
from rag.answer.check import checked
from rag.answer.compare import compare
from rag.answer.contact import contact
from rag.answer.conversation import stages
from rag.answer.definition import define
from rag.answer.draft import Draft
from rag.answer.engine import Engine
from rag.answer.facts import state_fact, told_count
from rag.answer.followup import about_projects, resolve
from rag.answer.judge import Judge
from rag.answer.kinds import patterns
from rag.answer.listing import count_records, list_records
from rag.answer.order import in_order
from rag.answer.outcome import Outcome
from rag.answer.question import Question
from rag.answer.similar import similar
from rag.answer.strings import LANGUAGES, say
from rag.answer.topics import Topics
from rag.answer.understand import RECORD_KINDS, Reader, without_filters
from rag.answer.unknown import unknown_name
from rag.answer.windows import WindowRanker
from rag.embed import Embedder
from rag.errors import QuestionRejected
from rag.retrieve.rerank import load_reranker
from rag.retrieve.retriever import LONGEST, Retriever
from rag.settings import Settings
from rag.store import Store
from rag.store.lexicon import Floats
from rag.text.words import fold
from rag.types import Answer, Kind

NEAREST = 5
"""Passages shown when the documents do not say."""

PASSAGES = 10
"""Passages that a language model is given beside the answer's own evidence."""

NAMING: frozenset[Kind] = frozenset({"fact", "contact", "list", "count", "advice", "definition"})
"""Kinds of questions that a name narrows down: one that no document has leaves nothing. Whoever asks for
advice may name his own place of work."""

Handler = Callable[[Question, Engine, Draft], Outcome]

HANDLERS: dict[Kind, Handler] = {
    "list": list_records,
    "count": count_records,
    "fact": state_fact,
    "contact": contact,
    "advice": advise,
    "compare": compare,
    "definition": define,
    "similar": similar,
}


class Answerer:
    """Answers questions about one generation of an index; safe for several threads."""

    def __init__(self, store: Store, embedder: Embedder, settings: Settings | None = None) -> None:
        """``settings`` name a language model and a reranker; without them none is asked.

        Raises IndexCorrupt when the index was made with another model than ``embedder``, ModelUnavailable
        when the reranker cannot be loaded.
        """
        self._settings = settings
        self.retriever = Retriever(store, embedder, load_reranker(settings) if settings else None)
        self._store = store
        self._reader = Reader(store, _common_words(store))
        self._judge = Judge(self.retriever)
        topics = Topics(store, self.retriever.matcher, self._judge.terms)
        self._engine = Engine(store, self.retriever, self._judge, WindowRanker(self.retriever), topics)

    def read(self, question: str) -> Question:
        """What a question asks for and demands."""
        return self._reader.read(" ".join(question.split()))

    def list_features(self, question: str) -> tuple[Floats, npt.NDArray[np.bool_]] | None:
        """As `Judge.features`, of a list question; None of any other."""
        asked = self.read(question)
        return self._judge.features(asked) if asked.kind == "list" else None

    def ask(self, question: str, without: Collection[str] = (), previous: Answer | None = None) -> Answer:
        """The answer to a question; it abstains when the documents do not say.

        ``previous`` is the answer before in a conversation: "och i Lund?" goes on from it. ``without`` names
        demands of the question (fields of `Filters`) that are not made of the records.
        Raises QuestionRejected for an empty question, or one longer than ``LONGEST`` characters.
        """
        began = time.perf_counter()
        answer = self.extract(question, without, previous)
        if self._settings is None or not self._settings.llm_url:
            return answer
        return self._reworded(answer, began)

    def extract(self, question: str, without: Collection[str] = (), previous: Answer | None = None) -> Answer:
        """As `ask`, in the documents' own words: no language model is asked."""
        began = time.perf_counter()
        alone = self.resolve(question, previous)
        draft = Draft(self._store)
        asked, outcome = self._staged(alone, without, draft)
        return checked(self._assemble(question, alone, asked, draft, outcome, began), self._store)

    def resolve(self, question: str, previous: Answer | None) -> str:
        """The question as it would be asked without the conversation before it; errors as for `ask`."""
        text = " ".join(question.split())
        if not text:
            raise QuestionRejected("The question is empty: write a few words.")
        if len(text) > LONGEST:
            raise QuestionRejected(f"The question has {len(text)} characters: at most {LONGEST} are read.")
        return resolve(text, previous, self._reader, self._store.projects) if previous is not None else text

    def _reworded(self, answer: Answer, began: float) -> Answer:
        """The answer in the language model's words, as far as the sources support them."""
        from rag.answer.model import rewrite

        passages = [hit.passage for hit in self.retriever.search(answer.alone, PASSAGES)]
        written = rewrite(answer, passages, self._store, self._settings or Settings())
        notices = (written.notice,) if written.notice else ()
        return replace(written.answer, notices=notices, elapsed_ms=_since(began))

    def _staged(self, alone: str, without: Collection[str], draft: Draft) -> tuple[Question, Outcome]:
        """What is asked last, and what came of it: each stage looks at what the one before it found."""
        engine = self._engine
        *before, last = stages(alone)
        if any(self.read(stage).kind not in RECORD_KINDS for stage in before):
            before, last = [], alone  # "hur många fick jobb, och hur många av dem var kvinnor?" is of people
        for stage in before:
            asked, found = without_filters(self.read(stage), without), Draft(self._store)
            about = about_projects(asked, found, self._outcome(asked, found, engine))
            engine = replace(engine, judge=Among(engine.judge, frozenset(about)))
        asked = without_filters(self.read(last), without)
        if before and asked.kind not in RECORD_KINDS:
            asked = replace(asked, kind="list")
        return asked, self._outcome(asked, draft, engine)

    def _outcome(self, asked: Question, draft: Draft, engine: Engine) -> Outcome:
        if asked.language not in LANGUAGES:
            return Outcome(say(asked.language, "unknown_language"), abstained=True)
        greets = patterns().words["greeting"].fullmatch(asked.text.casefold().strip()) is not None
        told = asked.filters.any or asked.projects or self.retriever.matcher.question(asked.text).terms
        if greets or not told:
            return Outcome(say(asked.language, "no_words"), abstained=True)
        if asked.kind in NAMING and unknown_name(asked, self._engine) is not None:
            return self._nothing(asked)
        if asked.order is not None:
            return in_order(asked, engine, draft)
        if asked.kind == "count" and engine is self._engine:
            told_so = told_count(self._reader.as_fact(asked), engine, draft)
            if told_so is not None:
                return told_so
        outcome = HANDLERS[asked.kind](asked, engine, draft)
        if outcome.abstained and asked.kind == "count" and engine is self._engine:
            # "hur många exempel ger X?" counts no records; "hur många av dem" counts nothing else
            fact = state_fact(self._reader.as_fact(asked), engine, draft)
            return outcome if fact.abstained else fact
        return outcome

    def _nothing(self, asked: Question) -> Outcome:
        """No answer, after every record was checked where a question goes through them."""
        if asked.kind not in RECORD_KINDS:
            return Outcome(say(asked.language, "fact_no_answer"), abstained=True)
        checked = len(self._store.projects)
        return Outcome(say(asked.language, "no_match", checked=checked), abstained=True, checked=checked)

    def _assemble(
        self, question: str, alone: str, asked: Question, draft: Draft, outcome: Outcome, began: float
    ) -> Answer:
        near = outcome.near or None
        nearest = self.retriever.search(asked.text, NEAREST, projects=near) if outcome.abstained else []
        return Answer(
            question=question,
            language=asked.language,
            kind=asked.kind,
            abstained=outcome.abstained,
            text=outcome.text,
            statements=() if outcome.abstained else tuple(draft.statements),
            projects=() if outcome.abstained else tuple(draft.projects),
            checked_projects=outcome.checked,
            citations=tuple(draft.citations),
            nearest=tuple(nearest),
            elapsed_ms=_since(began),
            alone=alone,
            about=about_projects(asked, draft, outcome),
        )


def _since(began: float) -> float:
    """Milliseconds since a reading of the performance counter."""
    return round((time.perf_counter() - began) * 1000, 1)


def _common_words(store: Store) -> frozenset[str]:
    """Words, folded, in the texts of more than one record."""
    numbers = {project.id: i for i, project in enumerate(store.projects)}
    owners = np.array([numbers.get(p.project or "", -1) for p in store.passages], np.int64)
    of_word = np.repeat(owners, store.passage_words.sizes)
    pairs = np.unique(np.stack([store.passage_words.ids, of_word])[:, of_word >= 0], axis=1)
    records = np.bincount(pairs[0], minlength=len(store.forms))
    return frozenset(fold(store.forms[i]) for i in np.flatnonzero(records > 1))
