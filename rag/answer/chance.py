"""How probably a record is a match, and which records to name: pure functions on arrays.

The probability is a logistic regression's on a few features of how the records meet the topic. Which of the
records are named is then decided for the list as a whole: as many as make its expected F1 greatest (D. Lewis,
"Evaluating and optimizing autonomous text classification systems", SIGIR 1995; in the approximation of
Z. Lipton, C. Elkan and B. Naryanaswamy, "Optimal thresholding of classifiers to maximize F1 measure", 2014).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from rag.answer.scoring import KNOWN
from rag.store.lexicon import Floats

FEATURES = ("score", "beside the best", "sure", "least known", "concepts", "known")
WEIGHTS: tuple[float, ...] = (5.32, 3.92, 0.13, 0.10, 0.19, -0.77)
BIAS = -6.89
"""Weights of the features and the constant; found on question sets by ``python -m rag.evaluation.matches``,
which also measures them on each set with those of the others."""

PERHAPS = 0.1
"""The probability from which a record that is not named as a match is a perhaps."""

COUNTED = 0.05
"""Less probable records do not count in the expected F1: there are thousands in a large collection."""


def features(
    scores: Floats, by_record: Floats, controlled: Sequence[bool], heaviest: int, sure: npt.NDArray[np.bool_]
) -> Floats:
    """What the probability of each record is made of, shape (records, len(FEATURES)).

    ``scores`` (records,) and ``by_record`` (concepts, records) are 0…1, ``heaviest`` is the number of the
    concept that weighs most, ``sure`` tells which records know the rarest group or theme of the topic.
    """
    known = by_record >= KNOWN
    vocabulary = np.array(controlled, bool)
    least = by_record[vocabulary].min(axis=0) if vocabulary.any() else by_record[heaviest]
    count = np.full(len(scores), len(by_record), np.float32)
    beside = scores / max(float(scores.max(initial=0.0)), 1e-6)
    rows: Floats = np.stack([scores, beside, sure, least, count, known.mean(axis=0)], axis=1)
    return rows.astype(np.float32)


def chances(rows: Floats, weights: Sequence[float] = WEIGHTS, bias: float = BIAS) -> Floats:
    """The probability that each record is a match, from its features."""
    sums = rows @ np.array(weights, np.float32) + np.float32(bias)
    result: Floats = 1 / (1 + np.exp(-sums))
    return result


def best_choice(probabilities: Floats) -> npt.NDArray[np.int64]:
    """The numbers of the records whose naming makes the expected F1 greatest, the most probable first.

    With the k most probable named, F1 is near 2 · (sum of theirs) / (k + sum of all); none when no record
    is probable enough to count.
    """
    order = np.argsort(-probabilities, kind="stable")
    sorted_ = probabilities[order]
    counting = sorted_[sorted_ >= COUNTED]
    if not len(counting):
        return order[:0]
    expected = 2 * np.cumsum(counting) / (np.arange(1, len(counting) + 1) + counting.sum())
    return order[: int(np.argmax(expected)) + 1]
