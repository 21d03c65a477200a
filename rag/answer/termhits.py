"""Where the vocabulary's terms stand: looked up among the collection's words, not searched for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from rag.ingest.terms import Term
from rag.store.store import Store

AFTER = 3
"""Words after a word of comparison that are somebody else ("lägre än svenskfödda män")."""

_THAN = (
    "än",
    "than",
    "end",
    "enn",
    "kuin",
    "jämfört med",
    "compared to",
    "compared with",
    "sammenlignet med",
)
_COMPARED = re.compile(rf"\b(?:{'|'.join(_THAN)})(?:\s+\S+){{1,{AFTER}}}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hits:
    """Where a term stands: the different words that stand for it, in lower case, and for each hit the number
    of its word and of its text; ``compared`` are the texts where it only stands in a comparison."""

    words: tuple[str, ...]
    word: npt.NDArray[np.int64]
    text: npt.NDArray[np.int64]
    compared: npt.NDArray[np.int64]


class TermHits:
    """Finds terms in the windows of one collection; what was found is kept, as terms are few."""

    def __init__(self, store: Store, texts: Sequence[str]) -> None:
        """``texts`` are those of the store's windows, in order."""
        self._store = store
        self._texts = texts
        self._hits: dict[Term, Hits] = {}

    def __len__(self) -> int:
        return len(self._texts)

    def form(self, number: int) -> str:
        """The collection's word of that number."""
        return self._store.forms[number]

    def hits(self, term: Term) -> Hits:
        """Where a term stands, but not after a word of comparison ("än män")."""
        if term not in self._hits:
            self._hits[term] = self._find(term)
        return self._hits[term]

    def _find(self, term: Term) -> Hits:
        number: dict[str, int] = {}
        found: dict[tuple[int, int], bool] = {}
        for word, text in (*self._single(term), *self._phrases(term)):
            key = number.setdefault(word, len(number)), text
            found[key] = found.get(key, False) or not self._only_compared(word, text)
        meant = [key for key, real in found.items() if real]
        other = {text for (_, text), real in found.items() if not real} - {text for _, text in meant}
        return Hits(
            tuple(number),
            np.fromiter((word for word, _ in meant), np.int64, len(meant)),
            np.fromiter((text for _, text in meant), np.int64, len(meant)),
            np.fromiter(sorted(other), np.int64, len(other)),
        )

    def _single(self, term: Term) -> Iterator[tuple[str, int]]:
        for pattern in (w.casefold() for w in term.words if " " not in w):
            for form in self._forms_like(pattern):
                for text in self._windows_with(form):
                    yield self._store.forms[form], int(text)

    def _phrases(self, term: Term) -> Iterator[tuple[str, int]]:
        """Phrases are searched for where their longest word stands."""
        for phrase in (w for w in term.words if " " in w):
            longest = max(phrase.casefold().split(), key=len)
            windows = {int(t) for form in self._forms_like(longest) for t in self._windows_with(form)}
            if windows:
                pattern = replace(term, words=(phrase,)).pattern
                for text in sorted(windows):
                    for match in pattern.finditer(self._texts[text]):
                        yield match.group().casefold(), text

    def _forms_like(self, pattern: str) -> Iterator[int]:
        """The numbers of the collection's words that a word of the vocabulary stands for."""
        ordered, numbers = self._ordered
        if "*" not in pattern[:-1]:
            base = pattern.rstrip("*")
            meets: Callable[[str], bool] = (
                base.__eq__ if base == pattern else lambda form: form.startswith(base)
            )
            at = bisect_left(ordered, base)
            while at < len(ordered) and meets(ordered[at]):
                yield numbers[at]
                at += 1
            return
        whole = re.compile(re.escape(pattern).replace(r"\*", r"\w*"))
        yield from (number for form, number in zip(ordered, numbers, strict=True) if whole.fullmatch(form))

    @cached_property
    def _ordered(self) -> tuple[list[str], list[int]]:
        """The collection's words in alphabetical order, and their numbers."""
        forms = self._store.forms
        numbers = sorted(range(len(forms)), key=forms.__getitem__)
        return [forms[i] for i in numbers], numbers

    @cached_property
    def _inverted(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """The windows in the order of the words that they hold, and where each word's begin."""
        bags = self._store.window_words
        windows = np.repeat(np.arange(len(bags)), bags.sizes)
        order = np.argsort(bags.ids, kind="stable")
        starts = np.searchsorted(bags.ids[order], np.arange(len(self._store.forms) + 1))
        return windows[order], starts

    def _windows_with(self, form: int) -> npt.NDArray[np.int64]:
        windows, starts = self._inverted
        return windows[starts[form] : starts[form + 1]]

    def _only_compared(self, word: str, text: int) -> bool:
        """Whether a word of a text stands only after a word of comparison."""
        whole = self._texts[text]
        if not any(than in whole for than in _THAN):
            return False
        rest = _COMPARED.sub(" ", whole).casefold()
        return word in whole.casefold() and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", rest) is None
