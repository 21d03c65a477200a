import math

import pytest

from rag.evaluation.public import PublicFigures, measure_public, ndcg
from rag.evaluation.questions import PublicPassage, PublicQuery, PublicSet
from tests.store.tiny import TinyEmbedder

QUERIES = (
    PublicQuery("q1", "prova simning", ("swim",)),
    PublicQuery("q2", "gratis hjälp", ("help",)),
    PublicQuery("q3", "svenska språket", ("lang", "cafe")),
)
CORPUS = (
    PublicPassage("swim", "Alla får prova simning i badhuset. Det kostar ingenting."),
    PublicPassage("help", "Studenter ger gratis hjälp. Hjälpen ges på kvällen."),
    PublicPassage("lang", "Det svenska språket lärs bäst i samtal."),
    PublicPassage("cafe", "På kaféet övar alla svenska språket tillsammans."),
)
PUBLIC = PublicSet("small", QUERIES, CORPUS)


def silent(stage: str, done: int, total: int) -> None:
    pass


def test_ndcg_is_the_gain_by_rank_over_the_best_possible() -> None:
    ranking = [["swim", "help"], ["lang", "help"], ["swim", "help", "cafe"]]
    best_of_two = 1 + 1 / math.log2(3)
    assert ndcg(PUBLIC, ranking) == pytest.approx((1 + 1 / math.log2(3) + 0.5 / best_of_two) / 3)


def test_what_is_not_among_ten_gains_nothing() -> None:
    elsewhere = [f"p{i}" for i in range(10)]
    assert ndcg(PUBLIC, [[*elsewhere, "swim"], [], []]) == 0.0


def test_a_corpus_is_searched_by_meaning_alone_and_by_all_means() -> None:
    assert measure_public(PUBLIC, TinyEmbedder(), silent) == PublicFigures("small", 3, dense=1.0, fused=1.0)
