import sys
from pathlib import Path

import numpy as np
import pytest

from rag.answer import Answerer
from rag.answer.chance import FEATURES
from rag.embed import load_embedder
from rag.evaluation import matches
from rag.evaluation.matches import Judged, JudgedSet, Learnt, f1, judged_set, learnt
from rag.settings import Settings
from rag.store import Store
from rag.store.build import build
from tests.evaluation.sets import CATALOGUE, question, write_lines

KOM, FRITID = "Kom vidare", "En aktiv fritid"


def drawn(truth: np.ndarray, bias: float, questions: int, seed: int) -> JudgedSet:
    """Records that are wanted with the probability that ``truth`` gives them."""
    random = np.random.default_rng(seed)
    judged = []
    for _ in range(questions):
        rows = random.normal(size=(40, len(truth))).astype(np.float32)
        wanted = (random.random(40) < 1 / (1 + np.exp(-rows @ truth - bias))).astype(float)
        judged.append(Judged(rows, wanted, 0))
    return JudgedSet("drawn", tuple(judged))


def test_the_weights_that_drew_the_matches_are_learnt() -> None:
    truth = np.array([2.0, 1.0, 0.0])
    found = learnt([drawn(truth, -1.0, 400, 1)])
    assert found.weights == pytest.approx(truth, abs=0.15)
    assert found.bias == pytest.approx(-1.0, abs=0.15)


def test_what_a_list_may_have_teaches_nothing() -> None:
    judged = drawn(np.array([1.0, 0.5]), 0.0, 30, 2)
    more = [
        Judged(
            np.concatenate([q.features, np.full((5, 2), 9.0, np.float32)]),
            np.concatenate([q.wanted, np.full(5, np.nan)]),
            0,
        )
        for q in judged.questions
    ]
    again = learnt([JudgedSet("more", tuple(more))])
    assert again.weights == pytest.approx(learnt([judged]).weights, rel=1e-3)


def test_the_f1_of_a_list() -> None:
    model = Learnt((1.0,), 0.0)
    rows = np.array([[4.0], [3.0], [5.0], [-9.0]], np.float32)
    assert f1(Judged(rows, np.array([1.0, 0.0, np.nan, 1.0]), 0), model) == pytest.approx(2 / (1 + 1 + 2))
    assert f1(Judged(rows, np.array([1.0, 1.0, 1.0, 0.0]), 0), model) == 1.0
    assert f1(Judged(rows, np.array([1.0, 1.0, 1.0, 0.0]), 3), model) == pytest.approx(6 / 9)


def test_a_set_is_judged_by_the_real_answers_and_the_report_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "katalog.txt").write_text(CATALOGUE, "utf-8")
    settings = Settings(index=tmp_path / "index", seeds=tmp_path / "seeds")
    build(settings, [], load_embedder(settings))
    lines = [
        question("a", "list", "Vilka projekt riktar sig till tjejer?", projects_core=[FRITID]),
        question("b", "list", "Vilka projekt finns i Lund?", projects_core=[KOM]),  # filters alone
        question("c", "list", "projekt för kvinnor", projects_core=[KOM], projects_ok=[FRITID]),
        question("d", "fact", "Vad gör Kom vidare?"),
    ]
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_lines(tmp_path / name / "questions.jsonl", lines)
    store = Store.open(settings.index)
    answerer = Answerer(store, load_embedder(settings))
    judged = judged_set(tmp_path / "one", answerer, store.projects)
    order = [p.name for p in store.projects]
    assert judged.name == "one"
    assert [q.features.shape for q in judged.questions] == [(2, len(FEATURES))] * 2
    assert dict(zip(order, judged.questions[0].wanted.tolist(), strict=True)) == {KOM: 0.0, FRITID: 1.0}
    assert np.isnan(judged.questions[1].wanted[order.index(FRITID)])
    monkeypatch.setenv("PROJEKTLOTS_INDEX", str(settings.index))
    monkeypatch.setattr(sys, "argv", ["matches", str(tmp_path / "one"), str(tmp_path / "two")])
    matches.main()
    printed = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in printed] == ["F1", "one", "two", "weights"]
    assert printed[1].split()[1:] == printed[2].split()[1:]
