"""Who pays for a project: section marks, and funders named in a sentence about money."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from rag.text.sentences import split_sentences
from rag.types import Span

FUNDING_LENGTH = 120
"""Characters that are shown of a field for money."""

_CURRENCY = re.compile(r"(?<!\w)(?:tkr|mkr|kr|sek|dkk|nok|isk|eur|euro|€)(?!\w)", re.I)
_MONEY = re.compile(
    r"\w*finans\w*|\w*finance\w*|\bfund(?:ed|ing)\b|stöd från|støtte fra|\w*medel\b|\w*midler\b"
    r"|\w*bidrag\b|\btilskud\w*|\bgrants?\b|\brahoit\w*",
    re.I,
)


@cache
def _rows() -> list[dict[str, Any]]:
    with (Path(__file__).parent / "data" / "funders.toml").open("rb") as file:
        rows: list[dict[str, Any]] = tomllib.load(file)["funder"]
    return rows


def within(name: str) -> frozenset[str]:
    """A funder and those that are parts of it: the EU pays by its funds."""
    return frozenset([name, *(row["name"] for row in _rows() if row.get("within") == name)])


@cache
def funders() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The funders of ``funders.toml`` in file order: shown name and pattern (names match whole words)."""
    return tuple(
        (
            row["name"],
            re.compile("|".join([*map(_whole, row["words"]), *(f"(?i:{p})" for p in row["patterns"])])),
        )
        for row in _rows()
    )


def _whole(word: str) -> str:
    case = "" if word.isupper() else "i"
    escaped = re.escape(word).replace(r"\ ", r"\s+")
    return rf"(?{case}:(?<!\w){escaped}(?!\w))" if case else rf"(?:(?<!\w){escaped}(?!\w))"


def speaks_of_money(text: str) -> bool:
    """Whether a text says that something is paid for."""
    return _MONEY.search(text) is not None


def is_fund(name: str) -> bool:
    """Whether a funder's name means nothing but money: a fund in capitals, a section of law."""
    return name.startswith("§") or (name.isupper() and len(name) > 2)


def find_funders(text: str) -> list[tuple[str, Span]]:
    """Each funder named anywhere in ``text``, at its first mention, in order of the mentions."""
    found = [(name, Span(m.start(), m.end())) for name, pattern in funders() if (m := pattern.search(text))]
    return sorted(found, key=lambda f: f[1].start)


def find_funding(text: str) -> tuple[str, Span] | None:
    """The funder named first in a sentence of ``text`` that speaks of money; the span is the mention's."""
    for sentence in split_sentences(text):
        slice_ = text[sentence.start : sentence.end]
        if _MONEY.search(slice_):
            named = find_funders(slice_)
            if named:
                name, span = named[0]
                return name, Span(sentence.start + span.start, sentence.start + span.end)
    return None


def amount(value: str, label: str) -> str:
    """What a field for money says, on one line; a bare number has the currency of its label
    ("Beviljat (kr)": 310 000)."""
    written = " ".join(value.split())[:FUNDING_LENGTH]
    currency = _CURRENCY.search(label)
    bare = all(c.isdigit() or c in " .,\u00a0\u202f" for c in written)
    return f"{written} {currency.group()}" if bare and currency else written
