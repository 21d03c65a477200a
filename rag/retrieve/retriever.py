"""The search: from a question to ranked passages."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

import numpy as np

from rag.embed.embedder import Embedder
from rag.errors import IndexCorrupt, QuestionRejected
from rag.retrieve.dense import Dense
from rag.retrieve.fusion import best_of, fuse
from rag.retrieve.late import SoftMatcher
from rag.retrieve.lexical import Bm25
from rag.store.lexicon import Floats, Numbers
from rag.store.store import Store
from rag.types import Hit

LONGEST = 2_000
"""Characters of a question: more is a pasted document, not a question."""

# Weights of the standardised scores, chosen on four development sets together: the queries about the seeds,
# SweFAQ, SweQUAD and NorQuAD.
WINDOW_DENSE = 1.0
"""The unit: the meaning of one or two sentences."""
PASSAGE_DENSE = 0.5
"""The meaning of the whole passage: blurred, but it tells what the sentences are about."""
SOFT = 1.2
"""The words one by one: as good alone as all others together, and wrong about other questions."""
BM25 = 0.1
"""Exact words are in the soft score already: this only prefers, of equal ones, who repeats them."""
PROJECT = 0.3
"""What a passage gains from the best passage of its project (or section): what a question describes is
often spread over a project's fields, and only one of them names it."""


class Retriever:
    """Finds passages; safe for several threads."""

    def __init__(self, store: Store, embedder: Embedder) -> None:
        """`IndexCorrupt` when the index was made with another model than ``embedder``."""
        if store.manifest.model != embedder.identity:
            raise IndexCorrupt("The index was made with another embedding model: run `python -m rag build`.")
        self.store = store
        self.matcher = SoftMatcher(store, embedder)
        self._dense = Dense(store, embedder)
        self._bm25 = Bm25(store)

    def search(
        self,
        query: str,
        k: int = 10,
        *,
        projects: Collection[str] | None = None,
        documents: Collection[str] | None = None,
    ) -> list[Hit]:
        """Return up to ``k`` passages, best first, of the given projects and documents only.

        `QuestionRejected` for a question that is empty or longer than ``LONGEST`` characters.
        """
        scores = self.score(query)
        allowed = self._allowed(projects, documents)
        order = [int(i) for i in np.argsort(-scores, kind="stable") if allowed[i]]
        passages = self.store.passages
        return [Hit(rank, float(scores[i]), passages[i]) for rank, i in enumerate(order[:k], start=1)]

    def window_cosines(self, query: str) -> Floats:
        """Return the cosine of every window's vector with a question's."""
        return self._dense.score(query)[0]

    def window_scores(self, query: str) -> Floats:
        """Return every window's score for a question, in standard deviations."""
        windows, _ = self._dense.score(query)
        return fuse([(WINDOW_DENSE, windows), (SOFT, self.matcher.score(self.matcher.question(query)))])

    def score(self, query: str) -> Floats:
        """Return every passage's score for a question; errors as for `search`."""
        if not query.strip():
            raise QuestionRejected("The question is empty: write a few words.")
        if len(query) > LONGEST:
            raise QuestionRejected(f"The question has {len(query)} characters: at most {LONGEST} are read.")
        question = self.matcher.question(query)
        windows, whole = self._dense.score(query)
        soft = self.matcher.score(question)
        passage_of = self.store.windows[:, 0]
        best = best_of(fuse([(WINDOW_DENSE, windows), (SOFT, soft)]), passage_of, len(whole))
        scores = best + fuse([(PASSAGE_DENSE, whole), (BM25, self._bm25.score(question.terms))])
        groups = self._groups
        return scores + np.float32(PROJECT) * best_of(scores, groups, int(groups.max(initial=-1)) + 1)[groups]

    @cached_property
    def _groups(self) -> Numbers:
        """The number of each passage's project; passages outside projects go by document and section."""
        numbers: dict[tuple[str, ...], int] = {}
        names = [(p.project,) if p.project else (p.document, p.section) for p in self.store.passages]
        return np.array([numbers.setdefault(name, len(numbers)) for name in names], np.int32)

    def _allowed(self, projects: Collection[str] | None, documents: Collection[str] | None) -> list[bool]:
        return [
            (projects is None or p.project in projects) and (documents is None or p.document in documents)
            for p in self.store.passages
        ]
