"""The topic of a question as concepts: each met, more or less, by every window of the collection."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rag.ingest.terms import Term, vocabulary
from rag.retrieve.late import SoftMatcher
from rag.store.lexicon import Floats
from rag.text.stems import function_words, stem
from rag.text.words import fold

VOCABULARIES = ("groups", "themes")

BY_TERM = 0.85
"""How well a window meets a concept when it has another word of the same vocabulary term: "tjejer" for
"flickor" is nearly the word itself, but a term is wider than a word."""

BY_KIN = 0.5
"""The same for a word that shares the term and little else: "hållbar utveckling" for "odling"."""

ALIKE = 0.25
"""The cosine of two words of one term from which they mean the same, in one language or two."""

COMPARED_LENGTH = 25
"""Characters before a word in which a word of comparison makes it somebody else ("lägre än män")."""

BY_NARROWER = 0.75
"""The same for a word of a narrower term: "mammor" for "föräldrar"."""

BY_WIDER = 0.55
"""The same for a word of the term where the question has a compound of it: whoever asks for "språkcafé" does
not ask for all that is about språk, but has to be content with it where no record says "språkcafé"."""

BY_SIBLING = 0.65
"""The same where the question's word is a special case of the term ("musik" of culture) and some record has
that very word: then "teater" is something else, if not far off."""

SAME_WORD = 0.95
"""From here a window has the very word of the question, inflected or typed without diacritics."""

COMPOUND = 4
"""Letters beyond a word of the term from which a word is a compound of it and no inflection."""

_COMPARED = re.compile(
    r"\b(?:än|than|end|enn|kuin|jämfört med|compared (?:to|with))\s(?:\S+\s){0,2}$", re.IGNORECASE
)
_ALTERNATIVE = re.compile(
    r"^\s*(?:,|/|,?\s*(?:eller|eller|or|tai|samt))\s*(?:(?:en|ett|et|an?|att|at|å|the)\s+)?$", re.IGNORECASE
)
_AND = re.compile(r"^\s*(?:och|og|and|sekä|ja|&)\s*$", re.IGNORECASE)
"""Two groups joined so ("barn och unga") are asked for as either; two themes as both."""


@dataclass(frozen=True, slots=True)
class Concepts:
    """The concepts of a topic: ``met[c, w]`` is 0…1, how well window ``w`` meets concept ``c``; ``words``
    are the words of the topic that each stands for, and ``controlled`` tells which the vocabulary knows."""

    words: tuple[str, ...]
    met: Floats
    controlled: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Hits:
    """Where a term of the vocabulary stands: the different words that stand for it, in lower case, and for
    each hit the number of its word and of its text."""

    words: tuple[str, ...]
    word: npt.NDArray[np.int64]
    text: npt.NDArray[np.int64]


class Texts:
    """The texts of all windows, laid end to end: one search over all is faster than one in each."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._hits: dict[Term, Hits] = {}
        self.joined = "\0".join(texts)  # a separator that no word and no white space matches
        lengths = np.fromiter((len(text) + 1 for text in texts), np.int64, len(texts))
        self.starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)[:-1]]) if texts else lengths

    def hits(self, term: Term) -> Hits:
        """Where a term stands, but not after a word of comparison ("än män"); kept, as terms are few."""
        if term not in self._hits:
            found = [m for m in term.pattern.finditer(self.joined) if not self._compared(m.start())]
            words = list(dict.fromkeys(m.group().casefold() for m in found))
            number = {word: i for i, word in enumerate(words)}
            places = np.searchsorted(self.starts, [m.start() for m in found], side="right") - 1
            which = np.fromiter((number[m.group().casefold()] for m in found), np.int64, len(found))
            self._hits[term] = Hits(tuple(words), which, places)
        return self._hits[term]

    def _compared(self, start: int) -> bool:
        return _COMPARED.search(self.joined, max(0, start - COMPARED_LENGTH), start) is not None


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    row: Floats
    vocabulary: str = ""


