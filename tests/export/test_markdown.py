from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.export.clean import one_line
from rag.export.markdown import escape, to_markdown
from tests.export.sample import HOSTILE, PERHAPS, SURE, WORDING, answered, everywhere


def plain(markdown: str) -> str:
    """What Markdown shows of an escaped text."""
    return re.sub(r"\\(.)", r"\1", markdown)


def test_the_whole_file() -> None:
    assert plain(to_markdown(answered(), WORDING).decode()) == (
        "# Vilka projekt?\n\n1 stämmer, 1 kanske, 62 granskade\n\n"
        f"## Kom vidare – Stämmer\n\nLunds kommun · 2022-01-01\n\n> {SURE} [1]\n\n"
        f"## Plats för fler – Kanske\n\nMedborgarskolan\n\n> {PERHAPS} [2]\n\n## Källor\n\n"
        f"**[1]** Katalog 2023 · Målgrupp · s. 29 · katalog.txt, tecken 100–144\n\n> {SURE}\n\n"
        f"**[2]** Katalog 2023 · Målgrupp · s. 29 · katalog.txt, tecken 200–244\n\n> {PERHAPS}\n"
    )


@given(st.text())
def test_every_mark_is_escaped(text: str) -> None:
    escaped = escape(text)
    assert plain(escaped) == one_line(text)
    assert re.search(r"(?<!\\)(?:\\\\)*[\[\]()<>*_`#|~]", escaped) is None


@pytest.mark.parametrize("value", HOSTILE)
def test_a_text_adds_no_line_and_no_mark(value: str) -> None:
    hostile, harmless = (to_markdown(everywhere(v), WORDING).decode() for v in (value, "text"))
    assert len(hostile.splitlines()) == len(harmless.splitlines())
    assert hostile.replace(escape(value), "text") == harmless
