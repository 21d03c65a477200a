"""The exact quotes under a statement."""

from __future__ import annotations

from collections.abc import Sequence

from rag.answer.model.sources import Unit
from rag.store import Store
from rag.types import Mention


def quotes(units: Sequence[Unit], store: Store) -> list[Mention]:
    """The spans of the sentences that support a statement; neighbours become one quote."""
    joined: list[Mention] = []
    for m in sorted({u.mention for u in units}, key=lambda m: (m.document, m.start)):
        last = joined[-1] if joined else None
        if (
            last
            and last.document == m.document
            and not store.document(m.document).text[last.end : m.start].strip()
        ):
            joined[-1] = Mention(m.document, last.start, max(last.end, m.end))
        else:
            joined.append(m)
    first = [
        m
        for u in units
        for m in joined
        if m.document == u.mention.document and m.start <= u.mention.start < m.end
    ]
    return list(dict.fromkeys(first))
