"""Questions that are no sentences: "kvinnor", "praktik unga malmö"."""

from __future__ import annotations

from collections import Counter

import numpy as np

from rag.answer.kinds import patterns
from rag.answer.question import Found
from rag.ingest.terms import find_terms
from rag.store.store import Store
from rag.text.languages import detect
from rag.text.stems import STOPWORDS, content_words
from rag.text.words import words

FEW = 4
"""Words of a question that may be keywords alone."""

_STOP = frozenset().union(*STOPWORDS.values())


def language_of(text: str, store: Store) -> str:
    """The language of a question: that of its question words, else by its letters; keywords that the
    collection has are in the language that it has them in ("kvinnor" could be Norwegian)."""
    forms = [word.form for word in words(text)]
    told = [language for language, own in patterns().telling.items() if not own.isdisjoint(forms)]
    if len(told) == 1:
        return told[0]
    if len(forms) > FEW or not _STOP.isdisjoint(forms):
        return detect(text)
    votes: Counter[str] = Counter()
    for number in (store.forms.index(form) for form in forms if form in store.forms):
        holding = np.flatnonzero(store.passage_words.ids == number)
        passages = np.searchsorted(store.passage_words.offsets, holding, side="right") - 1
        votes.update(store.passages[int(p)].language for p in passages)
    return votes.most_common(1)[0][0] if votes else detect(text)


def is_list_of_keywords(text: str, language: str, found: Found) -> bool:
    """Whether a question is keywords alone, all of them groups, themes or filters: it wants the records."""
    if patterns().words["asks"].search(text):
        return False
    covered = [(span.start, span.end) for span in found.spans]
    terms = [match.span() for name in ("groups", "themes") for _, match in find_terms(text, name)]
    content = content_words(text, language)
    inside = [any(a <= w.start < b for a, b in (*covered, *terms)) for w in content]
    return 0 < len(content) <= FEW and all(inside) and bool(terms)
