"""A question's words, and the words of the collection that each of them stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from rag.store.lexicon import FOLD, PART, STEM, Floats, fold_keys, stem_keys
from rag.store.store import Store
from rag.text.languages import detect
from rag.text.stems import content_words
from rag.text.words import fold

SAME = 1.0
"""The same word, inflected or not."""
WITHOUT_DIACRITICS = 0.95
"""The same letters but for diacritics that were not typed: almost always the same word."""
IN_COMPOUND = 0.8
"""The question's word is a part of the collection's ("kurs" in "språkkurs"): a kind of it, mostly."""
FROM_COMPOUND = 0.5
"""The collection's word is a part of the question's: only half of what was asked."""
MISSPELT = 0.85
"""The nearest word of a question's word that the collection lacks; below a match without doubt."""

ONE_ERROR = 5
"""Letters of a word in which one typing error is looked for: in shorter ones it makes another word."""
TWO_ERRORS = 8
"""Letters of a word in which two are."""

_NORDIC = frozenset("åäöøæ")


@dataclass(frozen=True, slots=True)
class Term:
    """A content word of a question; ``matches`` maps numbers of collection words to weights of 0 to 1.

    ``meant`` is the form, or the collection's word that it is without its diacritics. A form that none has
    is not taken for the nearest word: that is as often a word that is only missing ("betalade", "beställde").
    """

    form: str
    meant: str
    matches: dict[int, float]

    def weights(self, size: int) -> Floats:
        """The matches as an array over the vocabulary of ``size`` words."""
        weights = np.zeros(size, np.float32)
        for word, weight in self.matches.items():
            weights[word] = weight
        return weights


def terms_of(question: str, store: Store) -> tuple[Term, ...]:
    """The different content words of a question in order, each with the collection's words it stands for."""
    forms = dict.fromkeys(word.form for word in content_words(question, detect(question)))
    return tuple(_term(form, store) for form in forms)


def _term(form: str, store: Store) -> Term:
    matches = matches_of(form, store)
    if SAME in matches.values():
        return Term(form, form, matches)
    spellings = [word for word, weight in matches.items() if weight == WITHOUT_DIACRITICS]
    meant = (store.forms[word] for word in sorted(spellings) if store.folded_forms[word] == form)
    return Term(form, next(meant, form), matches)  # of several, the most frequent


def respelt(question: str, terms: Sequence[Term]) -> str:
    """The question with the words that are meant: a meaning is read from letters too."""
    meant = {term.form: term.meant for term in terms if term.meant != term.form}
    if not meant:
        return question
    parts, end = [], 0
    for word in content_words(question, detect(question)):
        parts += [question[end : word.start], meant.get(word.form, question[word.start : word.end])]
        end = word.end
    return "".join([*parts, question[end:]])


def matches_of(form: str, store: Store) -> dict[int, float]:
    """Return the collection's words that ``form`` stands for, with the weight of the best reason for each."""
    matches: dict[int, float] = {}
    parts = store.splitter.split(form)
    for part in parts:
        _offer(matches, store.words_with(stem_keys(part), STEM), FROM_COMPOUND)
    for part in dict.fromkeys((form, form.replace("é", "e"))):  # "kafé" in "kafemiljø"
        _offer(matches, store.words_with(stem_keys(part), PART), IN_COMPOUND)
    if not _NORDIC & set(form):  # "kafé" is typed with and without its accent, "för" is not "for"
        _offer(matches, store.words_with(fold_keys(form), FOLD), WITHOUT_DIACRITICS)
    _offer(matches, store.words_with(stem_keys(form), STEM), SAME)
    if not matches:
        spelt = store.folded_forms if fold(form) == form else store.forms
        _offer(matches, _misspelt(form, spelt), MISSPELT)
    return matches


def _offer(matches: dict[int, float], found: Sequence[int], weight: float) -> None:
    for word in found:
        matches[word] = max(weight, matches.get(word, 0.0))


def _misspelt(form: str, forms: Sequence[str]) -> list[int]:
    """The numbers of the words nearest to a form that is none, among those with its first letter if any."""
    allowed = (len(form) >= ONE_ERROR) + (len(form) >= TWO_ERRORS)
    if allowed == 0 or not form.isalpha():
        return []
    found = process.extract(form, forms, scorer=OSA.distance, score_cutoff=allowed, limit=None)
    near = [
        ((errors, word[0] != form[0]), number) for word, errors, number in found if len(word) >= ONE_ERROR
    ]
    best = min((rank for rank, _ in near), default=None)
    return [number for rank, number in near if rank == best]
