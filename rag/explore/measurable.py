"""Whether a goal can be measured: a number that counts something, and not a part, a paragraph or a year."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from rag.answer.kinds import patterns
from rag.ingest.terms import Term, find_terms

NEAR = 6
"""Words before and after a number among which its goal, or those whom it counts, are named."""

_NUMBER = re.compile(r"(?<![\w.,§])(?!(?:19|20)\d\d(?!\d)|\d+\.0(?!\d))\d+(?:[.,]\d+)*(?!\w)")
"""A number in figures that is no year and no version ("Kom vidare 2.0")."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?!\w)")


def measures(text: str, in_words: bool = False) -> bool:
    """Whether a text holds a number near a word of goals or of people; ``in_words``: also "tio", "ten"."""
    return any(
        _counts(sentence, start, end)
        for sentence in _SENTENCE.split(text)
        for start, end in _numbers(sentence, in_words)
    )


def _numbers(sentence: str, in_words: bool) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in _NUMBER.finditer(sentence))
    if in_words:
        known = patterns().values_held
        yield from (m.span() for m in _WORD.finditer(sentence) if known.is_number(m.group().casefold()))


def _counts(sentence: str, start: int, end: int) -> bool:
    before, after = sentence[:start].split()[-NEAR:], sentence[end:].split()[:NEAR]
    aims, numbering = _words()
    alone = sentence[:start].endswith("(") and sentence[end:].startswith(")")
    if alone or (before and numbering.search(before[-1])):
        return False
    around = " ".join([*before, "|", *after])
    return "%" in around or aims.search(around) is not None or any(find_terms(around, "groups"))


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words of goals, and those that only number what follows them."""
    with (Path(__file__).parent / "data" / "checklist.toml").open("rb") as file:
        data = tomllib.load(file)["measure"]
    aims, numbering = (Term("", (), tuple(data[name]), ()).pattern for name in ("aims", "numbering"))
    return aims, numbering
