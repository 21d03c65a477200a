"""Dense scores: the cosine of the question's vector with every window's or every passage's."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import faiss
import numpy as np

from rag.embed.embedder import Embedder, Vectors
from rag.store.lexicon import Floats
from rag.store.store import Store
from rag.store.vectors import model_of_passages
from rag.store.windows import passage_text

REMEMBERED = 16
"""Questions whose vectors are kept: an answer looks at its question several times."""


class Dense:
    """Compares a question with the vectors of a collection; safe for several threads."""

    def __init__(self, store: Store, embedder: Embedder) -> None:
        """``embedder`` must be the one that the index was made with."""
        self._store, self._embedder = store, embedder
        quick, passages = embedder.words, model_of_passages(embedder, store.manifest.passages)
        self.beyond = passages.identity != embedder.identity
        """Whether the collection is too large for the embedder, which then sees only the best of a search."""
        remember = lru_cache(maxsize=REMEMBERED)
        self._by_sentence = remember(lambda question: quick.embed_queries([question]))
        self._by_passage = remember(lambda question: passages.embed_queries([question]))

    def windows(self, question: str) -> Floats:
        """Return the cosine of every window with ``question``, by the model for words and sentences."""
        return _cosines(self._store.window_vectors, self._by_sentence(question))

    def passages(self, question: str) -> Floats:
        """Return the cosine of every passage with ``question``, by the model that embedded them."""
        return _cosines(self._store.passage_vectors, self._by_passage(question))

    def closer(self, question: str, numbers: Sequence[int]) -> Floats:
        """Return the cosine of each of these passages with ``question``, embedded now by the embedder."""
        texts = [passage_text(self._store.passages[i]) for i in numbers]
        cosines: Floats = self._embedder.embed_passages(texts) @ self._embedder.embed_queries([question])[0]
        return cosines


def _cosines(flat: faiss.Index, vector: Vectors) -> Floats:
    """The inner product of each row of an index with the one of ``vector``."""
    scores = np.zeros(flat.ntotal, np.float32)
    if flat.ntotal:
        found, rows = flat.search(vector, flat.ntotal)
        scores[rows[0]] = found[0]
    return scores
