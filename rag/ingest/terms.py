"""Controlled terms (target groups, themes) found in a text by the words of their vocabulary files."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rag.text.words import fold


@dataclass(frozen=True, slots=True)
class Term:
    """One term: its id, its name by language, the pattern of its words, the same without diacritics, and
    the ids of wider terms."""

    id: str
    names: dict[str, str]
    pattern: re.Pattern[str]
    folded: re.Pattern[str]
    broader: tuple[str, ...]


@cache
def vocabulary(name: str) -> dict[str, Term]:
    """The terms of ``data/<name>.toml`` ("groups", "themes") by id."""
    with (Path(__file__).parent / "data" / f"{name}.toml").open("rb") as file:
        rows = tomllib.load(file)["term"]
    return {
        row["id"]: Term(
            row["id"],
            row["name"],
            _pattern(row["words"]),
            _pattern([fold(word) for word in row["words"]]),
            tuple(row.get("broader", ())),
        )
        for row in rows
    }


def _pattern(words: list[str]) -> re.Pattern[str]:
    parts = (re.escape(w).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for w in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


def find_terms(text: str, name: str) -> Iterator[tuple[Term, re.Match[str]]]:
    """Each term of the vocabulary that occurs in ``text``, with its first occurrence."""
    for term in vocabulary(name).values():
        match = term.pattern.search(text)
        if match:
            yield term, match


def with_broader(ids: set[str], name: str) -> set[str]:
    """The ids and all their wider terms."""
    terms, result, queue = vocabulary(name), set[str](), list(ids)
    while queue:
        term = queue.pop()
        if term not in result and term in terms:
            result.add(term)
            queue += terms[term].broader
    return result
