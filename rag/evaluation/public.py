"""Public retrieval sets: nDCG@10 of the dense scores alone, and of the whole search."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from rag.embed.embedder import Embedder, Model
from rag.evaluation.questions import PublicPassage, PublicSet
from rag.evaluation.ranked import DEPTH, ranked_figures
from rag.retrieve.rerank import Reranker
from rag.retrieve.retriever import Retriever
from rag.store import Store
from rag.store.generation import write_generation
from rag.store.layout import writing_lock
from rag.store.records import Entry
from rag.store.vectors import Cache
from rag.text.languages import detect
from rag.types import Document, Parsed, Passage, Source

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class PublicFigures:
    """nDCG@10 on one public set: of the embedding model alone, and of the fused search."""

    name: str
    queries: int
    dense: float
    fused: float


def measure_public(
    public: PublicSet, embedder: Embedder, progress: Progress, reranker: Reranker | None = None
) -> PublicFigures:
    """Search a public set's corpus, indexed in a temporary folder, with each of its queries."""
    return PublicFigures(
        name=public.name,
        queries=len(public.queries),
        dense=ndcg(public, dense_ranking(public, embedder)),
        fused=ndcg(public, fused_ranking(public, embedder, progress, reranker)),
    )


def ndcg(public: PublicSet, ranking: Sequence[Sequence[str]]) -> float:
    """Mean nDCG@10; ``ranking`` has the ids of the passages found for each query, best first."""
    relevant = {query.id: query.relevant for query in public.queries}
    found = {query.id: ids for query, ids in zip(public.queries, ranking, strict=True)}
    return ranked_figures(relevant, found).ndcg


def dense_ranking(public: PublicSet, model: Model) -> list[list[str]]:
    """For each query, the ids of the passages whose vectors are nearest."""
    passages = model.embed_passages([passage.text for passage in public.corpus])
    scores = model.embed_queries([query.query for query in public.queries]) @ passages.T
    best = np.argsort(-scores, axis=1, kind="stable")[:, :DEPTH]
    return [[public.corpus[int(i)].id for i in row] for row in best]


def fused_ranking(
    public: PublicSet, embedder: Embedder, progress: Progress, reranker: Reranker | None = None
) -> list[list[str]]:
    """For each query, the ids of the passages that the whole search finds."""
    with indexed(public, embedder, progress) as index, closing(Store.open(index)) as store:
        retriever = Retriever(store, embedder, reranker)
        found = []
        for done, query in enumerate(public.queries, start=1):
            found.append([hit.passage.section for hit in retriever.search(query.query, DEPTH)])
            progress(public.name, done, len(public.queries))
        return found


@contextmanager
def indexed(public: PublicSet, embedder: Embedder, progress: Progress) -> Iterator[Path]:
    """An index of a public set's corpus in a temporary folder; a passage's section is its id."""
    with tempfile.TemporaryDirectory(prefix="projektlots-") as folder:
        index = Path(folder)
        with writing_lock(index):
            write_generation(index, [_as_entry(public)], embedder, Cache(), progress)
        yield index


def _as_entry(public: PublicSet) -> Entry:
    """The corpus as one document, each of its passages under a heading that is its id."""
    text = "\n\n".join(passage.text for passage in public.corpus)
    document = Document(public.name, Source(public.name), text, digest="", language=detect(text))
    passages, start = [], 0
    for passage in public.corpus:
        passages.append(_as_passage(passage, document, start))
        start += len(passage.text) + 2
    return Entry(document, Parsed(document, (), tuple(passages)), added=False)


def _as_passage(passage: PublicPassage, document: Document, start: int) -> Passage:
    return Passage(
        document=document.name,
        project=None,
        section=passage.id,
        role="",
        page=None,
        start=start,
        end=start + len(passage.text),
        text=passage.text,
        context="",
        language=document.language,
    )
