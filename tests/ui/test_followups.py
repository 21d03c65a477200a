from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from rag.answer import Answerer
from rag.embed import load_embedder
from rag.settings import Settings
from rag.store import Store
from rag.types import Answer, Contact, Field, Mention, Project
from rag.ui.followups import followups
from rag.ui.language import LANGUAGES, Texts
from tests.ui.conftest import DOCUMENT

SWEDISH = Texts.load("sv")
KINDS = {
    "followup.contact": "contact",
    "followup.period": "fact",
    "followup.purpose": "fact",
    "followup.similar": "similar",
}


@pytest.fixture(scope="module")
def answerer(index: Path) -> Answerer:
    return Answerer(Store.open(index), load_embedder(Settings(index=index)))


def test_a_list_is_followed_by_what_its_first_projects_tell(
    list_answer: Answer, projects: tuple[Project, ...]
) -> None:
    first, second = projects
    first = replace(first, fields=(Field("Syfte", "purpose", DOCUMENT, 0, 5, "Syfte"),))
    second = replace(second, contacts=(Contact("Anna Lind", None, None, Mention(DOCUMENT, 0, 9)),))
    assert followups(list_answer, (second, first), SWEDISH) == (
        "Jämför Kom vidare och Plats för fler",
        "Vem kan jag kontakta om Plats för fler?",
        "Vad är syftet med Kom vidare?",
        "När pågick Kom vidare?",
    )


def test_what_was_asked_is_not_offered(fact_answer: Answer, projects: tuple[Project, ...]) -> None:
    asked = replace(fact_answer, question="när pågick Kom vidare? ")
    assert followups(asked, projects, SWEDISH) == ("Vilka projekt liknar Kom vidare?",)


def test_without_an_answer_the_nearest_projects_are_offered(
    no_answer: Answer, projects: tuple[Project, ...]
) -> None:
    assert followups(no_answer, projects, SWEDISH) == ("Vilka projekt liknar Plats för fler?",)


def test_an_answer_about_no_project_offers_nothing(fact_answer: Answer) -> None:
    assert followups(fact_answer, (), SWEDISH) == ()


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_every_suggestion_is_understood(answerer: Answerer, language: str) -> None:
    texts = Texts.load(language)
    answers = {key: answerer.ask(texts(key, project="Kom vidare 2.0")) for key in KINDS}
    assert {key: answer.kind for key, answer in answers.items()} == KINDS
    assert [key for key, answer in answers.items() if answer.abstained] == []
    compared = answerer.ask(texts("followup.compare", first="Trygg Familj", second="Hela Familjen"))
    assert (compared.kind, [match.name for match in compared.projects]) == (
        "compare",
        ["Trygg Familj", "Hela Familjen"],
    )
