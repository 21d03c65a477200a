"""The search and its parts, each alone and the whole without one: what every part is good for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from rag.embed.embedder import Embedder, Model
from rag.evaluation.lexical import Bm25
from rag.evaluation.matching import Texts, place
from rag.evaluation.metrics import covers
from rag.evaluation.public import Progress
from rag.evaluation.questions import PublicSet, Query
from rag.evaluation.ranked import DEPTH, RankedFigures, ranked_figures
from rag.retrieve.dense import Dense
from rag.retrieve.rerank import Reranker
from rag.retrieve.retriever import Retriever
from rag.retrieve.terms import terms_of
from rag.store import Store
from rag.store.lexicon import FOLD, PART, Floats
from rag.store.windows import passage_text
from rag.text.compounds import CompoundSplitter
from rag.types import Mention

Rank = Callable[[str], Sequence[int]]
"""From a query to the numbers of the best ``DEPTH`` passages, best first."""


@dataclass(frozen=True, slots=True)
class Task:
    """Queries (id to text) about the passages of an index, with the numbers of those that are relevant."""

    name: str
    index: Path
    passages: int
    queries: Mapping[str, str]
    relevant: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Ablation:
    """The figures of a task by the way of searching."""

    name: str
    queries: int
    passages: int
    figures: Mapping[str, RankedFigures]


class WithoutCompounds(Store):
    """A collection whose compounds are words like all others."""

    @cached_property
    def splitter(self) -> CompoundSplitter:
        """Splits nothing: it knows no word."""
        return CompoundSplitter({})

    def words_with(self, keys: Sequence[str], kind: str) -> list[int]:
        """As a store's, but no word is found by its parts."""
        return [] if kind == PART else super().words_with(keys, kind)


class WithoutFolding(Store):
    """A collection in which a word without its diacritics is another word."""

    def words_with(self, keys: Sequence[str], kind: str) -> list[int]:
        """As a store's, but no word is found by its letters without diacritics."""
        return [] if kind == FOLD else super().words_with(keys, kind)


def public_task(public: PublicSet, index: Path) -> Task:
    """A public set, whose corpus is ``index``."""
    number = {passage.id: i for i, passage in enumerate(public.corpus)}
    return Task(
        public.name,
        index,
        len(public.corpus),
        {query.id: query.query for query in public.queries},
        {query.id: tuple(number[id_] for id_ in query.relevant) for query in public.queries},
    )


def passage_task(name: str, queries: Sequence[Query], index: Path) -> Task:
    """A retrieval set about the documents of ``index``: relevant is a passage that covers the quote."""
    with closing(Store.open(index)) as store:
        texts = {document.name: document.text for document in store.documents}
        spans = [Mention(p.document, p.start, p.end) for p in store.passages]
    return Task(
        name,
        index,
        len(spans),
        {query.id: query.query for query in queries},
        {query.id: _covering(query, spans, texts) for query in queries},
    )


def ablate(task: Task, embedder: Embedder, reranker: Reranker | None, progress: Progress) -> Ablation:
    """Search a task in every way."""
    relevant = {query: [str(i) for i in numbers] for query, numbers in task.relevant.items()}
    figures = {}
    with ExitStack() as stack:
        ways = _ways(task.index, embedder, reranker, stack)
        for done, (way, rank) in enumerate(ways.items()):
            progress(f"{task.name}, {way}", done, len(ways))
            found = {query: [str(i) for i in rank(text)] for query, text in task.queries.items()}
            figures[way] = ranked_figures(relevant, found)
        progress(task.name, len(ways), len(ways))
    return Ablation(task.name, len(task.queries), task.passages, figures)


def _ways(index: Path, embedder: Embedder, reranker: Reranker | None, stack: ExitStack) -> dict[str, Rank]:
    """The ways of searching an index; ``stack`` closes what they open."""
    store, uncut, unfolded = (
        stack.enter_context(closing(kind.open(index))) for kind in (Store, WithoutCompounds, WithoutFolding)
    )
    dense, retriever = Dense(store, embedder), Retriever(store, embedder)
    ways: dict[str, Rank] = {
        "lexical (BM25)": _lexical(store),
        "dense, static model": _dense(store, embedder.words),
        "dense, contextual model": lambda query: _best(dense.passages(query)),
        "soft words": lambda query: _best(retriever.features(query)["words"]),
        "fused": _fused(retriever),
        "fused, compounds not split": _fused(Retriever(uncut, embedder)),
        "fused, diacritics not folded": _fused(Retriever(unfolded, embedder)),
        "fused and reranked": _fused(Retriever(store, embedder, reranker)),
    }
    if embedder.identity == embedder.words.identity:
        del ways["dense, contextual model"]
    if reranker is None:
        del ways["fused and reranked"]
    return ways


def _lexical(store: Store) -> Rank:
    bm25 = Bm25(store)
    return lambda query: _best(bm25.score(terms_of(query, store)))


def _dense(store: Store, model: Model) -> Rank:
    vectors = model.embed_passages([passage_text(passage) for passage in store.passages])
    return lambda query: _best(vectors @ model.embed_queries([query])[0])


def _fused(retriever: Retriever) -> Rank:
    number = {(p.document, p.start, p.end): i for i, p in enumerate(retriever.store.passages)}

    def rank(query: str) -> Sequence[int]:
        found = (hit.passage for hit in retriever.search(query, DEPTH))
        return [number[p.document, p.start, p.end] for p in found]

    return rank


def _best(scores: Floats) -> Sequence[int]:
    order: list[int] = np.argsort(-scores, kind="stable")[:DEPTH].tolist()
    return order


def _covering(query: Query, spans: Sequence[Mention], texts: Texts) -> tuple[int, ...]:
    wanted = place(query.evidence, texts)
    return tuple(i for i, span in enumerate(spans) if wanted is not None and covers(span, wanted))
