import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.store.lexicon import FOLD, PART, STEM, Bags, keys_of, make_lexicon
from rag.store.windows import Window, window_text, windows_of
from rag.types import Passage

FIRST = (
    "Språkcafé varje vecka. Nya svenskar övar språk där, och andra svenskar hjälper dem på ett café i Lund."
)


def passage(text: str, context: str = "", start: int = 0, language: str = "sv") -> Passage:
    return Passage("a.txt", None, "", "", None, start, start + len(text), text, context, language)


@given(st.lists(st.lists(st.integers(0, 5), max_size=6)))
def test_bags_reduce_each_list(lists: list[list[int]]) -> None:
    values = np.array([0.5, 0.1, 0.9, 0.3, 0.7, 0.2], np.float32)
    bags = Bags.from_lists(lists)
    assert bags.maximum(values).tolist() == [
        float(max((values[i] for i in each), default=0)) for each in lists
    ]
    np.testing.assert_allclose(
        bags.total(values), [sum(float(values[i]) for i in each) for each in lists], rtol=1e-5
    )
    assert bags.sizes.tolist() == [len(each) for each in lists]


def test_words_of_windows_passages_and_contexts() -> None:
    passages = [passage(FIRST, "Kom vidare. Lund", 100)]
    windows = [Window(0, 100, 122), Window(0, 123, 100 + len(FIRST))]
    lexicon = make_lexicon(passages, windows)

    def forms(bags: Bags, i: int) -> list[str]:
        return sorted(lexicon.forms[word] for word in bags.ids[bags.offsets[i] : bags.offsets[i + 1]])

    assert lexicon.forms[:2] == ("lund", "svenskar")
    assert forms(lexicon.windows, 0) == ["språkcafé", "vecka"]
    assert forms(lexicon.windows, 1) == ["café", "hjälper", "lund", "nya", "språk", "svenskar", "övar"]
    assert forms(lexicon.passages, 0).count("svenskar") == 2
    assert forms(lexicon.contexts, 0) == ["lund", "vidare"]


def test_keys_find_words() -> None:
    lexicon = make_lexicon([passage(FIRST)], [])
    found: dict[tuple[str, str], set[str]] = {}
    for key, kind, word in keys_of(lexicon):
        found.setdefault((key, kind), set()).add(lexicon.forms[word])
    assert found["sv:svensk", STEM] == {"svenskar"}
    assert found["sprakcafe", FOLD] == {"språkcafé"}
    assert found["sv:språk", PART] == {"språkcafé"}
    assert ("sv:svensk", PART) not in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mål.", ["Mål."]),
        (
            "Kort. " + "Lång " * 15 + "mening.",
            ["Kort. " + "Lång " * 15 + "mening.", "Lång " * 15 + "mening."],
        ),
        (
            "A" * 70 + ". " + "B" * 70 + ".",
            ["A" * 70 + ".", "A" * 70 + ". " + "B" * 70 + ".", "B" * 70 + "."],
        ),
        ("A" * 300 + ". " + "B" * 300 + ".", ["A" * 300 + ".", "B" * 300 + "."]),
    ],
)
def test_windows_are_sentences_and_pairs(text: str, expected: list[str]) -> None:
    whole = passage(text, start=50)
    assert [text[w.start - 50 : w.end - 50] for w in windows_of(7, whole)] == expected
    assert {w.passage for w in windows_of(7, whole)} == {7}


def test_a_window_is_embedded_with_its_context() -> None:
    whole = passage("Mål. Alla är med.", "Kom vidare, Lund", 10)
    assert window_text(Window(0, 15, 27), whole) == "Kom vidare, Lund. Alla är med."
    assert window_text(Window(0, 15, 27), passage("Mål. Alla är med.", "", 10)) == "Alla är med."
