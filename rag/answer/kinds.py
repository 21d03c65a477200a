"""The kind of a question, by how it is put."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from rag.answer.question import Value
from rag.text.words import fold
from rag.types import Kind

COMPOUND = r"[^\W\d_]*"
"""What may stand before a word for projects in one word: "integrationsinsatser", "språkprojekt"."""

EITHER = {ord(letter): f"[{letter}{fold(letter)}]" for letter in "åäöøæé"}
"""In a pattern, what stands for a letter that is also typed without its diacritics."""


@dataclass(frozen=True, slots=True)
class Held:
    """How values are written: words and beginnings of words for numbers, units of time, names of
    months and weekdays."""

    numbers: frozenset[str]
    beginnings: tuple[str, ...]
    units: tuple[str, ...]
    months: frozenset[str]
    weekdays: frozenset[str]
    share: re.Pattern[str]
    duration: re.Pattern[str]

    def is_number(self, word: str) -> bool:
        """Whether a word in lower case is a number."""
        return word in self.numbers or word.startswith(self.beginnings)

    def measures(self, word: str) -> bool:
        """Whether a word after a number makes it a measure and no count: of time, money, or a day."""
        return word in self.months or word.startswith((*self.units, "kr", "euro", "€"))


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns of ``questions.toml``, compiled; those of kinds and values also match what was typed
    without diacritics. ``units`` finds words for projects and what stands before them in one word,
    ``frame`` and ``list_frame`` are the words that frame any question and one for a list, ``values_held`` the
    values of a text, ``telling`` words that only one language has; ``seasons`` and ``year_parts`` give the
    days of a season, and of a half or a quarter with its year."""

    kinds: tuple[tuple[Kind, re.Pattern[str]], ...]
    values: tuple[tuple[Value, re.Pattern[str]], ...]
    units: re.Pattern[str]
    frame: frozenset[str]
    list_frame: frozenset[str]
    words: dict[str, re.Pattern[str]]
    values_held: Held
    telling: dict[str, frozenset[str]]
    seasons: dict[str, tuple[str, str]]
    year_parts: tuple[tuple[re.Pattern[str], tuple[str, str]], ...]


@cache
def patterns() -> Patterns:
    """Load ``questions.toml``."""
    with (Path(__file__).parent / "data" / "questions.toml").open("rb") as file:
        data = tomllib.load(file)
    plural, singular = data["units"]["plural"], data["units"]["singular"]
    frame, listed = (_with_folded(data["frame"][name].split()) for name in ("words", "listed"))
    return Patterns(
        tuple((cast("Kind", row["id"]), _compile(row, plural)) for row in data["kind"]),
        tuple((cast("Value", row["id"]), _compile(row, plural)) for row in data["value"]),
        re.compile(rf"\b(?P<compound>{COMPOUND}?)(?:{plural}|{singular}|{fold(plural)})\b"),
        frame,
        frame | listed,
        {name: re.compile("|".join(parts), re.IGNORECASE) for name, parts in data["words"].items()},
        _held(data["values"]),
        {language: frozenset(told.split()) for language, told in data["telling"].items()},
        {name: _days(days) for days, names in data["seasons"].items() for name in names.split()},
        tuple(
            (re.compile(rf"\b(?:{part})\s+(?P<year>(?:19|20)\d\d)"), _days(days))
            for days, part in data["year_parts"].items()
        ),
    )


def _with_folded(words: Sequence[str]) -> frozenset[str]:
    return frozenset([*words, *map(fold, words)])


def _days(written: str) -> tuple[str, str]:
    first, last = written.split("/")
    return first, last


def _held(values: dict[str, str]) -> Held:
    numbers = values["numbers"].split()
    beginnings = tuple(n.removesuffix("*") for n in numbers if n.endswith("*"))
    whole = frozenset(n for n in numbers if not n.endswith("*"))
    written = "|".join([*whole, *(rf"{b}\w*" for b in beginnings)])
    units = tuple(values["units"].split())
    duration = rf"(?:\d|\b(?:{written}))(?:[.,]\d+)?\s*-?(?:{'|'.join(units)})"
    return Held(
        whole,
        beginnings,
        units,
        frozenset(values["months"].split()),
        frozenset(values["weekdays"].split()),
        re.compile(values["share"]),
        re.compile(duration),
    )


def _compile(row: dict[str, Any], units: str) -> re.Pattern[str]:
    source = "|".join(f"(?:{p})" for p in row["patterns"]).replace("UNITS", f"{COMPOUND}(?:{units})")
    return re.compile(source.translate(EITHER))


def kind_of(question: str) -> Kind:
    """The kind of a question; "fact" when nothing in it says another."""
    low = question.casefold().strip()
    kinds: list[Kind] = [kind for kind, pattern in patterns().kinds if pattern.search(low)]
    if not kinds or (kinds[0] == "advice" and patterns().words["value_first"].search(low)):
        return "fact"
    return "count" if kinds[0] == "contact" and "count" in kinds else kinds[0]


def without_subordinate(question: str) -> str:
    """The question with blanks for a "when" that asks nothing: "vad gör de när …", "när det gäller"."""
    match = patterns().words["subordinate"].search(question)
    if match is None:
        return question
    start, end = match.span("phrase" if match["phrase"] else "when")
    return question[:start] + " " * (end - start) + question[end:]


def value_of(question: str) -> Value | None:
    """The kind of value that the answer must hold, None when any words will do."""
    low = question.casefold()
    return next((value for value, pattern in patterns().values if pattern.search(low)), None)
