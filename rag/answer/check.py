"""The last gate before an answer is shown: exact quotes, and no statement without a citation."""

from __future__ import annotations

from dataclasses import replace

from rag.store import Store
from rag.types import Answer


class CitationBroken(AssertionError):
    """A citation that is not the source's own text: a defect of the program, never shown as an answer."""


def checked(answer: Answer, store: Store) -> Answer:
    """The answer, when it holds what it promises.

    Citations that no statement uses are left out. Raises CitationBroken when a quote is not the slice of
    its document, or a statement has no citation.
    """
    known = {citation.n for citation in answer.citations}
    for citation in answer.citations:
        text = store.document(citation.document).text
        if not citation.quote.strip() or text[citation.start : citation.end] != citation.quote:
            raise CitationBroken(f"citation {citation.n} is no slice of {citation.document}")
    for statement in answer.statements:
        if not statement.citations or not known.issuperset(statement.citations):
            raise CitationBroken(f"no citation supports: {statement.text[:80]}")
    used = {n for s in answer.statements for n in s.citations} | {
        n for p in answer.projects for n in p.citations
    }
    return replace(answer, citations=tuple(c for c in answer.citations if c.n in used))
