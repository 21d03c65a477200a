from pathlib import Path

import pytest

from rag.errors import EvaluationSetUnusable
from rag.evaluation.questions import (
    Evidence,
    PublicPassage,
    PublicQuery,
    PublicSet,
    Query,
    Question,
    QuestionSets,
    load_queries,
    load_sets,
)
from tests.evaluation.sets import query, question, write_lines


def test_every_kind_of_set_in_a_folder_is_read(tmp_path: Path) -> None:
    evidence = [{"doc": "a.txt", "quote": "tolv år"}]
    fact = question("q1", "fact", "Hur gamla?", answer_must_contain=[["12", "tolv"]], evidence=evidence)
    write_lines(
        tmp_path / "questions.jsonl",
        [fact, question("q2", "list", "Vilka?", projects_core=["Kom vidare"], projects_ok=["Nya vägar"])],
    )
    write_lines(tmp_path / "retrieval.jsonl", [query("r1", "nb", "hvor gamle", "a.txt", "tolv år")])
    write_lines(
        tmp_path / "faq.queries.jsonl", [{"id": "f1", "lang": "sv", "query": "Får jag?", "relevant": ["p1"]}]
    )
    write_lines(
        tmp_path / "faq.corpus.jsonl",
        [{"id": "p1", "text": "Ja,\u2028det får du."}, {"id": "p2", "title": "Nej", "text": "Det går inte."}],
    )
    assert load_sets(tmp_path) == QuestionSets(
        questions=(
            Question(
                "q1", "sv", "fact", "Hur gamla?", (("12", "tolv"),), (), (), (Evidence("a.txt", "tolv år"),)
            ),
            Question("q2", "sv", "list", "Vilka?", (), ("Kom vidare",), ("Nya vägar",), ()),
        ),
        queries=(Query("r1", "nb", "hvor gamle", Evidence("a.txt", "tolv år")),),
        public=(
            PublicSet(
                "faq",
                (PublicQuery("f1", "Får jag?", ("p1",)),),
                (PublicPassage("p1", "Ja,\u2028det får du."), PublicPassage("p2", "Nej Det går inte.")),
            ),
        ),
    )


def test_a_folder_without_sets_is_named(tmp_path: Path) -> None:
    with pytest.raises(
        EvaluationSetUnusable, match=r"holds no question set: name a folder with questions\.jsonl"
    ):
        load_sets(tmp_path / "nowhere")


def test_a_corpus_that_is_missing_is_named(tmp_path: Path) -> None:
    write_lines(tmp_path / "faq.queries.jsonl", [{"id": "f1", "query": "Får jag?", "relevant": []}])
    with pytest.raises(
        EvaluationSetUnusable, match=r"faq\.corpus\.jsonl cannot be read \(FileNotFoundError\)"
    ):
        load_sets(tmp_path)


@pytest.mark.parametrize("line", ["[1]", "{", '"text"', '{"id": "r1"}'])
def test_a_line_that_does_not_fit_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "retrieval.jsonl"
    path.write_text("\n" + line, encoding="utf-8")
    with pytest.raises(EvaluationSetUnusable, match=r"retrieval\.jsonl:2 is no line of such a set"):
        load_queries(path)


def test_an_unknown_type_of_question_is_named(tmp_path: Path) -> None:
    write_lines(tmp_path / "questions.jsonl", [question("q1", "riddle", "Vad är det?")])
    with pytest.raises(EvaluationSetUnusable, match="unknown type 'riddle'"):
        load_sets(tmp_path)
