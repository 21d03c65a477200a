"""A small answer and the documents that it quotes."""

from __future__ import annotations

import pytest

from rag.types import Answer, Citation, Hit, Mention, Passage, Project, ProjectMatch, Statement

DOCUMENT = "katalog.txt"
TITLE = "Katalog 2023"
TEXT = (
    "Kom vidare\nLunds kommun\n\nMålgrupp\n\nFöräldralediga kvinnor som är nya i Sverige.\n\n"
    "Plats för fler\nEslövs kommun\n\nMålgrupp\n\nKvinnor som är hemma med små barn.\n"
)
TITLES = {DOCUMENT: TITLE}
SURE, PERHAPS = "Föräldralediga kvinnor som är nya i Sverige.", "Kvinnor som är hemma med små barn."


def read(document: str) -> str:
    return {DOCUMENT: TEXT}[document]


def citation(n: int, project: str, quote: str) -> Citation:
    start = TEXT.index(quote)
    return Citation(n, DOCUMENT, TITLE, project, "Målgrupp", 29, start, start + len(quote), quote)


@pytest.fixture
def projects() -> tuple[Project, ...]:
    mention = (Mention(DOCUMENT, 0, 75),)
    return (
        Project(
            "kom-vidare",
            "Kom vidare",
            mention,
            organisation="Lunds kommun",
            municipality="Lund",
            start="2022-01-01",
        ),
        Project("plats", "Plats för fler", mention, organisation="Medborgarskolan", municipality="Eslöv"),
    )


@pytest.fixture
def list_answer() -> Answer:
    return Answer(
        question="Vilka projekt riktar sig till föräldralediga kvinnor?",
        language="sv",
        kind="list",
        abstained=False,
        text="Ett projekt stämmer, ett kanske; 62 granskade [1] [2]",
        statements=(Statement("Kom vidare: " + SURE, (1,)), Statement("Plats för fler: " + PERHAPS, (2,))),
        projects=(
            ProjectMatch("kom-vidare", "Kom vidare", ("Kom vidare 2.0",), "yes", (1,)),
            ProjectMatch("plats", "Plats för fler", (), "maybe", (2,)),
        ),
        checked_projects=62,
        citations=(citation(1, "kom-vidare", SURE), citation(2, "plats", PERHAPS)),
        nearest=(),
        elapsed_ms=3.0,
    )


@pytest.fixture
def fact_answer() -> Answer:
    return Answer(
        question="Vilka är målgruppen för Kom vidare?",
        language="sv",
        kind="fact",
        abstained=False,
        text=f"{SURE} [1]",
        statements=(Statement(SURE, (1,)),),
        projects=(ProjectMatch("kom-vidare", "Kom vidare", (), "yes", (1,)),),
        checked_projects=62,
        citations=(citation(1, "kom-vidare", SURE),),
        nearest=(),
        elapsed_ms=3.0,
    )


@pytest.fixture
def no_answer() -> Answer:
    start = TEXT.index(PERHAPS)
    passage = Passage(
        DOCUMENT,
        "plats",
        "Målgrupp",
        "target_group",
        None,
        start,
        start + len(PERHAPS),
        PERHAPS,
        "Plats",
        "sv",
    )
    return Answer(
        "Vad kostade Kom vidare?",
        "sv",
        "fact",
        True,
        "",
        (),
        (),
        62,
        (),
        (Hit(1, 0.4, passage),),
        elapsed_ms=3.0,
    )
