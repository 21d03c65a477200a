"""The numbers of a generation, in one file of numpy arrays."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from rag.store.lexicon import Bags, Numbers
from rag.store.windows import Window

_BAGS = ("window", "passage", "context")
_PARTS = ("ids", "offsets")


@dataclass(frozen=True, slots=True)
class Arrays:
    """``windows`` has the columns passage, start, end; ``keys`` the BLAKE2b of each embedded text.

    The embedded texts are the windows' and then the passages', in the order of FAISS's rows;
    ``word_vectors`` has the vocabulary's, shape (words, dimension).
    """

    windows: Numbers
    keys: npt.NDArray[np.uint8]
    word_vectors: npt.NDArray[np.float16]
    window_words: Bags
    passage_words: Bags
    context_words: Bags

    def save(self, path: Path) -> None:
        """Write all arrays, uncompressed."""
        bags = zip(_BAGS, (self.window_words, self.passage_words, self.context_words), strict=True)
        numbers = {f"{name}_{part}": getattr(bag, part) for name, bag in bags for part in _PARTS}
        with path.open("wb") as file:
            np.savez(file, windows=self.windows, keys=self.keys, word_vectors=self.word_vectors, **numbers)

    @classmethod
    def load(cls, path: Path) -> Arrays:
        """Read what `save` wrote; OSError, ValueError or KeyError when it is something else."""
        with np.load(path, allow_pickle=False) as read:
            bags = (Bags(*(read[f"{name}_{part}"] for part in _PARTS)) for name in _BAGS)
            return cls(read["windows"], read["keys"], read["word_vectors"], *bags)


def window_rows(windows: list[Window]) -> Numbers:
    """The windows as an array of shape (n, 3)."""
    rows = [(window.passage, window.start, window.end) for window in windows]
    return np.array(rows, np.int32).reshape(-1, 3)
