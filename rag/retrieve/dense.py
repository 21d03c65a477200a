"""Dense scores: the cosine of the question's vector with every window's and every passage's."""

from __future__ import annotations

import numpy as np

from rag.embed.embedder import Embedder
from rag.store.lexicon import Floats
from rag.store.store import Store


class Dense:
    """Compares a question with all vectors of an index."""

    def __init__(self, store: Store, embedder: Embedder) -> None:
        """``embedder`` must be the one that the index was made with."""
        self._vectors = store.vectors
        self._windows = len(store.windows)
        self._embedder = embedder

    def score(self, question: str) -> tuple[Floats, Floats]:
        """Return the cosines of the windows and of the whole passages with ``question``."""
        scores = np.zeros(self._vectors.ntotal, np.float32)
        if self._vectors.ntotal:
            found, rows = self._vectors.search(self._embedder.embed_queries([question]), self._vectors.ntotal)
            scores[rows[0]] = found[0]
        return scores[: self._windows], scores[self._windows :]
