"""Ranking the windows (one or two sentences) of the collection by how well they answer a question."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

import numpy as np

from rag.answer.question import Value
from rag.answer.values import holds
from rag.retrieve.fusion import fuse
from rag.retrieve.retriever import Retriever
from rag.store.lexicon import Floats
from rag.text.sentences import split_sentences
from rag.types import Mention, Passage

PASSAGE = 0.25
"""The weight of the whole passage's score beside the window's: what stands around a sentence says what it
is about."""

HOLDS_VALUE = 2.5
"""What holding the kind of value that is asked for (a number, a time), or the year that the question names,
adds, in standard deviations: a sentence without it is no answer, however alike."""

CANDIDATES = 150
"""Windows that are looked at closely: preferences add less than what separates the best from the rest."""

HEADER = -2.5
"""What lying in a header or a contact block adds, in standard deviations: names and addresses are alike every
question."""

SAMPLE = 200
"""Windows from which the spread of the cosines is measured: enough for two digits."""

NEIGHBOUR = 0.85
"""A window so nearly as good as one that it overlaps belongs to the answer too."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A window with its scores: ``score`` ranks (standard deviations), ``met`` is the share of the question's
    words, weighted by rarity, that it meets (0…1)."""

    score: float
    met: float
    mention: Mention
    passage: Passage
    text: str


class WindowRanker:
    """Ranks the windows of one collection."""

    def __init__(self, retriever: Retriever) -> None:
        self._retriever = retriever
        self._store = retriever.store
        self._passage_of = self._store.windows[:, 0]

    def rank(
        self,
        question: str,
        *,
        value: Value | None = None,
        projects: Collection[str] | None = None,
        documents: Collection[str] | None = None,
        prefer: Callable[[Passage, str], float] | None = None,
        bonus: Floats | None = None,
    ) -> list[Scored]:
        """The windows, best first, of the given projects and documents only; ``bonus`` (one a window) and
        ``prefer`` (what is known of its passage and text) add to a window's score."""
        matcher = self._retriever.matcher
        windows = self._retriever.window_scores(question)
        asked = matcher.question(question)
        met = matcher.score(asked)
        passages = self._retriever.score(question)
        total: Floats = fuse([(1.0, windows), (PASSAGE, passages[self._passage_of])])
        if bonus is not None:
            total += bonus
        order = np.argsort(-total, kind="stable")
        scored = [
            self._scored(int(i), float(total[i]), float(met[i]), value, question, prefer)
            for i in islice(self._allowed(order, projects, documents), CANDIDATES)
        ]
        return sorted(scored, key=lambda s: -s.score)

    def nearness(self, question: str) -> float:
        """How near the nearest window is in meaning: its cosine over the mean of all, in standard deviations
        of the cosines of any two windows. Unlike a window's score it hardly grows with the collection."""
        cosines = self._retriever.window_cosines(question)
        return float((cosines.max(initial=0.0) - cosines.mean()) / self._spread) if len(cosines) else 0.0

    @cached_property
    def _spread(self) -> float:
        """The standard deviation of the cosines of a sample of windows with each other."""
        step = max(1, len(self._passage_of) // SAMPLE)
        rows = range(0, len(self._passage_of), step)
        sample = np.array([self._store.window_vectors.reconstruct(row) for row in rows])
        return (
            max(float((sample @ sample.T)[~np.eye(len(sample), dtype=bool)].std()), 1e-3)
            if len(rows) > 1
            else 1.0
        )

    def _allowed(
        self,
        order: np.ndarray[tuple[int], np.dtype[np.int64]],
        projects: Collection[str] | None,
        documents: Collection[str] | None,
    ) -> Iterator[int]:
        passages = self._store.passages
        for i in order:
            passage = passages[self._passage_of[i]]
            if (projects is None or passage.project in projects) and (
                documents is None or passage.document in documents
            ):
                yield int(i)

    def _scored(
        self,
        i: int,
        score: float,
        met: float,
        value: Value | None,
        question: str,
        prefer: Callable[[Passage, str], float] | None,
    ) -> Scored:
        number, start, end = self._store.windows[i].tolist()
        passage = self._store.passages[number]
        text = passage.text[start - passage.start : end - passage.start]
        score += HOLDS_VALUE if value is not None and holds(value, text, question) else 0.0
        score += prefer(passage, text) if prefer is not None else 0.0
        return Scored(score, met, Mention(passage.document, start, end), passage, text)


def telling(passage: Passage, _text: str) -> float:
    """What a header, a contact block or a line of dates or money loses where a project is shown as it is."""
    return HEADER if passage.role in {"head", "contact", "period", "funding"} else 0.0


def join_neighbours(scored: list[Scored], most: int, length: int) -> list[Scored]:
    """The first ``most`` windows; one that overlaps a better one widens it, where both together are good
    (the worse has ``NEIGHBOUR`` of the better's score) and no longer than ``length`` characters."""
    kept: list[Scored] = []
    for candidate in scored:
        m = candidate.mention
        same = [i for i, k in enumerate(kept) if _touch(k.mention, m)]
        if not same and len(kept) < most:
            kept.append(candidate)
        for i in same[:1]:
            widened = Mention(
                m.document, min(kept[i].mention.start, m.start), max(kept[i].mention.end, m.end)
            )
            good = candidate.score >= NEIGHBOUR * kept[i].score
            if good and widened.end - widened.start <= length and candidate.passage == kept[i].passage:
                kept[i] = replace(kept[i], mention=widened, text=_text(kept[i].passage, widened))
    return kept


def with_list(scored: Scored, length: int) -> Scored:
    """A window that ends in a colon with the list that it introduces, as far as ``length`` allows."""
    if not scored.text.rstrip("*_ ").endswith(":"):
        return scored
    passage = scored.passage
    end = scored.mention.end
    for sentence in split_sentences(passage.text[end - passage.start :], end):
        if sentence.end - scored.mention.start > length:
            break
        end = sentence.end
    mention = Mention(scored.mention.document, scored.mention.start, end)
    return replace(scored, mention=mention, text=_text(passage, mention))


def _touch(a: Mention, b: Mention) -> bool:
    return a.document == b.document and a.start < b.end and b.start < a.end


def _text(passage: Passage, mention: Mention) -> str:
    return passage.text[mention.start - passage.start : mention.end - passage.start]
