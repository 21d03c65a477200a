"""Statements of a reply, and the number of the source that holds a text."""

from __future__ import annotations

from rag.answer.model.sources import from_passages, passages_of
from rag.store import Store
from rag.types import Answer

TRUE = "17 av 22 kvinnor kunde simma 200 meter våren 2022."
FALSE = "Alla kvinnor kunde simma 200 meter."


def source_of(answer: Answer, store: Store, text: str) -> int:
    """The number of the source that holds a text, as the model sees it."""
    sources = from_passages(passages_of(answer, store.passages, store), store)
    return next(s.n for s in sources if text in s.text)
