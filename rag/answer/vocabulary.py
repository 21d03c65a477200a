"""Words of the vocabularies in a topic, and how well each window meets them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from rag.answer.termhits import TermHits
from rag.ingest.terms import Term, vocabulary
from rag.retrieve.late import SoftMatcher
from rag.store.lexicon import Floats
from rag.text.stems import function_words, stem
from rag.text.words import fold

VOCABULARIES = ("groups", "themes", "topics")

BY_TERM = 0.95
"""How well a window meets a concept when it has another word of the same vocabulary term: "tjejer" for
"flickor" is nearly the word itself."""

BY_KIN = 0.5
"""The same for a word that shares the term and little else: "hållbar utveckling" for "odling"."""

ALIKE = 0.25
"""The cosine of two words of one term from which they mean the same, in one language or two."""

EQUAL = 0.45
"""The cosine of two words from which one is the other, inflected or in another language."""

STRANGE = 0.1
"""The cosine below which the collection's words of a theme have nothing in common with the question's:
"simning" where they only cycle."""

BY_NARROWER = 0.75
"""The same for a word of a narrower term: "mammor" for "föräldrar"."""

BY_WIDER = 0.55
"""The same for a word of the term where the question has a compound of it: whoever asks for "språkcafé" does
not ask for all that is about språk, but has to be content with it where no record says "språkcafé"."""

BY_WIDER_BESIDE = 0.3
"""The same where some record does say it."""

BY_SIBLING = 0.65
"""The same where the question's word is a special case of the term ("musik" of culture) and some record has
that very word: then "teater" is something else, if not far off."""

COMPOUND = 4
"""Letters beyond a word of the term from which a word is a compound of it and no inflection."""


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A stretch of a topic from ``start`` to ``end``, with how well each window meets it (``row``).

    ``vocabulary`` names the one that knows it, if any; ``compared`` are the windows in which it stands in a
    comparison only.
    """

    start: int
    end: int
    row: Floats
    vocabulary: str = ""
    compared: npt.NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))


def vocabulary_pieces(
    topic: str, language: str, matcher: SoftMatcher, texts: TermHits, present: frozenset[str]
) -> Iterator[Piece]:
    """The vocabulary's terms in the topic; ``present`` are the topic's words that the collection has."""
    stop = function_words(language)
    folded = fold_same_length(topic)
    low = f"{topic.casefold()} {folded.casefold()}"
    for name in VOCABULARIES:
        terms = vocabulary(name)
        for term in (t for t in terms.values() if t.may_occur(low)):
            here = term.within(low)
            found = (*here.pattern.finditer(topic), *here.folded.finditer(folded))
            spans = {(m.start(), m.end()) for m in found if topic[m.start() : m.end()].casefold() not in stop}
            narrower = [t for t in terms.values() if term.id in t.broader]
            for start, end in spans:
                word = topic[start:end].casefold()
                most = BY_TERM
                if _is_compound(word, term, language):
                    most = BY_WIDER_BESIDE if word in present else BY_WIDER
                elif name == "themes" and word in present and not _names_term(word, term):
                    most = BY_SIBLING
                if name != "themes":  # its words are one thing by other names
                    row = _named(term, min(most, BY_TERM), texts)
                else:
                    row = _row(word, term, min(most, BY_TERM), not _names_term(word, term), matcher, texts)
                for each in narrower:
                    np.maximum(row, _row(word, each, min(most, BY_NARROWER), False, matcher, texts), out=row)
                yield Piece(start, end, row, name, texts.hits(term).compared)


def _named(term: Term, weight: float, texts: TermHits) -> Floats:
    """``weight`` for each text that has any of a term's words."""
    row = np.zeros(len(texts), np.float32)
    row[texts.hits(term).text] = weight
    return row


def _row(word: str, term: Term, most: float, special: bool, matcher: SoftMatcher, texts: TermHits) -> Floats:
    """How well each text meets a word by words of its term: up to ``most``, as far as they are alike; for a
    ``special`` case of the term, those that mean something else less."""
    hits = texts.hits(term)
    row = np.zeros(len(texts), np.float32)
    if hits.words:
        likeness = matcher.likeness(word, hits.words)
        weights = BY_KIN + max(0.0, most - BY_KIN) * np.clip(likeness / ALIKE, 0.0, 1.0)
        if special and likeness.max() >= EQUAL:
            weights = np.where(likeness >= ALIKE, weights, BY_KIN)
        elif special and likeness.max() < STRANGE:
            weights = np.full(len(weights), BY_KIN)
        np.maximum.at(row, hits.text, np.minimum(weights, most).astype(np.float32)[hits.word])
    return row


def _names_term(word: str, term: Term) -> bool:
    """Whether a word is the term's own name in some language, or begins as it does."""
    letters = fold(word)[:COMPOUND]
    return any(fold(part).startswith(letters) for _, name in term.names for part in name.casefold().split())


def _is_compound(word: str, term: Term, language: str) -> bool:
    """Whether a word of the question is a compound of a shorter word of the term."""
    base = stem(word, language)
    words = (w.rstrip("*") for w in term.words if " " not in w)
    return any(base.startswith(w) and len(base) - len(w) >= COMPOUND for w in words if len(w) >= COMPOUND)


def fold_same_length(text: str) -> str:
    """The text without diacritics, of the same length, so that offsets stay."""
    return "".join(f if len(f := fold(c)) == 1 else c for c in text)
