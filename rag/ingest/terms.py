"""Controlled terms (target groups, themes) found in a text by the words of their vocabulary files."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from rag.text.words import fold


@dataclass(frozen=True, slots=True)
class Term:
    """One term: its id, its name by language, its words ("*" stands for any letters), and the ids of wider
    terms."""

    id: str
    names: tuple[tuple[str, str], ...]
    words: tuple[str, ...]
    broader: tuple[str, ...]

    def name(self, language: str) -> str:
        """The term's name in a language, in English where it has no other."""
        names = dict(self.names)
        return names.get(language, names["en"])

    @property
    def pattern(self) -> re.Pattern[str]:
        """Finds any of the words."""
        return _pattern(self.words)

    @property
    def folded(self) -> re.Pattern[str]:
        """Finds any of the words in a text without diacritics."""
        return _pattern(tuple(dict.fromkeys(map(fold, self.words))))

    def may_occur(self, low: str) -> bool:
        """Whether the term can occur in a text, given in lower case and again folded: cheap, and spares
        compiling the patterns of the sixty others."""
        return any(stem in low for stem in _stems(self.words))

    def within(self, low: str) -> Term:
        """The term with the words alone that can occur in a text, given as for `may_occur`: its pattern is
        compiled in a fraction of the time."""
        return replace(self, words=tuple(w for w in self.words if any(s in low for s in _stems((w,)))))


@cache
def vocabulary(name: str) -> dict[str, Term]:
    """The terms of ``data/<name>.toml`` ("groups", "themes", "topics") by id."""
    with (Path(__file__).parent / "data" / f"{name}.toml").open("rb") as file:
        rows = tomllib.load(file)["term"]
    return {
        row["id"]: Term(
            row["id"], tuple(row["name"].items()), tuple(row["words"]), tuple(row.get("broader", ()))
        )
        for row in rows
    }  # fmt: skip


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    parts = (re.escape(w).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for w in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


@cache
def _stems(words: tuple[str, ...]) -> tuple[str, ...]:
    """The longest literal piece of each word, as written and folded."""
    pieces = [max(re.split(r"[*\s]+", word.casefold()), key=len) for word in words]
    return tuple(dict.fromkeys([*pieces, *map(fold, pieces)]))


def find_terms(text: str, name: str) -> Iterator[tuple[Term, re.Match[str]]]:
    """Each term of the vocabulary that occurs in ``text``, with its first occurrence."""
    low = text.casefold()
    for term in vocabulary(name).values():
        match = term.pattern.search(text) if term.may_occur(low) else None
        if match:
            yield term, match
