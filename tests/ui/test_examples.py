"""Every question that the page itself offers is understood, in every language."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from rag.answer import Answerer
from rag.embed import load_embedder
from rag.settings import Settings
from rag.store import Store
from rag.ui.answering import EXAMPLES
from rag.ui.language import LANGUAGES, Texts
from rag.ui.prepared import FILE

KINDS = {
    "examples.applicant_1": "list",
    "examples.applicant_2": "advice",
    "examples.coordinator_1": "list",
    "examples.coordinator_2": "contact",
    "examples.presenter_1": "list",
    "examples.presenter_2": "count",
}
DEMO = ("list", "count", "fact", "advice", "compare", "fact")
SURE = {
    "examples.coordinator_1": {"forstarkt-foraldraskapsstod-i-lund"},
    "examples.presenter_1": {"utbildning-och-social-inkludering-for-utrikes-fodda", "nyckel-till-fritid-2-0"},
}


@pytest.fixture(scope="module")
def answerer(index: Path) -> Answerer:
    return Answerer(Store.open(index), load_embedder(Settings(index=index)))


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_every_example_is_answered_as_what_it_asks(answerer: Answerer, language: str) -> None:
    assert [key for keys in EXAMPLES.values() for key in keys] == list(KINDS)
    answers = {key: answerer.ask(Texts.load(language)(key)) for key in KINDS}
    assert {key: (answer.kind, answer.abstained) for key, answer in answers.items()} == {
        key: (kind, False) for key, kind in KINDS.items()
    }
    assert {key: {p.id for p in answers[key].projects if p.match == "yes"} for key in SURE} == SURE


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_every_question_of_the_demo_is_answered_but_the_one_that_cannot_be(
    answerer: Answerer, language: str
) -> None:
    rows = tomllib.loads(FILE.read_text("utf-8"))["question"]
    answers = [answerer.ask(row[language]) for row in rows]
    assert [(answer.kind, answer.abstained) for answer in answers] == [
        (kind, row.get("unanswered", False)) for kind, row in zip(DEMO, rows, strict=True)
    ]
