from __future__ import annotations

from pathlib import Path

import pytest

from rag.answer import Answerer
from rag.answer.question import Asked, Filters
from rag.embed import load_embedder
from rag.settings import Settings
from rag.store import Store
from rag.ui.chips import Chip, chips, filter_names
from rag.ui.language import Texts
from rag.ui.state import Inquiry

SWEDISH = Texts.load("sv")


@pytest.fixture(scope="module")
def answerer(index: Path) -> Answerer:
    return Answerer(Store.open(index), load_embedder(Settings(index=index)))


def test_each_condition_is_a_chip() -> None:
    filters = Filters(
        municipalities=frozenset({"Lund", "Eslöv"}),
        countries=frozenset({"Norge"}),
        documents=frozenset({"a.txt"}),
        funding=("§37a",),
        category="Nätverk",
        asked=Asked("2023-01-01", "2023-12-31", "running"),
        phrases=("Svenska med baby",),
    )
    assert chips(filters, ("funding",), {"a.txt": "Katalog"}, SWEDISH) == [
        Chip("municipalities", "Kommun: Eslöv, Lund", removed=False),
        Chip("countries", "Land: Norge", removed=False),
        Chip("documents", "Dokument: Katalog", removed=False),
        Chip("funding", "Finansiering: §37a", removed=True),
        Chip("category", "Kategori: Nätverk", removed=False),
        Chip("asked", "Pågår: 2023", removed=False),
        Chip("phrases", "Namn: Svenska med baby", removed=False),
    ]


def test_a_region_stands_for_its_municipalities() -> None:
    filters = Filters(municipalities=frozenset({"Lund"}), regions=frozenset({"Skåne län"}))
    assert chips(filters, (), {}, SWEDISH) == [Chip("regions", "Region: Skåne län", removed=False)]


def test_many_names_are_cut() -> None:
    filters = Filters(municipalities=frozenset("abcde"))
    assert [chip.label for chip in chips(filters, (), {}, SWEDISH)] == ["Kommun: a, b, c …"]


@pytest.mark.parametrize(
    ("asked", "label"),
    [
        (Asked("2023-06-01", "2023-08-31", "start"), "Börjar: 1 juni 2023 – 31 aug. 2023"),
        (Asked("2023-05-31", "2023-05-31", "end"), "Slutar: 31 maj 2023"),
        (Asked("0001-01-01", "2023-05-31", "end"), "Slutar: – 31 maj 2023"),
    ],
)
def test_times(asked: Asked, label: str) -> None:
    assert [chip.label for chip in chips(Filters(asked=asked), (), {}, SWEDISH)] == [label]


def test_an_address_removes_only_filters() -> None:
    assert filter_names(["<b>", "phrases", "documents", "documents", ""]) == ("documents", "phrases")


def test_a_chip_is_removed_and_brought_back() -> None:
    removed = Inquiry("Vilka?", ("phrases",)).toggled("documents")
    assert removed == Inquiry("Vilka?", ("documents", "phrases"))
    assert removed.toggled("phrases") == Inquiry("Vilka?", ("documents",))


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Vilka projekt i Lund riktar sig till föräldrar?", "municipalities"),
        ("Vilka projekt i Skåne riktar sig till kvinnor?", "regions"),
        ("Vilka projekt i Norge riktar sig till kvinnor?", "countries"),
        ("Vilka projekt med medel enligt §37a riktar sig till kvinnor?", "funding"),
        ("Vilka projekt om kvinnor pågick 2023?", "asked"),
    ],
)
def test_a_removed_condition_asks_more_projects(answerer: Answerer, question: str, name: str) -> None:
    texts = [chip.name for chip in chips(answerer.read(question).filters, (), {}, SWEDISH)]
    narrow, wide = answerer.ask(question), answerer.ask(question, (name,))
    assert texts == [name]
    assert len(wide.projects) > len(narrow.projects)


def test_an_unknown_condition_changes_nothing(answerer: Answerer) -> None:
    question = "Vilka projekt i Lund riktar sig till föräldrar?"
    assert answerer.ask(question, ("nonsense",)).projects == answerer.ask(question).projects
