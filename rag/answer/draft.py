"""Collecting the statements of an answer and their citations."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from rag.ingest.passages import page_at
from rag.store.store import Store
from rag.types import Citation, Mention, Passage, ProjectMatch, Statement


class Draft:
    """The parts of one answer while it is made; a span cited twice has one number."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._starts: dict[str, list[int]] = {}
        self._by_document: dict[str, list[Passage]] = {}
        for passage in store.passages:
            self._by_document.setdefault(passage.document, []).append(passage)
        for name, passages in self._by_document.items():
            passages.sort(key=lambda p: p.start)
            self._starts[name] = [p.start for p in passages]
        self.statements: list[Statement] = []
        self.citations: list[Citation] = []
        self.projects: list[ProjectMatch] = []

    def cite(self, mention: Mention, project: str | None = None) -> int:
        """The number of the citation of a span, made when it is new."""
        for citation in self.citations:
            if (citation.document, citation.start, citation.end) == (
                mention.document,
                mention.start,
                mention.end,
            ):
                return citation.n
        document = self._store.document(mention.document)
        passage = self._passage_at(mention)
        self.citations.append(
            Citation(
                n=len(self.citations) + 1,
                document=document.name,
                title=document.source.title,
                project=project if project is not None else passage.project if passage else None,
                section=passage.section if passage else "",
                page=page_at(document, mention.start),
                start=mention.start,
                end=mention.end,
                quote=document.text[mention.start : mention.end],
            )
        )
        return len(self.citations)

    def _passage_at(self, mention: Mention) -> Passage | None:
        """The passage in which a span starts, or the next one that begins inside it."""
        starts = self._starts.get(mention.document, [])
        passages = self._by_document.get(mention.document, [])
        index = bisect_right(starts, mention.start) - 1
        if index >= 0 and passages[index].end > mention.start:
            return passages[index]
        if index + 1 < len(passages) and passages[index + 1].start < mention.end:
            return passages[index + 1]
        return None

    def state(self, text: str, mentions: Sequence[Mention], project: str | None = None) -> Statement:
        """Add a statement that the mentions support."""
        statement = Statement(text, tuple(dict.fromkeys(self.cite(m, project) for m in mentions)))
        self.statements.append(statement)
        return statement


def with_markers(statement: Statement) -> str:
    """A statement's text with the numbers of its citations: "… [1][3]"."""
    return statement.text + " " + "".join(f"[{n}]" for n in statement.citations)
