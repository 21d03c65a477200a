from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rag.ui.context import Excerpt, excerpt

TEXTS = st.text(alphabet="abå \n\u00a0é𝄞", max_size=300)


@st.composite
def slices(draw: st.DrawFn) -> tuple[str, int, int, int]:
    text = draw(TEXTS)
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text)))
    return text, start, end, draw(st.integers(0, 60))


@given(slices())
def test_an_excerpt_is_the_source_as_it_stands(case: tuple[str, int, int, int]) -> None:
    text, start, end, around = case
    found = excerpt(text, start, end, around)
    assert found.quote == text[start:end]
    assert text[:start].endswith(found.before)
    assert text[end:].startswith(found.after)
    assert len(found.before) <= around
    assert len(found.after) <= around
    assert found.cut_before == (len(found.before) < start)
    assert found.cut_after == (len(found.after) < len(text) - end)


def test_words_stay_whole() -> None:
    text = "Projektet vänder sig till föräldralediga kvinnor i Lund."
    start = text.index("föräldralediga")
    found = excerpt(text, start, start + len("föräldralediga"), around=12)
    assert found == Excerpt("sig till ", "föräldralediga", " kvinnor i", cut_before=True, cut_after=True)


def test_a_word_longer_than_the_excerpt_is_cut() -> None:
    assert excerpt("a" * 20, 8, 12, around=3) == Excerpt(
        "aaa", "aaaa", "aaa", cut_before=True, cut_after=True
    )
