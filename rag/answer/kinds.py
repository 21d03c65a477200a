"""The kind of a question, by how it is put."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from rag.answer.question import Value
from rag.text.words import fold
from rag.types import Kind


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns of ``questions.toml``, compiled; those of kinds and values also match what was typed
    without diacritics. ``holding`` finds a value in a text; ``seasons`` gives the days of a season."""

    kinds: tuple[tuple[Kind, re.Pattern[str]], ...]
    values: tuple[tuple[Value, re.Pattern[str]], ...]
    units: re.Pattern[str]
    frame: frozenset[str]
    words: dict[str, re.Pattern[str]]
    holding: dict[Value, re.Pattern[str]]
    seasons: dict[str, tuple[str, str]]


@cache
def patterns() -> Patterns:
    """Load ``questions.toml``."""
    with (Path(__file__).parent / "data" / "questions.toml").open("rb") as file:
        data = tomllib.load(file)
    plural, singular = data["units"]["plural"], data["units"]["singular"]
    words = data["frame"]["words"].split()
    return Patterns(
        tuple((cast("Kind", row["id"]), _compile(row, plural)) for row in data["kind"]),
        tuple((cast("Value", row["id"]), _compile(row, plural)) for row in data["value"]),
        re.compile(rf"\b(?:{plural}|{singular}|{fold(plural)})\b"),
        frozenset(words) | frozenset(map(fold, words)),
        {name: re.compile("|".join(parts), re.IGNORECASE) for name, parts in data["words"].items()},
        _holding(data["values"]),
        {name: _days(days) for days, names in data["seasons"].items() for name in names.split()},
    )


def _days(written: str) -> tuple[str, str]:
    first, last = written.split("/")
    return first, last


def _holding(values: dict[str, str]) -> dict[Value, re.Pattern[str]]:
    numbers, units, months = ("|".join(values[name].split()) for name in ("numbers", "units", "months"))
    return {
        "number": re.compile(rf"\d|\b(?:{numbers})\b", re.IGNORECASE),
        "duration": re.compile(rf"(?:\d|\b(?:{numbers}))(?:[.,]\d+)?\s*-?(?:{units})", re.IGNORECASE),
        "date": re.compile(rf"\b(?:19|20)\d\d\b|\b(?:{months})\b", re.IGNORECASE),
    }


def _compile(row: dict[str, Any], units: str) -> re.Pattern[str]:
    source = "|".join(f"(?:{p})" for p in row["patterns"]).replace("UNITS", units)
    folded = _fold_pattern(source)
    return re.compile(source if folded == source else f"{source}|{folded}")


def _fold_pattern(source: str) -> str:
    return source.translate(str.maketrans("åäöøæé", "aaooae"))


def kind_of(question: str) -> Kind:
    """The kind of a question; "fact" when nothing in it says another."""
    low = question.casefold().strip()
    return next((kind for kind, pattern in patterns().kinds if pattern.search(low)), "fact")


def value_of(question: str) -> Value | None:
    """The kind of value that the answer must hold, None when any words will do."""
    low = question.casefold()
    return next((value for value, pattern in patterns().values if pattern.search(low)), None)
