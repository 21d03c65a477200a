import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.text.words import Word, fold, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Språk-\noch kultur", [("språk", "Språk"), ("och", "och"), ("kultur", "kultur")]),
        ("ett nä-\n  tverk", [("ett", "ett"), ("nätverk", "nä-\n  tverk")]),
        ("Anna-\nMaria", [("anna-maria", "Anna-\nMaria"), ("anna", "Anna"), ("maria", "Maria")]),
        ("IT-chef", [("it-chef", "IT-chef"), ("it", "IT"), ("chef", "chef")]),
        ("SFI:s 1.125", [("sfi:s", "SFI:s"), ("sfi", "SFI"), ("s", "s"), ("1.125", "1.125")]),
        (
            "nä-\ntverks-grupp",
            [("nätverks-grupp", "nä-\ntverks-grupp"), ("nätverks", "nä-\ntverks"), ("grupp", "grupp")],
        ),
        ("a\u030ang\u00adbåt", [("ångbåt", "a\u030ang\u00adbåt")]),
        ("§37a, och/eller", [("37a", "37a"), ("och", "och"), ("eller", "eller")]),
        (" - _ \u00ad", []),
    ],
)
def test_forms_and_their_places(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(word.form, text[word.start : word.end]) for word in words(text)] == expected


def test_offset_moves_every_word() -> None:
    assert words("Ny väg", 10) == [Word("ny", 10, 12), Word("väg", 13, 16)]


@given(st.text())
def test_words_lie_in_the_text_in_order_and_have_a_form(text: str) -> None:
    found = words(text)
    assert [word.start for word in found] == sorted(word.start for word in found)
    for word in found:
        assert 0 <= word.start < word.end <= len(text)
        assert word.form
        assert any(unicodedata.category(c)[0] in "LNM" for c in text[word.start : word.end])


@given(st.text(alphabet="abcåäöæøéü-\n ."))
def test_every_letter_is_in_a_word(text: str) -> None:
    covered = {i for word in words(text) for i in range(word.start, word.end)}
    assert {i for i, c in enumerate(text) if c.isalpha()} <= covered


def test_fold_takes_off_what_a_keyboard_lacks() -> None:
    assert [fold(word) for word in ["föräldrastöd", "Århus", "læring", "øl", "kafé", "straße"]] == [
        "foraldrastod",
        "arhus",
        "laering",
        "ol",
        "kafe",
        "strasse",
    ]
