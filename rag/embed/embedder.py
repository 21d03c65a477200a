"""What every embedding model can do here."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""One vector a row."""


class Embedder(Protocol):
    """Turns texts into vectors whose dot product is their cosine similarity."""

    @property
    def identity(self) -> str:
        """A fingerprint that changes whenever the vectors would: an index made with another one is stale."""

    @property
    def dimension(self) -> int:
        """The length of a vector."""

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, shape (len(texts), dimension).

        Rows have length 1, or are zero for a text without any known token.
        """

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages; shape and length as for :meth:`embed_queries`."""


def fingerprint(*parts: str) -> str:
    """A short digest (16 hexadecimal digits) of what determines a model's vectors."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def normalised(vectors: Vectors) -> Vectors:
    """The rows at length 1; zero rows stay zero. The array is changed in place and returned."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors /= np.where(lengths > 0, lengths, 1)
    return vectors
