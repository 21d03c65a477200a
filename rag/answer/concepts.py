"""The topic of a question as concepts: each met, more or less, by every window of the collection."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rag.answer.termhits import TermHits
from rag.answer.vocabulary import Piece, vocabulary_pieces
from rag.retrieve.late import SoftMatcher
from rag.retrieve.terms import IN_COMPOUND, MISSPELT, Term
from rag.store.lexicon import Floats
from rag.text.stems import function_words

LOOSE = 0.6
"""What a word outside the vocabulary counts as an alternative to one of it: "träna" beside "cykla" may be a
language that is trained."""

SAME_WORD = 0.95
"""From here a window has the very word of the question, inflected or typed without diacritics."""

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


def read_concepts(topic: str, language: str, matcher: SoftMatcher, texts: TermHits) -> Concepts:
    """The concepts of ``topic`` over the windows that ``texts`` finds terms in.

    Words of one vocabulary phrase are one concept, and so are words offered as alternatives ("motion
    eller idrott"); every other content word is a concept of its own.
    """
    question = matcher.question(topic)
    rows = matcher.words(question)
    low = topic.casefold()
    found: list[tuple[Piece, Term]] = []
    position = 0
    for term, row in zip(question.terms, rows, strict=True):
        at = low.find(term.form, position)
        if at < 0 or term.form in function_words(language):
            continue
        found.append((Piece(at, at + len(term.form), row), term))
        position = at + len(term.form)
    pieces = [piece for piece, _ in found]
    present = frozenset(low[p.start : p.end] for p in pieces if float(p.row.max(initial=0.0)) >= SAME_WORD)
    known = _widest(
        [
            *vocabulary_pieces(topic, language, matcher, texts, present),
            *_misspelt(found, language, matcher, texts),
        ]
    )
    merged = _merge(sorted([*_within(known, pieces), *known], key=lambda p: (p.start, -p.end)), topic)
    met = np.array([p.row for p in merged], np.float32).reshape(len(merged), len(texts))
    words = tuple(topic[p.start : p.end] for p in merged)
    return Concepts(
        words, met, tuple(bool(p.vocabulary) for p in merged), tuple(p.vocabulary == "groups" for p in merged)
    )


def _misspelt(
    found: Sequence[tuple[Piece, Term]], language: str, matcher: SoftMatcher, texts: TermHits
) -> Iterator[Piece]:
    """The vocabulary's terms for words that the collection has in another spelling only ("ungdommar")."""
    for piece, term in found:
        if set(term.matches.values()) == {MISSPELT}:
            meant = texts.form(min(term.matches))  # of several, the most frequent
            for known in vocabulary_pieces(meant, language, matcher, texts, frozenset()):
                yield Piece(piece.start, piece.end, known.row, known.vocabulary, known.compared)


def _widest(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without those inside a longer one ("language" in "language friend"); two terms for the same
    words mean both."""
    kept: dict[tuple[int, int], Piece] = {}
    for piece in pieces:
        if any(
            p.start <= piece.start and piece.end <= p.end and p.end - p.start > piece.end - piece.start
            for p in pieces
        ):
            continue
        same = kept.get((piece.start, piece.end))
        row = piece.row if same is None else np.minimum(same.row, piece.row)
        compared = piece.compared if same is None else np.intersect1d(same.compared, piece.compared)
        kept[piece.start, piece.end] = Piece(piece.start, piece.end, row, piece.vocabulary, compared)
    return list(kept.values())


def _within(known: Sequence[Piece], words: Sequence[Piece]) -> list[Piece]:
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
        left.append(Piece(inside[0].start, inside[-1].end, row))
    return left


def _merge(pieces: Sequence[Piece], topic: str) -> list[Piece]:
    """Join pieces that overlap, and then those that are offered as alternatives, by the greater value."""
    apart: list[Piece] = []
    for piece in pieces:
        if apart and piece.start < apart[-1].end:
            apart[-1] = _joined(apart[-1], piece, np.maximum(apart[-1].row, piece.row))
        else:
            apart.append(piece)
    merged: list[Piece] = []
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


def _joined(first: Piece, second: Piece, row: Floats) -> Piece:
    return Piece(first.start, max(first.end, second.end), row, first.vocabulary or second.vocabulary)


def _ends_series(first: Piece, second: Piece, topic: str) -> bool:
    """Whether a piece ends a series of alternatives ("rasism, rykten och fördomar")."""
    between = topic[first.end : second.start]
    return "," in topic[first.start : first.end] and _AND.match(between) is not None


def _alternatives(first: Piece, second: Piece, topic: str) -> bool:
    between = topic[first.end : second.start]
    groups = first.vocabulary == second.vocabulary == "groups" and _AND.match(between) is not None
    return groups or _ALTERNATIVE.match(between) is not None
