"""Adding scores of different kinds: pure functions on arrays with one number a candidate."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rag.store.lexicon import Floats, Numbers


def standardised(scores: Floats) -> Floats:
    """The z-scores: mean 0 and standard deviation 1; all 0 when the scores do not differ."""
    spread = float(scores.std()) if len(scores) else 0.0
    if spread < 1e-9:
        return np.zeros_like(scores)
    z: Floats = (scores - scores.mean()) / np.float32(spread)
    return z


def fuse(parts: Sequence[tuple[float, Floats]]) -> Floats:
    """The sum of the standardised scores, each times its weight; all arrays have the same length."""
    total = np.zeros(len(parts[0][1]), np.float32)
    for weight, scores in parts:
        total += np.float32(weight) * standardised(scores)
    return total


def best_of(scores: Floats, groups: Numbers, count: int) -> Floats:
    """The greatest score of each of ``count`` groups; ``groups[i]`` is the group of ``scores[i]``.

    A group without a score gets the least of all.
    """
    best = np.full(count, scores.min() if len(scores) else 0.0, np.float32)
    np.maximum.at(best, groups, scores)
    return best
