"""Choosing the sentence, and the head lines of its record, that hold all of a claim."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from rag.answer.model.reading import Reading
from rag.answer.model.sources import Unit

MOST_HEADS = 2
"""Head lines of the record (its name, its period) that may be added to the one sentence that says a
clause."""
_PRONOUN = re.compile(r"(?:de|dessa|disse|hon|han|hun|den|det|they|she|he|it|these)\b", re.IGNORECASE)

Bools = npt.NDArray[np.bool_]


def borrow(claim: Reading, holds: Bools, units: Sequence[Unit]) -> set[int]:
    """Let a sentence that opens with a pronoun say the first word of a claim, whom it is about, if the
    sentence before it does; ``holds`` is changed, and the numbers of those sentences are returned."""
    borrowed: set[int] = set()
    for i in range(1, len(units)):
        follows = units[i - 1].mention.end < units[i].mention.start and not units[i].head
        refers = claim.checked[:1] == (0,) and follows and _PRONOUN.match(units[i].text)
        if refers and holds[i - 1, 0] and not holds[i, 0]:
            holds[i, 0] = True
            borrowed.add(i)
    return borrowed


def cover(holds: Bools, heads: Sequence[bool]) -> list[int]:
    """One sentence, with as few head lines as need be, that hold all items; [] if none do.

    A second sentence is not added: its subject could be another's.
    """
    for i in (i for i, head in enumerate(heads) if not head and holds[i].any()):
        chosen, left = [i], ~holds[i]
        while left.any() and len(chosen) <= MOST_HEADS:
            gains = [int((row & left).sum()) if head else 0 for row, head in zip(holds, heads, strict=True)]
            best = int(np.argmax(gains))
            if not gains[best]:
                break
            chosen.append(best)
            left &= ~holds[best]
        if not left.any():
            return chosen
    return []
