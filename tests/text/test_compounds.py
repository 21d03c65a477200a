import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.text.compounds import CompoundSplitter

COUNTS = {
    "språk": 5, "café": 3, "föräldraskap": 4, "föräldrar": 6, "stöd": 9, "kvinnor": 7, "grupp": 5, "ligor": 4,
    "barne": 1, "hage": 2, "skap": 3, "under": 50, "hålla": 4, "lots": 2, "projekt": 9,
}  # fmt: skip


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("språkcafé", ("språk", "café")),
        ("föräldraskapsstöd", ("föräldraskap", "stöd")),
        ("föräldragrupp", ("föräldra", "grupp")),
        ("kvinnogrupp", ("kvinn", "grupp")),
        ("kvinnogrupper", ("kvinn", "grupper")),
        ("barnehage", ("barne", "hage")),
        ("språk-café", ("språk", "café")),
        ("projektlots", ("projekt", "lots")),
        ("språkskap", ()),
        ("språkliga", ()),
        ("underhålla", ()),
        ("okändgrupp", ()),
        ("stöd", ()),
        ("", ()),
    ],
)
def test_splits_into_known_words(word: str, parts: tuple[str, ...]) -> None:
    assert CompoundSplitter(COUNTS).split(word) == parts


def test_the_more_frequent_parts_win() -> None:
    often = CompoundSplitter({"klas": 1, "skåpet": 1, "klass": 9, "kåpet": 9})
    seldom = CompoundSplitter({"klas": 9, "skåpet": 9, "klass": 1, "kåpet": 1})
    assert (often.split("klasskåpet"), seldom.split("klasskåpet")) == (("klass", "kåpet"), ("klas", "skåpet"))


@given(st.text(alphabet="abcåös-", max_size=30))
def test_parts_come_from_the_word(word: str) -> None:
    parts = CompoundSplitter({"abcå": 2, "cabö": 1, "aaaa": 1, "bbbbs": 3}).split(word)
    assert parts == () or (len(parts) == 2 and word.startswith(parts[0]) and word.endswith(parts[1]))