def read_concepts(topic: str, language: str, matcher: SoftMatcher, texts: Texts) -> Concepts:
    """The concepts of ``topic`` over the windows of ``texts``.

    Words of one vocabulary phrase are one concept, and so are words offered as alternatives ("motion
    eller idrott"); every other content word is a concept of its own.
    """
    question = matcher.question(topic)
    rows = matcher.words(question)
    low = topic.casefold()
    pieces: list[_Piece] = []
    position = 0
    for term, row in zip(question.terms, rows, strict=True):
        at = low.find(term.form, position)
        if at < 0 or term.form in function_words(language):
            continue
        pieces.append(_Piece(at, at + len(term.form), row))
        position = at + len(term.form)
    present = frozenset(low[p.start : p.end] for p in pieces if float(p.row.max(initial=0.0)) >= SAME_WORD)
    pieces += _widest(list(_vocabulary_pieces(topic, language, matcher, texts, present)))
    merged = _merge(sorted(pieces, key=lambda p: (p.start, -p.end)), topic)
    met = np.array([p.row for p in merged], np.float32).reshape(len(merged), len(texts.starts))
    words = tuple(topic[p.start : p.end] for p in merged)
    return Concepts(words, met, tuple(bool(p.vocabulary) for p in merged))


def _widest(pieces: Sequence[_Piece]) -> list[_Piece]:
    """The pieces without those inside a longer one ("language" in "language friend"); two terms for the same
    words mean both."""
    kept: dict[tuple[int, int], _Piece] = {}
    for piece in pieces:
        if any(
            p.start <= piece.start and piece.end <= p.end and p.end - p.start > piece.end - piece.start
            for p in pieces
        ):
            continue
        same = kept.get((piece.start, piece.end))
        row = piece.row if same is None else np.minimum(same.row, piece.row)
        kept[piece.start, piece.end] = _Piece(piece.start, piece.end, row, piece.vocabulary)
    return list(kept.values())


def _vocabulary_pieces(
    topic: str, language: str, matcher: SoftMatcher, texts: Texts, present: frozenset[str]
) -> Iterator[_Piece]:
    """The vocabulary's terms in the topic; ``present`` are the topic's words that the collection has."""
    stop = function_words(language)
    folded = fold_same_length(topic)
    low = f"{topic.casefold()} {folded.casefold()}"
    for name in VOCABULARIES:
        terms = vocabulary(name)
        for term in (t for t in terms.values() if t.may_occur(low)):
            found = (*term.pattern.finditer(topic), *term.folded.finditer(folded))
            spans = {(m.start(), m.end()) for m in found if topic[m.start() : m.end()].casefold() not in stop}
            narrower = [t for t in terms.values() if term.id in t.broader]
            for start, end in spans:
                word = topic[start:end].casefold()
                most = BY_TERM
                if _is_compound(word, term, language):
                    most = BY_WIDER
                elif word in present and not _names_term(word, term):
                    most = BY_SIBLING
                row = _row(word, term, min(most, BY_TERM), matcher, texts)
                for each in narrower:
                    np.maximum(row, _row(word, each, min(most, BY_NARROWER), matcher, texts), out=row)
                yield _Piece(start, end, row, name)


def _row(word: str, term: Term, most: float, matcher: SoftMatcher, texts: Texts) -> Floats:
    """How well each text meets a word by words of its term: up to ``most``, as far as they are alike."""
    hits = texts.hits(term)
    row = np.zeros(len(texts.starts), np.float32)
    if hits.words:
        alike = np.clip(matcher.likeness(word, hits.words) / ALIKE, 0.0, 1.0)
        weights = np.float32(BY_KIN) + np.float32(max(0.0, most - BY_KIN)) * alike
        np.maximum.at(row, hits.text, np.minimum(weights, np.float32(most))[hits.word])
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


def _merge(pieces: Sequence[_Piece], topic: str) -> list[_Piece]:
    """Join pieces that overlap or are offered as alternatives, by the greater value."""
    merged: list[_Piece] = []
    for piece in pieces:
        if merged:
            last = merged[-1]
            between = topic[last.end : piece.start]
            groups = last.vocabulary == piece.vocabulary == "groups" and _AND.match(between)
            if piece.start < last.end or _ALTERNATIVE.match(between) or groups:
                row = np.maximum(last.row, piece.row)
                kind = piece.vocabulary or last.vocabulary
                merged[-1] = _Piece(last.start, max(last.end, piece.end), row, kind)
                continue
        merged.append(piece)
    return merged
