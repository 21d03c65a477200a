"""Batches: two sides of texts that belong together, as pieces with a row each.

All of a batch's pairs come from one source, so that its other rows are hard enough as negatives.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from training.corpus import DocumentSource, Ints, PairSource

TITLE, NEIGHBOUR, CUT, KEYWORDS = range(4)
DOCUMENT_MODES = (0.33, 0.30, 0.22, 0.15)
KEYWORD_COUNT = 5.0
"""How many words of a passage stand for a query of bare keywords, on average."""


@dataclass(frozen=True)
class Side:
    """One text a row: a range of the corpus's word ids.

    ``keys`` tells which rows hold the same text (they are no negatives of each other); ``keywords``
    marks rows of which only some rare words are to be kept.
    """

    starts: Ints
    ends: Ints
    keys: Ints
    keywords: NDArray[np.bool_]
    language: str


class Sampler(Protocol):
    """Draws pairs of one source."""

    name: str

    def draw(self, rng: np.random.Generator, size: int) -> tuple[Side, Side]:
        """``size`` pairs."""


class PairSampler:
    """Pairs as they stand, either side first."""

    def __init__(self, source: PairSource, bounds: Ints) -> None:
        self.name, self._source, self._bounds = source.name, source, bounds

    def draw(self, rng: np.random.Generator, size: int) -> tuple[Side, Side]:
        """``size`` pairs, each side one whole unit."""
        chosen = rng.integers(len(self._source.left), size=size)
        sides = [
            self._side(units[chosen], language)
            for units, language in zip(
                (self._source.left, self._source.right), self._source.languages, strict=True
            )
        ]
        return sides[0], sides[1]

    def _side(self, units: Ints, language: str) -> Side:
        plain = np.zeros(len(units), dtype=np.bool_)
        return Side(self._bounds[units], self._bounds[units + 1], units, plain, language)


class DocumentSampler:
    """A title or neighbour with a paragraph, a third with the rest, keywords with the whole."""

    def __init__(self, source: DocumentSource, bounds: Ints) -> None:
        self.name, self._source, self._bounds = source.name, source, bounds

    def draw(self, rng: np.random.Generator, size: int) -> tuple[Side, Side]:
        """``size`` pairs of the four kinds, at most one of a document as far as there are enough."""
        source, bounds = self._source, self._bounds
        count = len(source.titles)
        chosen = rng.choice(count, size, replace=False) if count >= size else rng.integers(count, size=size)
        first, last = source.starts[chosen], source.ends[chosen]
        right = first + (rng.random(size) * (last - first)).astype(np.int64)
        mode = rng.choice(4, size, p=DOCUMENT_MODES)
        mode[(mode == NEIGHBOUR) & (last - first < 2)] = CUT
        neighbour = np.where(right + 1 < last, right + 1, right - 1)
        left = np.select([mode == TITLE, mode == NEIGHBOUR], [source.titles[chosen], neighbour], right)
        start_a, end_a, start_b, end_b = bounds[left], bounds[left + 1], bounds[right], bounds[right + 1]
        third = (end_b - start_b) // 3
        head = mode == CUT
        tail = head & (rng.random(size) < 0.5)
        head &= ~tail
        end_a = np.where(head, start_b + third, end_a)
        start_b = np.where(head, end_a, start_b)
        start_a = np.where(tail, end_b - third, start_a)
        end_b = np.where(tail, start_a, end_b)
        plain = np.zeros(size, dtype=np.bool_)
        return (
            Side(start_a, end_a, left, mode == KEYWORDS, source.language),
            Side(start_b, end_b, chosen, plain, source.language),
        )


@dataclass(frozen=True)
class Mixture:
    """Which sampler each batch comes from."""

    samplers: tuple[Sampler, ...]
    shares: NDArray[np.float64]

    def draw(self, rng: np.random.Generator, size: int) -> tuple[Side, Side]:
        """A batch of one source."""
        return self.samplers[int(rng.choice(len(self.samplers), p=self.shares))].draw(rng, size)


def mixture(samplers: list[Sampler], weights: list[float]) -> Mixture:
    """Samplers with their weights made into shares."""
    shares = np.array(weights, dtype=np.float64)
    return Mixture(tuple(samplers), shares / shares.sum())
