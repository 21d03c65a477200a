"""Whether a source's word says a statement's word: the same word, a part of it, or one that means it.

The measure is the bundled static model, whatever model the index was made with: the threshold is a cosine
of its word vectors, and other models put every pair of words above it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from rapidfuzz.distance import OSA

from rag.embed.embedder import Vectors
from rag.embed.load import MODELS
from rag.embed.static import StaticEmbedder
from rag.ingest.terms import Term, find_terms
from rag.settings import WORD_MODEL
from rag.store import Store
from rag.text.stems import content_words, stem
from rag.text.words import Word, fold

SAID = 0.4
"""The least cosine of two words of one language of which one says the other. Words that must not pass for one
another (women–men, doctor–teacher, Tuesday–Thursday) stay below it, and so do some synonyms: a statement too
few is better than a false one."""

ACROSS = 0.32
"""The same for words of two languages, whose cosines are lower throughout. Of 97 pairs that differ, those
that reach it mean both in one of the languages ("låna": borrow, lend); of 86 translations two thirds do."""

COGNATE = 0.8
"""The least similarity of letters of the same word in two languages ("månader", "måneder"): one letter in
five or six. In one language words so alike differ ("lärare", "läkare")."""
COGNATE_LETTERS = 6
"""Letters of the shortest word compared so; a shorter one must be the same but for æ, ø and their kin."""

TRANSLATED = 0.85
"""Two words of the same target group, theme or row of translations in two languages."""
VAGUE_TERMS = frozenset({"professionals"})
"""A term that holds several professions says nothing of which."""

_PRIVATIVE = re.compile(
    r".{3,}(?:lös|løs|lösa|løse|löst|løst|less|ledig|ledige|lediga)$|^(?:unemploy|unpaid|jobless)", re.I
)


@dataclass(frozen=True, slots=True)
class Lists:
    """The word lists of ``words.toml``: patterns that match a whole word."""

    frame: re.Pattern[str]
    concepts: dict[str, re.Pattern[str]]
    negations: dict[str, frozenset[str]]
    capitalised: frozenset[str]
    same: tuple[re.Pattern[str], ...]


@cache
def lists() -> Lists:
    """The lists, read once."""
    data = tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))
    return Lists(
        _pattern(data["frame"]),
        {name: _pattern(words) for name, words in data["concepts"].items()},
        {language: frozenset(words.split()) for language, words in data["negations"].items()},
        frozenset(data["capitalised"].split()),
        tuple(map(_pattern, data["same"])),
    )


def _pattern(words: str) -> re.Pattern[str]:
    parts = (re.escape(word).replace(r"\*", r"\w*") for word in words.split())
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


@cache
def _embedder() -> StaticEmbedder:
    return StaticEmbedder.load(MODELS / WORD_MODEL)


@dataclass(frozen=True, slots=True)
class Worded:
    """A content word of a text with what else it can be compared by: the parts of a compound, the target
    groups and themes that cover it, and the rows of translations that hold it."""

    word: Word
    parts: tuple[str, ...]
    groups: frozenset[str]
    themes: frozenset[str]
    same: frozenset[int]


class WordMatcher:
    """Compares words; keeps the vectors of those it has met, so one serves one answer."""

    def __init__(self, store: Store) -> None:
        """Compounds are split by the collection's words. ModelUnavailable without the bundled model."""
        self._splitter = store.splitter
        self._vectors: dict[str, Vectors] = {}
        _embedder()

    def words(self, text: str, language: str) -> list[Worded]:
        """The content words of a text."""
        groups, themes = ([(t.id, m) for t, m in _terms(text, name)] for name in ("groups", "themes"))
        return [
            Worded(
                word,
                self._splitter.split(word.form),
                _covering(groups, word),
                _covering(themes, word),
                frozenset(i for i, pattern in enumerate(lists().same) if pattern.fullmatch(word.form)),
            )
            for word in content_words(text, language)
        ]

    def table(self, claimed: Sequence[Worded], language: str, said: Sequence[Worded], other: str) -> Vectors:
        """How well each claimed word is said by each word of a source, shape (claimed, said), 0 to 1.

        ``language`` and ``other`` are the languages of the two texts.
        """
        shape = (len(claimed), len(said))
        if not all(shape):
            return np.zeros(shape, np.float32)
        values = self._cosines([w.word.form for w in claimed], [w.word.form for w in said])
        for i, mine in enumerate(claimed):
            for j, theirs in enumerate(said):
                values[i, j] = self._value(mine, language, theirs, other, float(values[i, j]))
        return values

    def _value(self, mine: Worded, language: str, theirs: Worded, other: str, cosine: float) -> float:
        form, said = mine.word.form, theirs.word.form
        if _same(form, said, language, other):
            return 1.0
        if bool(_PRIVATIVE.search(form)) != bool(_PRIVATIVE.search(said)):
            return 0.0
        if (
            theirs.parts
            and (best := max(self._said(form, part, language, other) for part in theirs.parts)) >= SAID
        ):
            return best
        if mine.groups and theirs.groups and not mine.groups & theirs.groups:
            return 0.0
        if language == other:
            return max(cosine, TRANSLATED if mine.same & theirs.same else 0.0)
        shared = (
            mine.groups & theirs.groups - VAGUE_TERMS
            or mine.themes & theirs.themes
            or mine.same & theirs.same
        )
        return max(cosine * SAID / ACROSS, TRANSLATED if shared else 0.0, _cognate(form, said))

    def compound(self, mine: Worded, language: str, said: Sequence[Worded], other: str) -> float:
        """How well a source says a compound that it writes as two words ("language café"): the lesser
        part."""
        if not mine.parts:
            return 0.0
        forms = [form for w in said for form in (w.word.form, *w.parts)]
        return min(max((self._said(p, f, language, other) for f in forms), default=0.0) for p in mine.parts)

    def _said(self, form: str, said: str, language: str, other: str) -> float:
        if _same(form, said, language, other):
            return 1.0
        return float(self._cosines([form], [said])[0, 0]) * (1.0 if language == other else SAID / ACROSS)

    def _cosines(self, left: Sequence[str], right: Sequence[str]) -> Vectors:
        new = [form for form in dict.fromkeys((*left, *right)) if form not in self._vectors]
        self._vectors.update(zip(new, _embedder().embed_words(new), strict=True))
        cosines: Vectors = (
            np.stack([self._vectors[f] for f in left]) @ np.stack([self._vectors[f] for f in right]).T
        )
        return cosines


def _terms(text: str, name: str) -> Iterator[tuple[Term, tuple[int, int]]]:
    for term, _ in find_terms(text, name):
        for match in term.pattern.finditer(text):
            yield term, (match.start(), match.end())


def _covering(terms: Sequence[tuple[str, tuple[int, int]]], word: Word) -> frozenset[str]:
    return frozenset(i for i, (start, end) in terms if start <= word.start and word.end <= end)


def _same(form: str, said: str, language: str, other: str) -> bool:
    return form == said or any(stem(form, each) == stem(said, each) for each in {language, other})


def _cognate(form: str, said: str) -> float:
    a, b = (fold(f.replace("æ", "ä")) for f in (form, said))
    if a == b:
        return 1.0
    if min(len(a), len(b)) < COGNATE_LETTERS:
        return 0.0
    similarity = float(OSA.normalized_similarity(a, b))
    return similarity if similarity >= COGNATE else 0.0


def negations(language: str) -> frozenset[str]:
    """The words that deny. Those of all languages but Finnish count in every text, so that a wrong guess of
    its language hides none; the Finnish "ei" is an article in Nynorsk."""
    known = lists().negations
    return known["sv"] | known["da"] | known["en"] | (known["fi"] if language == "fi" else frozenset())
