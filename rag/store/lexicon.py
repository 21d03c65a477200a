"""The words of a collection: a numbered vocabulary, which words stand where, and the keys that find them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rag.store.windows import Window
from rag.text.compounds import CompoundSplitter
from rag.text.stems import LANGUAGES, content_forms, stem
from rag.text.words import fold
from rag.types import Passage

Numbers = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]

STEM = "stem"
FOLD = "fold"
PART = "part"


@dataclass(frozen=True, slots=True)
class Bags:
    """Bags of words, end to end: bag ``i`` holds the word numbers ``ids[offsets[i]:offsets[i + 1]]``."""

    ids: Numbers
    offsets: Numbers

    @classmethod
    def from_lists(cls, lists: Sequence[Sequence[int]]) -> Bags:
        """Lay the lists end to end."""
        offsets = np.zeros(len(lists) + 1, np.int32)
        np.cumsum([len(each) for each in lists], out=offsets[1:])
        ids = np.fromiter((number for each in lists for number in each), np.int32, int(offsets[-1]))
        return cls(ids, offsets)

    def __len__(self) -> int:
        return len(self.offsets) - 1

    @property
    def sizes(self) -> Numbers:
        """The number of words in each bag."""
        return np.diff(self.offsets)

    def maximum(self, values: Floats) -> Floats:
        """Return for each bag the greatest of its words' ``values`` (one a word; 0 for an empty bag)."""
        return self._reduce(np.maximum, values)

    def total(self, values: Floats) -> Floats:
        """Return for each bag the sum of its words' ``values``, a repeated word counted each time."""
        return self._reduce(np.add, values)

    def _reduce(self, operation: np.ufunc, values: Floats) -> Floats:
        result = np.zeros(len(self), np.float32)
        filled = self.sizes > 0  # reduceat takes an empty bag for its neighbour's first word
        if filled.any():
            result[filled] = operation.reduceat(values[self.ids], self.offsets[:-1][filled])
        return result


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The vocabulary (``forms``, by number), and the bags of windows, passages and passages' contexts."""

    forms: tuple[str, ...]
    windows: Bags
    passages: Bags
    contexts: Bags


def make_lexicon(passages: Sequence[Passage], windows: Sequence[Window]) -> Lexicon:
    """Number the content words of all passages and contexts, most frequent first, and fill the bags."""
    texts = [content_forms(passage.text, passage.language, passage.start) for passage in passages]
    contexts = [content_forms(passage.context, passage.language) for passage in passages]
    counts = Counter(word.form for found in (*texts, *contexts) for word in found)
    forms = sorted(counts, key=lambda form: (-counts[form], form))
    number = {form: i for i, form in enumerate(forms)}
    in_windows = [
        sorted(
            {number[w.form] for w in texts[window.passage] if window.start <= w.start and w.end <= window.end}
        )
        for window in windows
    ]
    return Lexicon(
        tuple(forms),
        Bags.from_lists(in_windows),
        Bags.from_lists([[number[word.form] for word in found] for found in texts]),
        Bags.from_lists([sorted({number[word.form] for word in found}) for found in contexts]),
    )


def splitter_of(lexicon_forms: Sequence[str], bags: Bags) -> CompoundSplitter:
    """A compound splitter that knows the collection's words and how often each stands in ``bags``."""
    counts = np.bincount(bags.ids, minlength=len(lexicon_forms))
    return CompoundSplitter({form: int(n) for form, n in zip(lexicon_forms, counts, strict=True) if n})


def keys_of(lexicon: Lexicon) -> Iterator[tuple[str, str, int]]:
    """Yield (key, kind, word number): the stems of each word, its folded forms, its compound parts.

    A word has its stems in every language, since a collection mixes them and a question may be in
    another; a stem's key is marked with the language, so that only stems of one language meet.
    """
    splitter = splitter_of(lexicon.forms, lexicon.passages)
    for word, form in enumerate(lexicon.forms):
        for key in stem_keys(form):
            yield key, STEM, word
        for key in fold_keys(form):
            yield key, FOLD, word
        for part in splitter.split(form):
            for key in stem_keys(part):
                yield key, PART, word


def stem_keys(form: str) -> tuple[str, ...]:
    """The keys of a form's stems, one a language."""
    return tuple(f"{language}:{stem(form, language)}" for language in LANGUAGES)


def fold_keys(form: str) -> tuple[str, ...]:
    """The keys of a form without its diacritics, as it is and as the Nordic languages stem it."""
    stems = {fold(form), *(fold(stem(form, language)) for language in ("sv", "da", "nb"))}
    return tuple(sorted(stems))
