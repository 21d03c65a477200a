"""What a collection says of a question's groups and themes, whatever words the question has for them."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from rag.answer.concepts import read_concepts
from rag.answer.scoring import KNOWN
from rag.answer.termhits import TermHits
from rag.ingest.terms import find_terms
from rag.retrieve.late import SoftMatcher
from rag.store.lexicon import Floats
from rag.store.store import Store

REMEMBERED = 4
"""Topics kept: an answer looks at its topic several times."""


class Topics:
    """Reads the topics of questions against one collection."""

    def __init__(self, store: Store, matcher: SoftMatcher, terms: TermHits) -> None:
        self._forms = frozenset(store.forms)
        self._terms = terms
        self._read = lru_cache(maxsize=REMEMBERED)(
            lambda topic, language: read_concepts(topic, language, matcher, terms)
        )

    def knows(self, topic: str, language: str) -> tuple[bool, ...]:
        """For each group and theme of a topic whether the collection speaks of it."""
        concepts = self._read(topic, language)
        rows = zip(concepts.met, concepts.controlled, strict=True)
        return tuple(bool((row >= KNOWN).any()) for row, controlled in rows if controlled)

    def about(self, topic: str, language: str) -> Floats:
        """How well each window speaks of the groups and themes of a topic, 0 to 1; 0 where it has none."""
        concepts = self._read(topic, language)
        controlled = np.array(concepts.controlled, bool)
        if not controlled.any():
            return np.zeros(len(self._terms), np.float32)
        mean: Floats = concepts.met[controlled].mean(axis=0)
        return mean

    def in_own_words(self, topic: str) -> str:
        """The topic with the collection's word for each group that it names by a word that the collection
        lacks: "fedre" is then "pappor", and is not taken for a misspelt "bedre"."""
        for term, match in sorted(find_terms(topic, "groups"), key=lambda found: -found[1].start()):
            hits = self._terms.hits(term)
            if match.group().casefold() not in self._forms and len(hits.word):
                most = hits.words[int(np.bincount(hits.word).argmax())]
                topic = topic[: match.start()] + most + topic[match.end() :]
        return topic
