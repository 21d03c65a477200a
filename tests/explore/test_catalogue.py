from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.explore.catalogue import FACETS, Catalogue, Choice, Option, years
from rag.types import Field, Mention, Project

HERE = (Mention("a.txt", 0, 9),)
LUND = Project(
    "lund",
    "Ärlig mat",
    HERE,
    country="Sverige",
    municipality="Lund",
    target_groups=("women", "parents"),
    themes=("food",),
    start="2021-03-01",
    end="2022-02-28",
    fields=(Field("Syfte", "purpose", "a.txt", 0, 9, "Soppa på torget"),),
)
MALMO = Project(
    "malmo",
    "Odla",
    HERE,
    country="Sverige",
    municipality="Malmö",
    target_groups=("women",),
    start="2022-01-01",
)
OSLO = Project("oslo", "Kor", (Mention("b.txt", 0, 5),), country="Norge", municipality="Oslo")
CATALOGUE = Catalogue([LUND, MALMO, OSLO])


def names(choice: Choice) -> list[str]:
    return [project.name for project in CATALOGUE.choose(choice)]


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (Choice(), ["Ärlig mat", "Kor", "Odla"]),
        (Choice("arlig"), ["Ärlig mat"]),
        (Choice("SOPPA lund"), ["Ärlig mat"]),
        (Choice("soppa oslo"), []),
        (Choice("", {"country": ("Sverige",)}), ["Ärlig mat", "Odla"]),
        (Choice("", {"municipality": ("Oslo", "Lund")}), ["Ärlig mat", "Kor"]),
        (Choice("", {"group": ("women",), "year": ("2022",)}), ["Ärlig mat", "Odla"]),
        (Choice("", {"group": ("women",), "theme": ("food",)}), ["Ärlig mat"]),
        (Choice("", {"document": ("b.txt",)}), ["Kor"]),
        (Choice("", {"year": ("1999",)}), []),
    ],
)
def test_a_choice_leaves_what_has_all_its_words_and_one_value_of_each_facet(
    choice: Choice, expected: list[str]
) -> None:
    assert names(choice) == expected


def test_a_facet_counts_beside_the_other_facets_but_not_beside_itself() -> None:
    choice = Choice("", {"country": ("Sverige",), "municipality": ("Lund",)})
    assert CATALOGUE.facet("municipality", choice) == (Option("Lund", 1), Option("Malmö", 1))
    assert CATALOGUE.facet("country", choice) == (Option("Sverige", 1),)
    assert CATALOGUE.facet("group", Choice()) == (Option("women", 2), Option("parents", 1))


def test_years_are_in_order_and_a_chosen_value_stays() -> None:
    choice = Choice("", {"year": ("1999",)})
    assert CATALOGUE.facet("year", choice) == (Option("1999", 0), Option("2021", 1), Option("2022", 2))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2021-12-31", "2023-01-01", ("2021", "2022", "2023")),
        ("2021-05-01", None, ("2021",)),
        (None, "2023-05-01", ("2023",)),
        (None, None, ()),
        ("2023-05-01", "2022-05-01", ()),
    ],
)
def test_years(start: str | None, end: str | None, expected: tuple[str, ...]) -> None:
    assert years(Project("x", "X", (), start=start, end=end)) == expected


@given(st.dictionaries(st.sampled_from(FACETS), st.just(()), max_size=3), st.sampled_from(FACETS))
def test_a_count_is_how_many_are_left_when_its_value_is_chosen(
    empty: dict[str, tuple[str, ...]], facet: str
) -> None:
    for option in CATALOGUE.facet(facet, Choice("", empty)):
        assert len(CATALOGUE.choose(Choice("", {**empty, facet: (option.value,)}))) == option.count
