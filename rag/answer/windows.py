"""Ranking the windows (one or two sentences) of the collection by how well they answer a question."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

import numpy as np

from rag.answer.question import Value
from rag.retrieve.fusion import fuse
from rag.retrieve.retriever import Retriever
from rag.store.lexicon import Floats
from rag.types import Mention, Passage

PASSAGE = 0.25
"""The weight of the whole passage's score beside the window's: what stands around a sentence says what it
is about."""

HOLDS_VALUE = 1.2
"""What holding the kind of value that is asked for (a number, a time) adds, in standard deviations."""

_NUMBER_WORDS = "en ett två tre fyra fem sex sju åtta nio tio elva tolv to fire syv sju otte åtte ni ti hälften halva halvdelen halvparten one two three four five six seven eight nine ten half yksi kaksi kolme neljä viisi kuusi"
_VALUES: dict[Value, re.Pattern[str]] = {
    "number": re.compile(rf"\d|\b(?:{'|'.join(_NUMBER_WORDS.split())})\b", re.I),
    "duration": re.compile(rf"(?:\d+|\b(?:{'|'.join(_NUMBER_WORDS.split())}))(?:[.,]\d+)?\s*-?(?:år|månad|måned|veck|uge|uke|dag|timm|time|tim|year|month|week|day|hour|vuo|kuuk|viik)", re.I),
    "date": re.compile(r"\b(?:19|20)\d\d\b|\b(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b", re.I),
}  # fmt: skip


def holds(value: Value, text: str) -> bool:
    """Whether a text holds a number, a length of time or a date."""
    return _VALUES[value].search(text) is not None


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
        prefer: Callable[[Passage], float] | None = None,
    ) -> list[Scored]:
        """The windows, best first, of the given projects and documents only; ``prefer`` adds to a window's
        score what is known of its passage."""
        matcher = self._retriever.matcher
        windows = self._retriever.window_scores(question)
        asked = matcher.question(question)
        met = matcher.score(asked)
        passages = self._retriever.score(question)
        total: Floats = fuse([(1.0, windows), (PASSAGE, passages[self._passage_of])])
        order = np.argsort(-total, kind="stable")
        scored = [
            self._scored(int(i), float(total[i]), float(met[i]), value, prefer)
            for i in self._allowed(order, projects, documents)
        ]
        return sorted(scored, key=lambda s: -s.score)

    def _allowed(
        self, order: np.ndarray[tuple[int], np.dtype[np.int64]], projects: Collection[str] | None, documents: Collection[str] | None
    ) -> Iterator[int]:
        passages = self._store.passages
        for i in order:
            passage = passages[self._passage_of[i]]
            if (projects is None or passage.project in projects) and (documents is None or passage.document in documents):
                yield int(i)

    def _scored(
        self, i: int, score: float, met: float, value: Value | None, prefer: Callable[[Passage], float] | None
    ) -> Scored:
        number, start, end = self._store.windows[i].tolist()
        passage = self._store.passages[number]
        text = passage.text[start - passage.start : end - passage.start]
        score += HOLDS_VALUE if value is not None and holds(value, text) else 0.0
        score += prefer(passage) if prefer is not None else 0.0
        return Scored(score, met, Mention(passage.document, start, end), passage, text)


def without_overlaps(scored: list[Scored], most: int) -> list[Scored]:
    """The first ``most`` windows that do not overlap a better one."""
    kept: list[Scored] = []
    for candidate in scored:
        m = candidate.mention
        if all(
            k.mention.document != m.document or k.mention.end <= m.start or m.end <= k.mention.start for k in kept
        ):
            kept.append(candidate)
        if len(kept) == most:
            break
    return kept
