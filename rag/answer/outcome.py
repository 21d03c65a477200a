"""What a handler made of a question, beside the statements in the draft."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """The text of the answer with its markers; ``checked`` counts the records that were judged, and ``near``
    are the ids of those that an abstaining answer's passages shall be of (none: of any)."""

    text: str
    abstained: bool = False
    checked: int = 0
    near: tuple[str, ...] = ()
