from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from rag.export.clean import clean, one_line


def test_control_characters_and_marks_of_direction_are_taken_out() -> None:
    assert clean("a\x00b\u202ec\u2066d\x1b[0m\te\r\nf\u2028g\ufffe") == "abcd[0m\te\nf\ng"


def test_one_line() -> None:
    assert one_line(" a\n\n b\tc\u00a0d ") == "a b c d"


@given(st.text())
def test_only_what_is_unwanted_is_taken_out(text: str) -> None:
    kept = clean(text)
    assert clean(kept) == kept
    assert all(unicodedata.category(c) not in ("Cc", "Cs") or c in "\n\t" for c in kept)
    assert [c for c in text if c.isalnum()] == [c for c in kept if c.isalnum()]
