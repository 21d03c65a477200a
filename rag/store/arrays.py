"""The numbers of a generation, in one file of numpy arrays."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from rag.store.lexicon import Bags, Numbers
from rag.store.vectors import Keys
from rag.store.windows import Window

_BAGS = ("window", "passage", "context")
_PARTS = ("ids", "offsets")
_PLAIN = ("windows", "window_keys", "passage_keys", "word_vectors")


@dataclass(frozen=True, slots=True)
class Arrays:
    """``windows`` has the columns passage, start, end.

    ``window_keys`` and ``passage_keys`` have the BLAKE2b of each embedded text, in the order of the rows
    of each FAISS index; ``word_vectors`` has the vocabulary's, shape (words, dimension).
    """

    windows: Numbers
    window_keys: Keys
    passage_keys: Keys
    word_vectors: npt.NDArray[np.float16]
    window_words: Bags
    passage_words: Bags
    context_words: Bags

    def save(self, path: Path) -> None:
        """Write all arrays, uncompressed."""
        bags = zip(_BAGS, (self.window_words, self.passage_words, self.context_words), strict=True)
        numbers = {f"{name}_{part}": getattr(bag, part) for name, bag in bags for part in _PARTS}
        with path.open("wb") as file:
            np.savez(file, **{name: getattr(self, name) for name in _PLAIN}, **numbers)

    @classmethod
    def load(cls, path: Path) -> Arrays:
        """Read what `save` wrote; OSError, ValueError or KeyError when it is something else."""
        with np.load(path, allow_pickle=False) as read:
            bags = (Bags(*(read[f"{name}_{part}"] for part in _PARTS)) for name in _BAGS)
            return cls(*(read[name] for name in _PLAIN), *bags)


def window_rows(windows: list[Window]) -> Numbers:
    """The windows as an array of shape (n, 3)."""
    rows = [(window.passage, window.start, window.end) for window in windows]
    return np.array(rows, np.int32).reshape(-1, 3)
