"""Negation: which words of a text are denied, clause by clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.answer.model.words import Worded, negations

_CLAUSE = re.compile(
    r"[,;:.!?–—()]+\s|\b(?:men|but|som|der|who|which|that|medan|mens|while|whereas|fordi|eftersom|because)\b",
    re.IGNORECASE,
)
_NOT_ONLY = re.compile(
    r"\b(?:inte|ikke|ikkje|not)\s+(?:bara|endast|enbart|kun|bare|only|just)\b|\butan\s+att\s+bara\b",
    re.IGNORECASE,
)
_NOT_BUT = re.compile(r"\b(?:inte|ej)\b(?P<between>[^.;]*?)\butan\b(?!\s+att)", re.IGNORECASE)
"""After "inte" the Swedish "utan" is "but", not "without"."""
_TOKEN = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class Denied:
    """What the negations of a text deny, as numbers of its content words.

    ``scope`` has one word for each negation, the next of its clause or else the one before (-1 for none);
    ``near`` the words that each may be about; ``clause`` all words of clauses with a negation. ``but`` tells
    of the Swedish "inte … utan", whose "utan" denies nothing, and ``without`` of any "utan".
    """

    scope: tuple[int, ...]
    near: tuple[frozenset[int], ...]
    clause: frozenset[int]
    but: bool
    without: bool


def without_not_only(text: str) -> str:
    """The text with "not only" blanked out: it neither denies nor limits."""
    return _NOT_ONLY.sub(lambda m: " " * len(m.group()), text)


def denied(text: str, language: str, words: Sequence[Worded]) -> Denied:
    """Where a text denies; ``words`` are its content words."""
    text = without_not_only(text)
    but, without = bool(_NOT_BUT.search(text)), "utan" in text.casefold().split()
    text = _NOT_BUT.sub(lambda m: m.group()[:-4] + "   ;", text)
    denying = negations(language)
    cuts = [0, *(m.start() for m in _CLAUSE.finditer(text)), len(text)]
    scope: list[int] = []
    clause: set[int] = set()
    near: list[frozenset[int]] = []
    for token in _TOKEN.finditer(text):
        low = token.group().casefold()
        if low not in denying and not low.endswith(("n't", "n’t")):
            continue
        first = max(cut for cut in cuts if cut <= token.start())
        last = min(cut for cut in cuts if cut > token.start())
        inside = [i for i, w in enumerate(words) if first <= w.word.start < last]
        following = [i for i in inside if words[i].word.start >= token.end()]
        earlier = [i for i in inside if words[i].word.start < token.start()]
        scope.append([*following[:1], *earlier[-1:], -1][0])
        clause.update(inside)
        near.append(frozenset([*following[:2], *earlier[-1:]]))
    return Denied(tuple(scope), tuple(near), frozenset(clause), but, without)
