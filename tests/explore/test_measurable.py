from __future__ import annotations

import pytest

from rag.explore.measurable import measures


@pytest.mark.parametrize(
    "text",
    [
        "Projektet ska nå 40 kvinnor.",
        "Minst 60 procent går vidare till arbete.",
        "75% har fått ett nätverk.",
        "Målet är 12 träffar.",
        "We want to reach 25 parents.",
        "Hanke tavoittaa 30 perhettä.",
        "30 kvinder deltager.",
        "8 av 10 deltagare har ett arbete efter kursen.",
    ],
)
def test_a_number_near_a_goal_or_a_group_measures(text: str) -> None:
    assert measures(text)


@pytest.mark.parametrize(
    "text",
    [
        "Deltagarna får kunskap om hälsa (modul 2).",
        "Kvinnorna deltar i fas 1 och steg 2.",
        "Målet är att nå många deltagare under 2023.",
        "Målgruppen för Kom vidare 2.0 är kvinnor.",
        "Kvinnor som avses i §37 (3) deltar.",
        "Kaffe serveras klockan 10 i lokalen.",
        "Kvinnor deltar. Kaffe serveras klockan 10.",
        "",
    ],
)
def test_other_numbers_measure_nothing(text: str) -> None:
    assert not measures(text)


def test_a_number_in_words_measures_where_it_is_asked_for() -> None:
    assert measures("Tjugo kvinnor deltar.", in_words=True)
    assert not measures("Tjugo kvinnor deltar.")
