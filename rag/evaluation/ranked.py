"""Ranked lists against what is relevant, and parallel sentences: the usual figures, by ir_measures."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from rag.embed.embedder import Model

DEPTH = 10
"""Hits of a query that count."""


@dataclass(frozen=True, slots=True)
class RankedFigures:
    """Means over the queries of a set: nDCG@10 (Järvelin and Kekäläinen 2002), the share of the relevant
    passages among the first ten, and the reciprocal rank of the first relevant one of them."""

    ndcg: float
    recall: float
    mrr: float


def ranked_figures(
    relevant: Mapping[str, Collection[str]], found: Mapping[str, Sequence[str]]
) -> RankedFigures:
    """The figures of a set: by query id, which passages are ``relevant``, all equally, and which were
    ``found``, best first. A query without any relevant passage is one that failed.
    """
    import ir_measures  # imports pandas and compiled code, which nothing else here needs

    wanted = {query: dict.fromkeys(ids, 1) for query, ids in relevant.items()}
    run = {query: {name: -float(place) for place, name in enumerate(ids)} for query, ids in found.items()}
    ndcg, recall, mrr = ir_measures.nDCG @ DEPTH, ir_measures.R @ DEPTH, ir_measures.RR @ DEPTH
    means = ir_measures.calc_aggregate([ndcg, recall, mrr], wanted, run)
    return RankedFigures(float(means[ndcg]), float(means[recall]), float(means[mrr]))


def nearest_translations(model: Model, source: Sequence[str], target: Sequence[str]) -> float:
    """The share of sentences of which the nearest of all is the translation: it has the same place."""
    cosines = model.embed_queries(source) @ model.embed_passages(target).T
    return float(np.mean(cosines.argmax(axis=1) == np.arange(len(target))))
