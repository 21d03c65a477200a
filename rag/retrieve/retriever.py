"""The search: from a question to ranked passages."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property

import numpy as np

from rag.embed.embedder import Embedder
from rag.errors import IndexCorrupt, QuestionRejected
from rag.retrieve.dense import Dense
from rag.retrieve.fusion import best_of, fuse
from rag.retrieve.late import SoftMatcher, weighted
from rag.retrieve.rerank import RERANKED, Reranker
from rag.store.lexicon import Floats, Numbers
from rag.store.store import Store
from rag.store.vectors import model_of_passages
from rag.types import Hit

LONGEST = 2_000
"""Characters of a question: more is a pasted document, not a question."""

WINDOW_WORDS = 0.6
"""What the words of a window count beside its meaning, where a passage is ranked by its best window."""
ANSWER_WORDS = 1.2
"""The same where the windows themselves are ranked: an answer's sentence has the question's words."""

WEIGHTS: Mapping[str, float] = {"window": 0.85, "passage": 0.86, "words": 0.34}
"""Weights of a passage's standardised scores, by the names of `Retriever.features`; found on one half of six
development sets and measured on the other by ``python -m rag.evaluation.weights``."""
PROJECT = 0.3
"""What a passage gains from the best passage of its project (or section): what a question describes is
often spread over a project's fields, and only one of them names it."""

CLOSER = 30
"""Passages of a collection beyond the embedder that it embeds at a question: a third of a second."""


class Retriever:
    """Finds passages; safe for several threads."""

    def __init__(self, store: Store, embedder: Embedder, reranker: Reranker | None = None) -> None:
        """`IndexCorrupt` when the index was made with another model than ``embedder``."""
        passages = model_of_passages(embedder, store.manifest.passages)
        made = (store.manifest.window_model, store.manifest.passage_model)
        if made != (embedder.words.identity, passages.identity):
            raise IndexCorrupt("The index was made with another embedding model: run `python -m rag build`.")
        self.store = store
        self.matcher = SoftMatcher(store, embedder.words)
        self._dense = Dense(store, embedder)
        self._reranker = reranker

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
        if self._dense.beyond:
            self._look_closer(query, scores, order)
        passages = self.store.passages
        depth = max(k, RERANKED) if self._reranker else k
        hits = [Hit(rank, float(scores[i]), passages[i]) for rank, i in enumerate(order[:depth], start=1)]
        return self._reranker.rerank(query, hits)[:k] if self._reranker else hits

    def _look_closer(self, query: str, scores: Floats, order: list[int]) -> None:
        """Put the first ``CLOSER`` of ``order`` in the order that the embedder's own vectors give them."""
        first = order[:CLOSER]
        again = fuse(
            [
                (1.0, scores[first]),
                (WEIGHTS["passage"], self._dense.closer(self.matcher.question(query).text, first)),
            ]
        )
        if first:
            scores[first] = scores[first].min() + again - again.min()  # no lower than those that follow
            order[:CLOSER] = sorted(first, key=lambda i: -scores[i])

    def window_cosines(self, query: str) -> Floats:
        """Return the cosine of every window's vector with a question's."""
        return self._dense.windows(self.matcher.question(query).text)

    def passage_cosines(self, query: str) -> Floats:
        """Return the cosine of every passage's vector with a question's."""
        return self._dense.passages(self.matcher.question(query).text)

    def window_scores(self, query: str) -> Floats:
        """Return every window's score for a question, in standard deviations."""
        question = self.matcher.question(query)
        windows = self._dense.windows(question.text)
        return fuse([(1.0, windows), (ANSWER_WORDS, self.matcher.score(question))])

    def score(self, query: str) -> Floats:
        """Return every passage's score for a question; errors as for `search`."""
        if not query.strip():
            raise QuestionRejected("The question is empty: write a few words.")
        if len(query) > LONGEST:
            raise QuestionRejected(f"The question has {len(query)} characters: at most {LONGEST} are read.")
        scores = fuse([(WEIGHTS[name], values) for name, values in self.features(query).items()])
        return self.with_project(scores)

    def features(self, query: str) -> dict[str, Floats]:
        """Return what every passage's score is made of: the meaning and words of its best ``window``, the
        meaning of the whole ``passage``, and the ``words`` wherever they stand in it."""
        question = self.matcher.question(query)
        windows = fuse(
            [(1.0, self._dense.windows(question.text)), (WINDOW_WORDS, self.matcher.score(question))]
        )
        whole = self._dense.passages(question.text)
        return {
            "window": best_of(windows, self.store.windows[:, 0], len(whole)),
            "passage": whole,
            "words": weighted(question.met, question.rarities),
        }

    def with_project(self, scores: Floats) -> Floats:
        """Add to passages' scores what each gains from the best of its project or section."""
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
