"""Texts as numbers: every word form gets an id, every text becomes a run of word ids.

Training then never touches a string: a batch is a set of ranges into one array of word ids.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Counts = NDArray[np.float64]
WORD = re.compile(r"[^\W_]+")
SOFT_HYPHEN = "\u00ad"


def words_of(text: str) -> list[str]:
    """The lower-cased words (letters and digits) of a text, as the model's tokenizer separates them."""
    return WORD.findall(unicodedata.normalize("NFKC", text.replace(SOFT_HYPHEN, "")).lower())


@dataclass
class Corpus:
    """Interned words and the texts ("units") made of them.

    Unit ``u`` is ``flat[bounds[u]:bounds[u + 1]]``.
    """

    vocabulary: dict[str, int] = field(default_factory=dict)
    flat: array[int] = field(default_factory=lambda: array("i"))
    bounds: array[int] = field(default_factory=lambda: array("q", [0]))
    _shared: dict[str, int] = field(default_factory=dict)

    def word(self, word: str) -> int:
        """The id of a word form; a new one when it was not seen before."""
        return self.vocabulary.setdefault(word, len(self.vocabulary))

    def add(self, words: list[str]) -> int:
        """Append a unit and return its number."""
        intern, vocabulary = self.vocabulary.setdefault, self.vocabulary
        self.flat.extend(intern(word, len(vocabulary)) for word in words)
        self.bounds.append(len(self.flat))
        return len(self.bounds) - 2

    def share(self, text: str) -> int:
        """The unit of a short text; equal texts share one, so that a batch can tell false negatives."""
        words = words_of(text)
        key = " ".join(words)
        if key not in self._shared:
            self._shared[key] = self.add(words)
        return self._shared[key]

    def flat_array(self) -> NDArray[np.int32]:
        """All word ids of all units, one after the other."""
        return np.frombuffer(self.flat, dtype=np.int32)

    def bounds_array(self) -> Ints:
        """Where each unit starts in :meth:`flat_array`; one more entry than there are units."""
        return np.frombuffer(self.bounds, dtype=np.int64)


@dataclass(frozen=True)
class DocumentSource:
    """Documents of one source: document ``d`` has the title unit ``titles[d]`` and the paragraph units
    ``starts[d]`` up to, not including, ``ends[d]``.
    """

    name: str
    language: str
    titles: Ints
    starts: Ints
    ends: Ints


@dataclass(frozen=True)
class PairSource:
    """Pairs of units that mean the same, or of which one answers the other."""

    name: str
    languages: tuple[str, str]
    left: Ints
    right: Ints


def pair_source(name: str, languages: tuple[str, str], pairs: list[tuple[int, int]]) -> PairSource:
    """Pairs as arrays, without pairs of a unit with itself."""
    kept = np.array([pair for pair in pairs if pair[0] != pair[1]], dtype=np.int64).reshape(-1, 2)
    return PairSource(name, languages, kept[:, 0], kept[:, 1])
