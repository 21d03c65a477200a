"""The check of single statements, and the threshold of its words."""

from __future__ import annotations

import pytest

from rag.answer.model.numbers import quantities
from rag.answer.model.sources import from_passages
from rag.answer.model.support import Checker
from rag.answer.model.words import SAID, WordMatcher
from rag.store import Store

SAME = (
    ("sv", "kvinnor", "en", "women"),
    ("sv", "kvinnorna", "sv", "kvinnor"),
    ("sv", "simma", "da", "svømme"),
    ("sv", "månader", "da", "måneder"),
    ("sv", "äldre", "nb", "eldre"),
    ("sv", "grannar", "da", "naboer"),
    ("sv", "lön", "da", "løn"),
    ("en", "library", "sv", "biblioteket"),
    ("en", "books", "sv", "böcker"),
    ("en", "friends", "nb", "venner"),
    ("da", "flygtninge", "sv", "flyktingar"),
    ("da", "børn", "en", "children"),
    ("nb", "bibliotekar", "en", "librarian"),
)
"""A word, and another that says it."""

DIFFERENT = (
    ("sv", "kvinnor", "sv", "män"),
    ("en", "women", "sv", "män"),
    ("sv", "lärare", "sv", "läkare"),
    ("sv", "lärare", "sv", "elever"),
    ("sv", "barn", "sv", "föräldrar"),
    ("en", "parents", "da", "børn"),
    ("sv", "torsdag", "sv", "tisdag"),
    ("sv", "månad", "sv", "vecka"),
    ("en", "months", "sv", "veckor"),
    ("sv", "arabiska", "sv", "somaliska"),
    ("en", "swedish", "da", "dansk"),
    ("sv", "odlar", "sv", "säljer"),
    ("sv", "köper", "da", "sælger"),
    ("sv", "ökade", "sv", "minskade"),
    ("sv", "arbetslösa", "sv", "arbete"),
    ("en", "unemployed", "sv", "arbete"),
    ("nb", "teater", "sv", "kör"),
    ("sv", "arbetsgivare", "sv", "arbetstagare"),
)
"""A word, and another that must not pass for it."""


@pytest.fixture(scope="module")
def matcher(store: Store) -> WordMatcher:
    return WordMatcher(store)


def value(matcher: WordMatcher, row: tuple[str, str, str, str]) -> float:
    language, word, other, said = row
    table = matcher.table(matcher.words(word, language), language, matcher.words(said, other), other)
    return float(table.max(initial=0.0))


@pytest.mark.parametrize("row", SAME, ids="-".join)
def test_a_word_is_said_by_itself_and_its_translation(
    row: tuple[str, str, str, str], matcher: WordMatcher
) -> None:
    assert value(matcher, row) >= SAID


@pytest.mark.parametrize("row", DIFFERENT, ids="-".join)
def test_another_word_does_not_pass_for_it(row: tuple[str, str, str, str], matcher: WordMatcher) -> None:
    assert value(matcher, row) < SAID


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("1 500 kronor", "sv", "1500"),
        ("1.500 kroner", "da", "1500"),
        ("1500", "en", "1500"),
        ("2,50 euro", "sv", "2.5"),
        ("1,5 miljoner", "sv", "1500000"),
        ("tre hundra", "sv", "300"),
        ("trehundra", "sv", "300"),
        ("tjugofyra", "sv", "24"),
        ("fireogtyve", "da", "24"),
        ("halvtreds", "da", "50"),
        ("tjuefire", "nb", "24"),
        ("twenty-four", "en", "24"),
        ("to", "da", "2"),
        ("hälften", "sv", "1/2"),
        ("tolv", "en", "12"),
    ],
)
def test_numbers_have_one_form(text: str, language: str, expected: str) -> None:
    assert [q.values for q in quantities(text, language)] == [{expected}]


def test_words_that_are_numbers_elsewhere_are_words() -> None:
    assert quantities("Ni ska gå to the fire", "en") == []


def test_percent_comparison_and_whole_are_read() -> None:
    first, second, third = quantities("minst 19 av 24 deltagare, 40 procent", "sv")
    assert (first.compare, second.whole, third.percent) == ("least", True, True)


def test_every_sentence_of_the_sources_supports_itself_and_nothing_else(
    store: Store, matcher: WordMatcher
) -> None:
    checker = Checker(matcher)
    sources = from_passages(store.passages, store)
    tried = 0
    for source in sources:
        for unit in source.units:
            if unit.head or not unit.text.endswith("."):
                continue
            tried += 1
            assert checker.support(unit.text, unit.language, source.units)[:1] == (unit,), unit.text
            for other in sources:
                if unit.text not in other.text:
                    assert not checker.support(unit.text, unit.language, other.units), (unit.text, other.text)
    assert tried > 30
