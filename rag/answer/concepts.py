"""The topic of a question as concepts: each met, more or less, by every window of the collection."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from rag.answer.termhits import TermHits
from rag.ingest.terms import Term, vocabulary
from rag.retrieve.late import SoftMatcher
from rag.retrieve.terms import IN_COMPOUND
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

LOOSE = 0.6
"""What a word outside the vocabulary counts as an alternative to one of it: "träna" beside "cykla" may be a
language that is trained."""

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

_ALTERNATIVE = re.compile(
    r"^\s*(?:,|/|,?\s*(?:eller|or|tai|samt))\s*(?:(?:en|ett|et|an?|att|at|å|the|to)\s+)?"
    r"(?:(?:på|till|til|i|om|med|on|in|about|for)\s+)?$",
    re.IGNORECASE,
)
_AND = re.compile(r"^\s*(?:och|og|and|sekä|ja|&)\s*$", re.IGNORECASE)
"""Two groups joined so ("barn och unga") are asked for as either; two themes as both."""


@dataclass(frozen=True, slots=True)
class Concepts:
    """The concepts of a topic: ``met[c, w]`` is 0…1, how well window ``w`` meets concept ``c``; ``words``
    are the words of the topic that each stands for, ``controlled`` tells which the vocabulary knows,
    and ``groups`` which are target groups."""

    words: tuple[str, ...]
    met: Floats
    controlled: tuple[bool, ...]
    groups: tuple[bool, ...]

    def keep(self, chosen: npt.NDArray[np.bool_]) -> Concepts:
        """The chosen concepts alone."""
        numbers = np.flatnonzero(chosen).tolist()
        return Concepts(
            tuple(self.words[i] for i in numbers),
            self.met[chosen],
            tuple(self.controlled[i] for i in numbers),
            tuple(self.groups[i] for i in numbers),
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Piece:
    start: int
    end: int
    row: Floats
    vocabulary: str = ""
    compared: npt.NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))


def read_concepts(topic: str, language: str, matcher: SoftMatcher, texts: TermHits) -> Concepts:
    """The concepts of ``topic`` over the windows that ``texts`` finds terms in.

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
    known = _widest(list(_vocabulary_pieces(topic, language, matcher, texts, present)))
    merged = _merge(sorted([*_within(known, pieces), *known], key=lambda p: (p.start, -p.end)), topic)
    met = np.array([p.row for p in merged], np.float32).reshape(len(merged), len(texts))
    words = tuple(topic[p.start : p.end] for p in merged)
    return Concepts(
        words, met, tuple(bool(p.vocabulary) for p in merged), tuple(p.vocabulary == "groups" for p in merged)
    )


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
        compared = piece.compared if same is None else np.intersect1d(same.compared, piece.compared)
        kept[piece.start, piece.end] = _Piece(piece.start, piece.end, row, piece.vocabulary, compared)
    return list(kept.values())


def _within(known: Sequence[_Piece], words: Sequence[_Piece]) -> list[_Piece]:
    """The words as they count beside the vocabulary's pieces: those of one phrase ("psykisk hälsa") together,
    each only for its share, and none where it stands in a comparison."""
    left = list(words)
    for piece in known:
        inside = [w for w in left if piece.start <= w.start and w.end <= piece.end]
        if not inside:
            continue
        row: Floats = np.mean([w.row for w in inside], axis=0, dtype=np.float32)
        row[piece.compared] = np.minimum(row[piece.compared], piece.row[piece.compared])
        if (
            len(inside) == 1 and float(row.max(initial=0.0)) < SAME_WORD
        ):  # a word that it knows is not misspelt
            row = np.where(row > IN_COMPOUND, np.minimum(row, piece.row), row)
        left = [w for w in left if w not in inside]
        left.append(_Piece(inside[0].start, inside[-1].end, row))
    return left


def _vocabulary_pieces(
    topic: str, language: str, matcher: SoftMatcher, texts: TermHits, present: frozenset[str]
) -> Iterator[_Piece]:
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
                    most = BY_WIDER
                elif word in present and not _names_term(word, term):
                    most = BY_SIBLING
                if name != "themes":  # its words are one thing by other names
                    row = _named(term, min(most, BY_TERM), texts)
                else:
                    row = _row(word, term, min(most, BY_TERM), not _names_term(word, term), matcher, texts)
                for each in narrower:
                    np.maximum(row, _row(word, each, min(most, BY_NARROWER), False, matcher, texts), out=row)
                yield _Piece(start, end, row, name, texts.hits(term).compared)


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


def _merge(pieces: Sequence[_Piece], topic: str) -> list[_Piece]:
    """Join pieces that overlap, and then those that are offered as alternatives, by the greater value."""
    apart: list[_Piece] = []
    for piece in pieces:
        if apart and piece.start < apart[-1].end:
            apart[-1] = _joined(apart[-1], piece, np.maximum(apart[-1].row, piece.row))
        else:
            apart.append(piece)
    merged: list[_Piece] = []
    for piece in apart:
        if merged and (_alternatives(merged[-1], piece, topic) or _ends_series(merged[-1], piece, topic)):
            first, second = (
                p.row * np.float32(LOOSE if not p.vocabulary and other.vocabulary else 1.0)
                for p, other in ((merged[-1], piece), (piece, merged[-1]))
            )
            merged[-1] = _joined(merged[-1], piece, np.maximum(first, second))
        else:
            merged.append(piece)
    return merged


def _joined(first: _Piece, second: _Piece, row: Floats) -> _Piece:
    return _Piece(first.start, max(first.end, second.end), row, first.vocabulary or second.vocabulary)


def _ends_series(first: _Piece, second: _Piece, topic: str) -> bool:
    """Whether a piece ends a series of alternatives ("rasism, rykten och fördomar")."""
    between = topic[first.end : second.start]
    return "," in topic[first.start : first.end] and _AND.match(between) is not None


def _alternatives(first: _Piece, second: _Piece, topic: str) -> bool:
    between = topic[first.end : second.start]
    groups = first.vocabulary == second.vocabulary == "groups" and _AND.match(between) is not None
    return groups or _ALTERNATIVE.match(between) is not None
