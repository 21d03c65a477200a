"""From how well records meet the concepts of a topic to verdicts: pure functions on arrays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from rag.answer.verdict import Verdict
from rag.store.lexicon import Floats

KNOWN = 0.55
"""From here some record knows a group or a theme of the topic, by more than a word of the same theme."""

EVERYWHERE = 0.4
"""The share of the records that know a concept from which it is what the collection is about."""

MET = 0.6
"""From here a concept counts as met by a record, when its rarity among the records is counted."""

MEANT = 0.4
"""Below this a word is in no record, in any language."""

UNKNOWN = 0.2
"""What remains of the weight of a word that nothing in the records is like."""

LOOSE = 0.4
"""The weight of a word outside the vocabulary beside a group or a theme: "läser" beside "språk"."""

RAREST = 1.5
"""The greatest rarity of a word outside the vocabulary: one that stands in a single record ("ute") would
otherwise decide the list."""


def sure_records(by_record: Floats, weights: Floats, controlled: Sequence[bool]) -> npt.NDArray[np.bool_]:
    """Which records know the rarest group or theme of the topic: whoever asks for women on parental leave is
    not content with women. None where no record knows some group or theme at all."""
    known = by_record >= KNOWN
    if any(c and not row.any() for c, row in zip(controlled, known, strict=True)):
        return np.zeros(by_record.shape[1], bool)
    if not any(controlled):
        heaviest: npt.NDArray[np.bool_] = known[int(np.argmax(weights))]
        return heaviest
    rarest: npt.NDArray[np.bool_] = known[int(np.argmax(np.where(controlled, weights, -1.0)))]
    if rarest.mean() < EVERYWHERE:
        return rarest
    strange = [row.max(initial=0.0) < MEANT for c, row in zip(controlled, by_record, strict=True) if not c]
    return np.full(len(rarest), not any(strange))  # a word beside it that no record has is what is asked


def concept_weights(by_record: Floats, controlled: Sequence[bool]) -> Floats:
    """The weight of each concept, summing to 1: its inverse document frequency among the records.

    A word that no record comes near says more of the asker's style than of the records: it weighs less,
    unless the vocabulary knows it as a group or a theme.
    """
    count = by_record.shape[1]
    having = (by_record >= MET).sum(axis=1)
    weights = np.log1p((count - having + 0.5) / (having + 0.5)).astype(np.float32)
    weights = np.where(controlled, weights, np.minimum(weights, RAREST)).astype(np.float32)
    nearest = np.clip(by_record.max(axis=1) / MET, UNKNOWN, 1.0)
    loose = nearest * (LOOSE if any(controlled) else 1.0)
    weights *= np.where(controlled, 1.0, loose).astype(np.float32)
    normal: Floats = weights / weights.sum()
    return normal


def sorted_verdicts(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The matches and then the perhapses, the surest first."""
    matched = [v for v in verdicts if v.match is not None]
    return sorted(matched, key=lambda v: (v.match != "yes", -v.score))
