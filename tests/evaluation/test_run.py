import json
from pathlib import Path

import pytest

from rag.embed import load_embedder
from rag.errors import EvaluationSetUnusable, IndexMissing
from rag.evaluation.metrics import AnswerFigures, Miss, RetrievalFigures
from rag.evaluation.public import PublicFigures
from rag.evaluation.run import Report, evaluate, report_json, report_text
from rag.settings import Settings
from rag.store.build import build
from tests.evaluation.sets import CATALOGUE, query, question, write_lines

REPORT = Report(
    name="small",
    answers=AnswerFigures(
        answered_right=0.5,
        list_f1=1.0,
        abstained_right=1.0,
        quotes_exact=1.0,
        quotes=1,
        statements_without_citation=0,
        by_type=(("fact", 0, 1), ("list", 1, 1), ("unanswerable", 1, 1)),
        misses=(Miss("q2", "fact: abstained"),),
    ),
    retrieval=RetrievalFigures(1.0, 1.0, 1.0, 1.0, (("en", 1.0), ("sv", 1.0)), ()),
    public=(),
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "katalog.txt").write_text(CATALOGUE, encoding="utf-8")
    return Settings(index=tmp_path / "index", seeds=seeds)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one set, "small"."""
    quote = "Föräldralediga kvinnor som är nya i Sverige."
    evidence = [{"doc": "katalog.txt", "quote": quote}]
    questions = [
        question(
            "q1",
            "list",
            "Vilka projekt riktar sig till föräldralediga kvinnor?",
            projects_core=["Kom vidare"],
        ),
        question(
            "q2", "fact", "Vad kostar bensinen på Island?", answer_must_contain=[["20"]], evidence=evidence
        ),
        question("q3", "unanswerable", "Vilken färg har kungens bil?"),
    ]
    queries = [
        query(
            "r1",
            "sv",
            "prova simning och klättring",
            "katalog.txt",
            "De får prova simning, dans och klättring.",
        ),
        query("r2", "en", "women on parental leave", "katalog.txt", quote),
    ]
    write_lines(tmp_path / "sets" / "small" / "questions.jsonl", questions)
    write_lines(tmp_path / "sets" / "small" / "retrieval.jsonl", queries)
    return tmp_path / "sets"


def test_a_set_is_answered_and_searched_with_the_real_model(settings: Settings, folder: Path) -> None:
    told = []
    build(settings, [], load_embedder(settings))
    assert evaluate(settings, folder, "small", lambda *what: told.append(what)) == REPORT
    assert told == [("answers", i, 3) for i in (1, 2, 3)] + [("retrieval", i, 2) for i in (1, 2)]


def test_without_an_index_it_says_so(settings: Settings, folder: Path) -> None:
    with pytest.raises(IndexMissing):
        evaluate(settings, folder, "small")


def test_a_set_about_other_documents_is_refused(settings: Settings, folder: Path) -> None:
    build(settings, [], load_embedder(settings))
    write_lines(
        folder / "other" / "retrieval.jsonl", [query("r9", "sv", "vad", "katalog.txt", "Står inte här.")]
    )
    with pytest.raises(EvaluationSetUnusable, match=r"r9: no 'katalog\.txt' with 'Står inte här\.' is"):
        evaluate(settings, folder, "other")


def test_a_report_as_json() -> None:
    assert json.loads(json.dumps(report_json(REPORT))) == {
        "set": "small",
        "answers": {
            "answered_right": 0.5,
            "list_f1": 1.0,
            "abstained_right": 1.0,
            "quotes_exact": 1.0,
            "quotes": 1,
            "statements_without_citation": 0,
            "by type": {
                "fact": {"right": 0, "all": 1},
                "list": {"right": 1, "all": 1},
                "unanswerable": {"right": 1, "all": 1},
            },
            "misses": [{"id": "q2", "why": "fact: abstained"}],
        },
        "retrieval": {
            "recall@1": 1.0,
            "recall@5": 1.0,
            "recall@10": 1.0,
            "mrr@10": 1.0,
            "recall@5 by language": {"en": 1.0, "sv": 1.0},
            "misses": [],
        },
        "public": [],
    }


def test_a_report_as_text() -> None:
    assert report_text(REPORT).splitlines() == [
        "Set small",
        "answers: answered_right 0.5",
        "answers: list_f1 1.0",
        "answers: abstained_right 1.0",
        "answers: quotes_exact 1.0",
        "answers: quotes 1",
        "answers: statements_without_citation 0",
        "answers: by type fact 0/1, list 1/1, unanswerable 1/1",
        "retrieval: recall@1 1.0",
        "retrieval: recall@5 1.0",
        "retrieval: recall@10 1.0",
        "retrieval: mrr@10 1.0",
        "retrieval: recall@5 by language en 1.0, sv 1.0",
        "  missed q2: fact: abstained",
    ]


def test_a_report_of_public_sets() -> None:
    report = Report("public", None, None, (PublicFigures("faq", 110, 0.6489, 0.7364),))
    assert report_json(report) == {
        "set": "public",
        "answers": None,
        "retrieval": None,
        "public": [{"name": "faq", "queries": 110, "ndcg@10 dense": 0.649, "ndcg@10 fused": 0.736}],
    }
    assert report_text(report) == "Set public\nfaq: nDCG@10 dense 0.649, fused 0.736 (110 queries)"
