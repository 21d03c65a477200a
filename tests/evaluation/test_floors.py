"""How good the search with the bundled model is on a small set of the repository's own: not to get worse.

Each floor is a little below what was measured: a change may move a figure, but not break a part. The last
tests break one, and see it noticed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest

from rag.embed import StaticEmbedder
from rag.embed.embedder import Vectors
from rag.evaluation.public import dense_ranking, fused_ranking, ndcg
from rag.evaluation.questions import load_parallel, load_public
from rag.evaluation.ranked import nearest_translations
from rag.retrieve import retriever
from rag.settings import ROOT, WORD_MODEL

DATA = Path(__file__).parent / "data"
EVERYDAY = load_public(DATA / "everyday.queries.jsonl")
SENTENCES = load_parallel(DATA / "everyday.parallel.jsonl")

DENSE_FLOOR = 0.63
"""nDCG@10 of whole passages' static vectors alone; 0.658 was measured."""
FUSED_FLOOR = 0.68
"""nDCG@10 of the whole search with the static model; 0.710 was measured, 0.648 without its words."""
TRANSLATION_FLOOR = 0.95
"""The share of sentences whose translation is the nearest; 1.000 was measured for each pair of languages."""


class Shuffled:
    """The bundled model with the vectors of passages handed to each other."""

    def __init__(self, model: StaticEmbedder) -> None:
        self._model, self.dimension, self.identity = model, model.dimension, "shuffled"

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        return self._model.embed_queries(texts)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        return np.roll(self._model.embed_passages(texts), 5, axis=0)


@pytest.fixture(scope="module")
def model() -> StaticEmbedder:
    return StaticEmbedder.load(ROOT / "models" / WORD_MODEL)


def silent(stage: str, done: int, total: int) -> None:
    pass


def dense(model: StaticEmbedder | Shuffled) -> float:
    return ndcg(EVERYDAY, dense_ranking(EVERYDAY, model))


def fused(model: StaticEmbedder) -> float:
    return ndcg(EVERYDAY, fused_ranking(EVERYDAY, model, silent))


def test_the_set_is_whole() -> None:
    ids = [passage.id for passage in EVERYDAY.corpus]
    assert [query.relevant for query in EVERYDAY.queries] == [(id_,) for id_ in ids]
    assert (len(ids), len(set(ids))) == (48, 48)
    assert {language: len(texts) for language, texts in SENTENCES.items()} == dict.fromkeys(
        ("sv", "da", "nb", "en"), 32
    )


def test_the_static_vectors_alone(model: StaticEmbedder) -> None:
    found = dense(model)
    assert found >= DENSE_FLOOR, f"nDCG@10 of the static vectors fell to {found:.3f}: are they damaged?"


def test_the_whole_search(model: StaticEmbedder) -> None:
    found = fused(model)
    assert found >= FUSED_FLOOR, f"nDCG@10 of the search fell to {found:.3f}: which of its parts is worse?"


@pytest.mark.parametrize(("source", "target"), list(permutations(SENTENCES, 2)))
def test_translations_are_neighbours(model: StaticEmbedder, source: str, target: str) -> None:
    found = nearest_translations(model, SENTENCES[source], SENTENCES[target])
    assert found >= TRANSLATION_FLOOR, f"only {found:.3f} of the translations {source} → {target} are nearest"


def test_shuffled_vectors_are_noticed(model: StaticEmbedder) -> None:
    assert dense(Shuffled(model)) < 0.2
    assert nearest_translations(Shuffled(model), SENTENCES["en"], SENTENCES["sv"]) == 0.0


def test_a_search_without_its_words_is_noticed(
    model: StaticEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retriever, "WINDOW_WORDS", 0.0)
    monkeypatch.setattr(retriever, "WEIGHTS", {**retriever.WEIGHTS, "words": 0.0})
    assert fused(model) < FUSED_FLOOR
