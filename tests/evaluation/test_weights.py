from pathlib import Path

import numpy as np
import pytest

from rag.evaluation import weights
from rag.evaluation.weights import Judged, JudgedSet, halves, judged_sets, learnt, ndcg, report
from rag.retrieve.retriever import WEIGHTS
from tests.evaluation.sets import query, write_lines
from tests.store.tiny import make_collection


def as_it_is(scores: np.ndarray) -> np.ndarray:
    return scores


def drawn(truth: list[float], queries: int, seed: int) -> JudgedSet:
    """Passages chosen with the probability that ``truth`` gives them."""
    random = np.random.default_rng(seed)
    judged = []
    for _ in range(queries):
        scores = random.normal(size=(len(truth), 30)).astype(np.float32)
        chance = np.exp(np.array(truth) @ scores)
        judged.append(Judged(scores, (int(random.choice(30, p=chance / chance.sum())),)))
    return JudgedSet("drawn", tuple(judged), as_it_is)


def test_the_weights_that_drew_the_answers_are_learnt() -> None:
    truth = [1.5, 0.5, 0.0]
    assert learnt([drawn(truth, 3000, 1)]).tolist() == pytest.approx(truth, abs=0.12)


def test_the_loss_is_least_at_the_learnt_weights() -> None:
    judged = drawn([1.0, 0.3], 40, 2)

    def loss(w: np.ndarray) -> float:
        sums = [w @ q.scores for q in judged.queries]
        each = [np.log(np.exp(s).sum()) - s[q.relevant[0]] for s, q in zip(sums, judged.queries, strict=True)]
        return float(np.mean(each) + weights.RIDGE / 2 * w @ w)

    best = learnt([judged]).astype(np.float64)
    for step in ([0.01, 0], [-0.01, 0], [0, 0.01], [0, -0.01]):
        assert loss(best) < loss(best + np.array(step))


def test_each_set_counts_the_same() -> None:
    one, other = drawn([2.0, 0.0], 400, 3), drawn([0.0, 2.0], 40, 4)
    first, second = learnt([one, other])
    assert first == pytest.approx(second, rel=0.35)


def test_a_query_that_nothing_answers_teaches_nothing_and_is_a_miss() -> None:
    judged = drawn([1.0, 0.3], 40, 5)
    lost = Judged(judged.queries[0].scores, ())
    more = JudgedSet("drawn", (*judged.queries, lost), as_it_is)
    np.testing.assert_allclose(learnt([more]), learnt([judged]), rtol=1e-5)
    assert ndcg(more, np.ones(2, np.float32)) == pytest.approx(ndcg(judged, np.ones(2, np.float32)) * 40 / 41)


def test_the_halves_share_no_query() -> None:
    judged = drawn([1.0], 5, 6)
    seen, unseen = halves(judged)
    assert seen.queries == (judged.queries[0], judged.queries[2], judged.queries[4])
    assert unseen.queries == (judged.queries[1], judged.queries[3])


def test_sets_are_judged_with_the_searchs_own_scores(tmp_path: Path) -> None:
    settings = make_collection(tmp_path)
    data = tmp_path / "sets"
    write_lines(
        data / "public" / "small.corpus.jsonl",
        [{"id": "a", "text": "Alla får prova simning."}, {"id": "b", "text": "Studenter ger gratis hjälp."}],
    )
    write_lines(
        data / "public" / "small.queries.jsonl", [{"id": "q", "query": "simma gratis", "relevant": ["b"]}]
    )
    asked = [
        query("r1", "sv", "dans och klättring", "eslov.txt", "simning, dans och klättring"),
        query("r2", "sv", "zebror", "lund.txt", "zebror"),
    ]
    write_lines(data / "dev" / "retrieval.jsonl", asked)
    public, dev = judged_sets(settings, data, lambda *step: None)
    assert (public.name, dev.name) == ("small", "dev")
    assert [q.relevant for q in public.queries] == [(1,)]
    assert [len(q.relevant) for q in dev.queries] == [1, 0]
    assert {q.scores.shape[0] for q in (*public.queries, *dev.queries)} == {len(WEIGHTS)}
    lines = list(report([public, dev]))
    assert [line.split()[0] for line in lines[1:3]] == ["small", "dev"]
