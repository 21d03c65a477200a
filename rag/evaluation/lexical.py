"""The usual lexical search, to stand beside the own one: BM25 over the collection's words.

S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009). A question's
word stands for several of the collection's here, as in the search (`rag.retrieve.terms`): its frequency is
the weighted sum of theirs (their section on synonyms), its document frequency counts the passages that have
any of them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rag.retrieve.terms import Term
from rag.store import Store
from rag.store.lexicon import Floats

K1 = 1.2
"""How soon repetition stops to count; the usual value."""
B = 0.5
"""How much length counts, between 0 and 1: less than the usual 0.75, since passages are cut to one size."""


class Bm25:
    """Scores passages by a question's words; their contexts count as part of them."""

    def __init__(self, store: Store) -> None:
        """Takes the passages' words from ``store``."""
        self._passages = store.passage_words
        self._contexts = store.context_words
        self._size = len(store.forms)
        lengths = (self._passages.sizes + self._contexts.sizes).astype(np.float32)
        self._norm = K1 * (1.0 - B + B * lengths / max(float(lengths.mean()) if len(lengths) else 0.0, 1.0))

    def score(self, terms: Sequence[Term]) -> Floats:
        """Return each passage's score; 0 where no term is met."""
        scores = np.zeros(len(self._passages), np.float32)
        for term in terms:
            weights = term.weights(self._size)
            frequency = self._passages.total(weights) + self._contexts.total(weights)
            having = np.count_nonzero(frequency)
            rarity = np.log1p((len(scores) - having + 0.5) / (having + 0.5))
            scores += np.float32(rarity) * frequency * (K1 + 1.0) / (frequency + self._norm)
        return scores
