"""``python -m rag.evaluation.weights --data DIR``: the weights of the search, found on development sets.

Every other query of each set chooses the weights; the figures are of the others. The weights are those of a
conditional logit (D. McFadden, "Conditional logit analysis of qualitative choice behavior", 1974; ListNet's
loss of Z. Cao et al., ICML 2007): the probability that a passage is the one asked for is the softmax over
all passages of the weighted sum of their standardised scores. A set counts as much as any other.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from rag.console import run
from rag.embed import Embedder, load_embedder
from rag.evaluation.matching import place
from rag.evaluation.metrics import covers
from rag.evaluation.public import indexed
from rag.evaluation.questions import PublicSet, Query, load_sets
from rag.evaluation.ranked import DEPTH, ranked_figures
from rag.progress import Bar
from rag.retrieve.fusion import standardised
from rag.retrieve.retriever import WEIGHTS, Retriever
from rag.settings import Settings
from rag.store import Store
from rag.store.build import build
from rag.store.lexicon import Floats
from rag.types import Mention

QUERIES = 250
"""Queries of a set that are looked at, evenly spread: more move no weight by more than its second digit."""
RIDGE = 1e-3
"""How much large weights cost: so little that it only decides where the data say nothing."""
STEPS = 20
"""Newton's steps: the loss is smooth and convex, and does not change after ten."""

Doubles = npt.NDArray[np.float64]
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Judged:
    """A query's scores, shape (features, passages), and the numbers of the passages that are right."""

    scores: Floats
    relevant: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class JudgedSet:
    """A set's judged queries; ``finish`` is what the search does to the sum of the scores."""

    name: str
    queries: tuple[Judged, ...]
    finish: Callable[[Floats], Floats]


def judged_sets(settings: Settings, folder: Path, progress: Progress) -> Iterator[JudgedSet]:
    """The sets in ``folder/public`` with their corpora, and of ``folder/dev`` with the settings' seeds."""
    embedder = load_embedder(settings)
    for public in load_sets(folder / "public").public:
        with indexed(public, embedder, progress) as index:
            yield _judged_public(public, index, embedder, progress)
    with tempfile.TemporaryDirectory(prefix="projektlots-") as index:
        there = settings.model_copy(update={"index": Path(index)})
        build(there, [], embedder, progress)
        yield _judged_seeds(load_sets(folder / "dev").queries, there.index, embedder, progress)


def _judged_public(public: PublicSet, index: Path, embedder: Embedder, progress: Progress) -> JudgedSet:
    with closing(Store.open(index)) as store:
        number = {passage.section: i for i, passage in enumerate(store.passages)}
        asked = [(query.query, tuple(number[name] for name in query.relevant)) for query in public.queries]
        return _judged(public.name, Retriever(store, embedder), asked, progress)


def _judged_seeds(queries: Sequence[Query], index: Path, embedder: Embedder, progress: Progress) -> JudgedSet:
    with closing(Store.open(index)) as store:
        texts = {document.name: document.text for document in store.documents}
        spans = [Mention(p.document, p.start, p.end) for p in store.passages]
        wanted = [(query.query, place(query.evidence, texts)) for query in queries]
        asked = [
            (text, tuple(i for i, span in enumerate(spans) if quote is not None and covers(span, quote)))
            for text, quote in wanted
        ]
        return _judged("dev", Retriever(store, embedder), asked, progress)


def _judged(
    name: str, retriever: Retriever, asked: Sequence[tuple[str, tuple[int, ...]]], progress: Progress
) -> JudgedSet:
    chosen = asked[:: -(-len(asked) // QUERIES)]
    judged = []
    for done, (text, relevant) in enumerate(chosen, start=1):
        rows = [standardised(values) for values in retriever.features(text).values()]
        judged.append(Judged(np.stack(rows), relevant))
        progress(name, done, len(chosen))
    return JudgedSet(name, tuple(judged), retriever.with_project)


def learnt(sets: Sequence[JudgedSet]) -> Floats:
    """The weights that make the right passages of the sets most probable, shape (features,)."""
    features = len(sets[0].queries[0].scores)
    weights = np.full(features, 0.5)
    for _ in range(STEPS):
        slope, curve = RIDGE * weights, RIDGE * np.eye(features)
        for each in sets:
            answerable = [query for query in each.queries if query.relevant]
            for query in answerable:
                mean, covariance = _expected(query.scores, weights)
                slope += (mean - query.scores[:, query.relevant].mean(axis=1)) / len(answerable)
                curve += covariance / len(answerable)
        weights -= np.linalg.solve(curve, slope)
    return weights.astype(np.float32)


def _expected(scores: Floats, weights: Doubles) -> tuple[Doubles, Doubles]:
    """Mean and covariance of the passages' scores, each passage as probable as the weights make it."""
    sums = weights @ scores
    chance = np.exp(sums - sums.max())
    chance /= chance.sum()
    mean = scores @ chance
    return mean, (scores * chance) @ scores.T - np.outer(mean, mean)


def ndcg(judged: JudgedSet, weights: Floats) -> float:
    """nDCG@10 of a set with these weights."""
    relevant, found = {}, {}
    for number, query in enumerate(judged.queries):
        scores = judged.finish(weights @ query.scores)
        found[str(number)] = [str(i) for i in np.argsort(-scores, kind="stable")[:DEPTH]]
        relevant[str(number)] = [str(i) for i in query.relevant]
    return ranked_figures(relevant, found).ndcg


def halves(judged: JudgedSet) -> tuple[JudgedSet, JudgedSet]:
    """Every other query, to learn from, and the others, to measure on."""
    return replace(judged, queries=judged.queries[::2]), replace(judged, queries=judged.queries[1::2])


def report(sets: Sequence[JudgedSet]) -> Iterator[str]:
    """The weights in the code and those learnt, and nDCG@10 on the unseen halves: with both, and with each
    score alone; then the weights of all queries, for the code."""
    seen, unseen = zip(*map(halves, sets), strict=True)
    half = learnt(seen)
    columns = {"in the code": np.array(list(WEIGHTS.values()), np.float32), "learnt": half}
    columns |= zip((f"{name} alone" for name in WEIGHTS), np.eye(len(WEIGHTS), dtype=np.float32), strict=True)
    yield "nDCG@10 on the other half".ljust(28) + "".join(name.rjust(15) for name in columns)
    for each in unseen:
        figures = (ndcg(each, weights) for weights in columns.values())
        yield each.name.ljust(28) + "".join(f"{figure:15.3f}" for figure in figures)
    yield f"weights of one half: {_told(half)}"
    yield f"weights of all queries, for the code: {_told(learnt(sets))}"


def _told(weights: Floats) -> str:
    return ", ".join(f'"{name}": {weight:.2f}' for name, weight in zip(WEIGHTS, weights, strict=True))


def main() -> None:
    """Learn, measure and print."""
    parser = argparse.ArgumentParser(prog="python -m rag.evaluation.weights", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder with the sets' folders")
    folder = parser.parse_args().data
    with Bar() as bar:
        sets = list(judged_sets(Settings(), folder, bar))
    sys.stdout.writelines(f"{line}\n" for line in report(sets))


if __name__ == "__main__":
    run(main)
