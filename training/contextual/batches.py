"""What the contextual model learns from: texts that say what an English text says."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.augment import Lexicon, pieces_and_rows
from training.batches import Side
from training.corpus import Ints, PairSource

Rows = list[NDArray[np.int64]]

ENGLISH_ROWS = 0.15
"""How often the English text itself is learnt, so that English keeps its place."""


@dataclass(frozen=True)
class Echo:
    """Texts, as pieces, and the units of the English texts that they translate."""

    rows: Rows
    english: Ints


class Maker:
    """Makes batches, and texts as pieces between START and END."""

    def __init__(
        self, flat: NDArray[np.int32], bounds: Ints, lexicon: Lexicon, pieces: int, seed: int
    ) -> None:
        """``pieces`` is the size of the vocabulary; START and END have the numbers after it."""
        self._flat, self._bounds, self._lexicon, self._pieces = flat, bounds, lexicon, pieces
        self._rng = np.random.default_rng(seed)

    def echo(self, sources: list[PairSource], shares: NDArray[np.float64], size: int, longest: int) -> Echo:
        """``size`` texts with the units of their English sides, from pairs with English on one side."""
        rng = self._rng
        rows: Rows = []
        english: list[Ints] = []
        drawn = rng.choice(len(sources), size, p=shares)
        for number in np.unique(drawn):
            source, count = sources[number], int((drawn == number).sum())
            chosen = rng.integers(len(source.left), size=count)
            own, target, language = source.left[chosen], source.right[chosen], source.languages[0]
            if source.languages[1] != "en":
                own, target, language = target, own, source.languages[1]
            plain = rng.random(count) < ENGLISH_ROWS
            rows += self.texts(np.where(plain, target, own), language, longest)
            english.append(target)
        return Echo(rows, np.concatenate(english))

    def texts(self, units: Ints, language: str, longest: int) -> Rows:
        """The pieces of each unit's first ``longest`` words, some misspelt, with START and END."""
        plain = np.zeros(len(units), dtype=np.bool_)
        starts = self._bounds[units]
        ends = np.minimum(self._bounds[units + 1], starts + longest)
        side = Side(starts, ends, units, plain, language)
        pieces, rows = pieces_and_rows(side, self._flat, self._lexicon, self._rng, translate=False)
        parts = np.split(pieces.astype(np.int64), np.searchsorted(rows, np.arange(1, len(units))))
        return [np.concatenate(([self._pieces], part, [self._pieces + 1])) for part in parts]
