"""Why a passage was found: which words of the question met which words of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rag.retrieve.late import IN_CONTEXT, SoftMatcher
from rag.text.stems import content_forms
from rag.text.words import search_form
from rag.types import Passage

MET = 0.2
"""The similarity from which a meeting is told: from here on most pairs of words have a meaning in common,
below it most are chance."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A word of a question, the word of a passage (as it stands there) that met it best, and how similar
    they are: 1 for the same word, inflected or not."""

    asked: str
    found: str
    similarity: float


def explain(matcher: SoftMatcher, query: str, passage: Passage) -> tuple[Meeting, ...]:
    """What the soft word score of a passage of the collection is made of, in the order of the question.

    A word that only the passage's context has (its project, place or heading) counts ``IN_CONTEXT`` of its
    similarity, as in the search. A word that nothing meets by ``MET`` or more is left out.
    """
    own, context = _words(passage.text, passage.language), _words(passage.context, passage.language)
    question, found = matcher.question(query), [*own, *context]
    if not found:
        return ()
    similarities = matcher.sentences(question, found, passage.language)
    similarities[:, len(own) :] *= np.float32(IN_CONTEXT)
    best = similarities.argmax(axis=1)
    return tuple(
        Meeting(term.form, found[word], round(float(row[word]), 3))
        for term, row, word in zip(question.terms, similarities, best, strict=True)
        if row[word] >= MET
    )


def told(meetings: Sequence[Meeting]) -> str:
    """Meetings as one line: "lund · mammor ≈ föräldralediga"; the same word is written once."""
    return " · ".join(
        m.found if search_form(m.found) == m.asked else f"{m.asked} ≈ {m.found}" for m in meetings
    )


def _words(text: str, language: str) -> list[str]:
    """The different content words of a text as they first stand in it, those broken by a line's end whole.

    Short ones come first: of equal meetings the plainest is told ("Lund" rather than "lund.se").
    """
    found: dict[str, str] = {}
    for word in content_forms(text, language):
        written = text[word.start : word.end]
        found.setdefault(word.form, written if len(written.split()) == 1 else word.form)
    return sorted(found.values(), key=len)
