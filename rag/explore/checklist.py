"""What a good application thinks of: a checklist, judged by the draft's words and meaning."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np

from rag.explore.measurable import measures
from rag.explore.telling import Quote, Telling, Window
from rag.ingest.terms import Term
from rag.retrieve.retriever import Retriever
from rag.store.lexicon import Floats

Touched = Literal["yes", "maybe", "no"]

MEANT = 0.62
"""The cosine with an item's own sentence from which a draft perhaps means the item without its words."""

IN_HEADING = 1.5
"""What an item's word in the heading above a window adds, in standard deviations: the chapter is about it."""

OUTSIDE = 0.8
"""What a chapter of advice adds beside a single project's experience: it sums up several."""

ADVISING = frozenset({"experience", "spread"})
"""Fields of a record that advise others."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to think of: the words by which a draft touches it and a text advises on it, sentences that
    mean it, and whether a number touches it and no word."""

    id: str
    names: tuple[tuple[str, str], ...]
    hints: tuple[tuple[str, str], ...]
    pattern: re.Pattern[str]
    advised: re.Pattern[str]
    meanings: tuple[str, ...]
    number: bool

    def name(self, language: str) -> str:
        """The item's name in a language."""
        return dict(self.names)[language]

    def hint(self, language: str) -> str:
        """What a draft should say of it, in a language."""
        return dict(self.hints)[language]


@dataclass(frozen=True, slots=True)
class Checklist:
    """The items, and the words by which a chapter of advice is known."""

    items: tuple[Item, ...]
    advice: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Advice:
    """The collection's advice on an item."""

    item: Item
    quote: Quote


@dataclass(frozen=True, slots=True)
class Check:
    """An item judged: ``said`` is the draft's own sentence that touches it, "" when none does."""

    item: Item
    touched: Touched
    said: str
    advice: Quote | None


@cache
def load_checklist() -> Checklist:
    """The items of ``checklist.toml``."""
    with (Path(__file__).parent / "data" / "checklist.toml").open("rb") as file:
        data = tomllib.load(file)
    items = tuple(
        Item(
            row["id"],
            tuple(row["name"].items()),
            tuple(row["hint"].items()),
            _pattern(row.get("words", ())),
            _pattern(row.get("advised") or row["words"]),
            tuple(row["meaning"].values()),
            row.get("number", False),
        )
        for row in data["item"]
    )
    return Checklist(items, _pattern(data["advice"]["words"]))


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    return Term("", (), tuple(words), ()).pattern


def judge(item: Item, sentences: Sequence[str], likeness: Floats, advice: Quote | None) -> Check:
    """Whether a draft touches an item; ``likeness`` is each sentence's greatest cosine with its meanings."""
    for sentence in sentences:
        if measures(sentence, in_words=True) if item.number else item.pattern.search(sentence):
            return Check(item, "yes", sentence, advice)
    able = () if item.number else range(len(sentences))
    nearest = max(able, key=lambda i: float(likeness[i]), default=None)
    if nearest is not None and likeness[nearest] >= MEANT:
        return Check(item, "maybe", sentences[nearest], advice)
    return Check(item, "no", "", advice)


def judge_all(
    checklist: Checklist,
    sentences: Sequence[str],
    vectors: Floats,
    telling: Telling,
    advice: dict[str, Advice],
) -> tuple[Check, ...]:
    """The checklist judged: what is missing first."""
    checks = []
    for item in checklist.items:
        meant = vectors @ telling.embed(item.meanings).T
        quote = advice[item.id].quote if item.id in advice else None
        checks.append(judge(item, sentences, meant.max(axis=1), quote))
    return tuple(sorted(checks, key=lambda check: ("no", "maybe", "yes").index(check.touched)))


def is_advice(window: Window, checklist: Checklist) -> bool:
    """Whether a window advises: a field of experience, or a chapter that is called advice or like an item."""
    if window.role in ADVISING:
        return True
    heading = window.quote.section
    if window.quote.project is not None:
        return False
    return any(
        pattern.search(heading) for pattern in (checklist.advice, *(i.advised for i in checklist.items))
    )


def advice_of(checklist: Checklist, telling: Telling, retriever: Retriever) -> dict[str, Advice]:
    """The best piece of advice on each item, no piece twice."""
    advising = [w for w in telling.windows if is_advice(w, checklist)]
    advice: dict[str, Advice] = {}
    taken: set[int] = set()
    for item in checklist.items:
        about = [w for w in advising if w.number not in taken and _about(item, w)]
        if not about:
            continue
        scores = np.max([retriever.window_scores(meaning) for meaning in item.meanings], axis=0)
        best = max(about, key=lambda w: float(scores[w.number]) + _worth(item, w))
        taken.add(best.number)
        advice[item.id] = Advice(item, best.quote)
    return advice


def _about(item: Item, window: Window) -> bool:
    return bool(item.advised.search(window.quote.text) or item.advised.search(window.quote.section))


def _worth(item: Item, window: Window) -> float:
    return IN_HEADING * bool(item.advised.search(window.quote.section)) + OUTSIDE * (
        window.quote.project is None
    )
