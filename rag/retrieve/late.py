"""Soft words: each word of a question looks for its nearest word in a window.

Late interaction as in O. Khattab and M. Zaharia, "ColBERT" (SIGIR 2020), with one static vector a word
and each of the question's words weighted by its rarity, so that a window without the rare word of the
question cannot win by its common ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from rag.embed.embedder import WordModel
from rag.retrieve.terms import Term, respelt, terms_of
from rag.store.lexicon import Bags, Floats
from rag.store.store import Store
from rag.text.stems import content_forms

UNRELATED = 0.15
"""The cosine of two word vectors below which they say nothing of each other; similarity counts from here."""
SOFTEST = 0.9
"""What a similar word counts at most beside the same word."""
IN_CONTEXT = 0.7
"""What a word counts that stands only in the passage's context (its project, place or heading)."""

_SHARPNESS = 4  # a half similar word makes a passage count one sixteenth: rarity is of words, not topics


REMEMBERED = 16
"""Questions kept ready: an answer looks at its question several times, at some 300 kB each."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question made ready: its ``text`` with the letters that are meant, its terms, how near each word of
    the collection is to each (terms, words), how well each passage meets each, its context included (terms,
    passages), and each term's rarity: 0 for a word that every passage has.
    """

    text: str
    terms: tuple[Term, ...]
    similarities: Floats
    met: Floats
    rarities: Floats


class SoftMatcher:
    """Scores windows, and any other sentences, by how well a question's words are met in them."""

    def __init__(self, store: Store, model: WordModel) -> None:
        """``model`` must be the one that the index was made with."""
        self._store = store
        self._model = model
        self._number = {form: i for i, form in enumerate(store.forms)}
        self._passage_of = store.windows[:, 0]
        self._ready = lru_cache(maxsize=REMEMBERED)(self._make_ready)

    def question(self, text: str) -> Question:
        """Make a question ready; one of function words only has no terms."""
        return self._ready(text)

    def _make_ready(self, text: str) -> Question:
        terms = terms_of(text, self._store)
        similarities = self._similarities(terms)
        own = self._stacked([self._store.passage_words.maximum(row) for row in similarities])
        context = self._stacked([self._store.context_words.maximum(row) for row in similarities])
        rarities = np.array([_rarity(row) for row in own], np.float32)
        return Question(
            respelt(text, terms),
            terms,
            similarities,
            np.maximum(own, context * np.float32(IN_CONTEXT)),
            rarities,
        )

    def _stacked(self, rows: Sequence[Floats]) -> Floats:
        return np.array(rows, np.float32).reshape(len(rows), len(self._store.passage_words))

    def words(self, question: Question) -> Floats:
        """Return how well each term is met in each window, shape (terms, windows), 0 to 1."""
        rows = [self._windows(row) for row in question.similarities]
        return np.array(rows, np.float32).reshape(len(question.terms), len(self._passage_of))

    def score(self, question: Question) -> Floats:
        """Return each window's score, 0 to 1: its terms' similarities, weighted by their rarity."""
        return weighted(self.words(question), question.rarities)

    def likeness(self, word: str, others: Sequence[str]) -> Floats:
        """Return the cosines of a word (or phrase) with others, shape (len(others),)."""
        vectors = self._model.embed_words([word, *others])
        alike: Floats = vectors[1:] @ vectors[0]
        return alike

    def sentences(self, question: Question, sentences: Sequence[str], language: str) -> Floats:
        """Return how well each term is met in each of any ``sentences``, shape (terms, sentences), 0 to 1."""
        forms = [[word.form for word in content_forms(text, language)] for text in sentences]
        new = sorted({form for each in forms for form in each if form not in self._number})
        number = self._number | {form: len(self._number) + i for i, form in enumerate(new)}
        unknown = self._nearness(question.terms, self._model.embed_words(new)) if new else None
        bags = Bags.from_lists([[number[form] for form in each] for each in forms])
        rows = []
        for i, known in enumerate(question.similarities):
            values = known if unknown is None else np.concatenate([known, unknown[i]])
            rows.append(bags.maximum(values))
        return np.array(rows, np.float32).reshape(len(question.terms), len(sentences))

    def _similarities(self, terms: Sequence[Term]) -> Floats:
        """How near each vocabulary word is to each term: the same word before any similar one."""
        near = self._nearness(terms, self._store.word_vectors)
        for row, term in zip(near, terms, strict=True):
            np.maximum(row, term.weights(len(row)), out=row)
        return near

    def _nearness(self, terms: Sequence[Term], vectors: Floats) -> Floats:
        """The cosines of terms and words, shape (terms, words), rescaled to 0 to ``SOFTEST``."""
        if not terms:
            return np.zeros((0, len(vectors)), np.float32)
        asked = self._model.embed_words([term.meant for term in terms])
        near: Floats = asked @ vectors.T
        near -= UNRELATED  # in place: the largest arrays of a search
        near *= SOFTEST / (1.0 - UNRELATED)
        return np.clip(near, 0.0, SOFTEST, out=near)

    def _windows(self, similarity: Floats) -> Floats:
        """One term's best similarity in each window, its passage's context included."""
        own = self._store.window_words.maximum(similarity)
        context = self._store.context_words.maximum(similarity)[self._passage_of]
        best: Floats = np.maximum(own, context * np.float32(IN_CONTEXT))
        return best


def _rarity(met: Floats) -> float:
    """The inverse document frequency of BM25, with a passage counting as far as it meets the term."""
    count = float(np.power(met, _SHARPNESS).sum())
    return float(np.log1p((len(met) - count + 0.5) / (count + 0.5)))


def weighted(words: Floats, rarities: Floats) -> Floats:
    """The mean of the terms' rows, shape (terms, n) → (n,), weighted by ``rarities``; 0 without terms."""
    total = float(rarities.sum())
    if total <= 0.0:
        return np.zeros(words.shape[1], np.float32)
    mean: Floats = ((rarities / np.float32(total)) @ words).astype(np.float32)
    return mean
