"""What a handler made of a question, beside the statements in the draft."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """The text of the answer with its markers; ``checked`` counts the records that were judged."""

    text: str
    abstained: bool = False
    checked: int = 0
