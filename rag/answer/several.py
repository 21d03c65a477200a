"""A question that asks two things: "how long does it take, and how many find work?"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rag.answer.windows import Scored

_JOINT = re.compile(
    r"[,;]?\s+(?:och|og|and|samt|ja|sekä)\s+(?=(?:(?:i|in|på|on|av|af|of|för|for|till|til|to|med|with)\s+)?(?:hur|vilk\w+|vad|vem|när|var|hvor|hvilk\w+|hvad|hva|hvem|hvornår|"
    r"når|how|what|which|who|when|where|kuinka|mikä|mitä|kuka|milloin|missä)\b)",
    re.IGNORECASE,
)


def parts_of(question: str) -> list[str]:
    """The questions that a question joins with "and"; one that joins none is whole."""
    return [part for part in _JOINT.split(question) if part.strip()]


def without_repetition(chosen: list[Scored]) -> Iterator[Scored]:
    """The windows, but none that overlaps one before it."""
    kept: list[Scored] = []
    for scored in chosen:
        m = scored.mention
        if not any(
            k.mention.document == m.document and k.mention.start < m.end and m.start < k.mention.end
            for k in kept
        ):
            kept.append(scored)
            yield scored
