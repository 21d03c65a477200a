import pytest

from rag.answer import Answerer
from rag.answer.order import order_of


@pytest.mark.parametrize(
    ("question", "order"),
    [
        ("Vilket projekt startade först?", "start_first"),
        ("Which project ended last?", "end_last"),
        ("Hvilket projekt sluttede først?", "end_first"),
        ("Hvilket prosjekt varte lengst?", "longest"),
        ("Vilket projekt har pågått kortast?", "shortest"),
        ("Mikä hanke alkoi viimeksi?", "start_last"),
        ("Vilka projekt slutade senast 2020?", None),  # a limit
        ("Vilka projekt hjälper nyanlända den första tiden?", None),
    ],
)
def test_the_order_that_is_asked_for(question: str, order: str | None) -> None:
    found = order_of(question)
    assert (found[0] if found else None) == order


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        (
            "Vilket projekt startade först?",
            ["– Open Kitchen: Period: 1 January 2017 – 31 December 2018 [1]"],
        ),
        ("Vilket projekt slutade sist?", ["– Odla ord: Period: 1 september 2022 – 30 juni 2023 [1]"]),
        (
            "Vilket projekt i Umeå startade först?",
            ["– Fjällräven läser högt: Period: 1 februari 2021 – 31 maj 2023 [1]"],
        ),
        (
            "Which started first, Odla ord or Nattfjärilen?",
            ["– Nattfjärilen: Period: 1 mars 2021 – 31 december 2022 [1]"],
        ),
        (
            "Vilket projekt har pågått längst?",
            ["– Fjällräven läser högt: Period: 1 februari 2021 – 31 maj 2023 [1]"],
        ),
    ],
)
def test_the_record_that_leads(answerer: Answerer, question: str, lines: list[str]) -> None:
    answer = answerer.ask(question)
    assert (answer.abstained, answer.text.splitlines()) == (False, lines)
    assert [p.match for p in answer.projects] == ["yes"] * len(lines)


def test_none_leads_where_none_is_there(answerer: Answerer) -> None:
    assert answerer.ask("Vilket projekt i Kiruna startade först?").abstained
