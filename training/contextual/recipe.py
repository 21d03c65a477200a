"""Which batches the contextual model sees."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from training.contextual.batches import Echo, Maker, Rows
from training.corpus import PairSource
from training.prepare import Prepared

SHARES = {"sentences": 0.7, "words": 0.2, "synsets": 0.1}
SIZE = {"sentences": 256, "words": 768, "synsets": 768}
LONGEST = 32
"""Words of a text in a batch."""
NORWEGIAN_WEIGHT = 2.0
CALIBRATION, PASSAGE = 24, 56
"""Passages of each kind by which the saved model is scaled, and their words."""


def shares(sources: list[PairSource]) -> NDArray[np.float64]:
    """By the square root of the size; Norwegian, of which there is less, counts more."""
    weights = [
        len(s.left) ** 0.5 * (NORWEGIAN_WEIGHT if {"nb", "no"} & set(s.languages) else 1.0) for s in sources
    ]
    return np.asarray(np.array(weights) / sum(weights), dtype=np.float64)


def schedule(ready: Prepared, maker: Maker, seed: int) -> Callable[[], Echo]:
    """What gives one batch after the other, each of one kind of source."""
    rng = np.random.default_rng(seed)
    sources = {kind: [s for s in ready.pairs if s.name == kind and "en" in s.languages] for kind in SHARES}
    drawn = {kind: shares(chosen) for kind, chosen in sources.items()}

    def make() -> Echo:
        kind = str(rng.choice(list(SHARES), p=list(SHARES.values())))
        return maker.echo(sources[kind], drawn[kind], SIZE[kind], LONGEST)

    return make


def calibration_texts(ready: Prepared, maker: Maker, seed: int) -> Rows:
    """Some passages and questions, as pieces."""
    rng = np.random.default_rng(seed)
    rows: Rows = []
    for source in ready.documents:
        rows += maker.texts(rng.choice(source.starts, CALIBRATION), source.language, PASSAGE)
    for pairs in ready.pairs:
        if pairs.name.startswith("qa_"):
            rows += maker.texts(rng.choice(pairs.left, CALIBRATION), pairs.languages[0], PASSAGE)
    return rows
