"""What every embedding model can do here."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""One vector a row."""


class Model(Protocol):
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


class WordModel(Model, Protocol):
    """A model that is also good at single words, and fast enough for every sentence of a collection."""

    def embed_words(self, words: Sequence[str]) -> Vectors:
        """Vectors of word forms, shape (len(words), dimension); length as for :meth:`embed_queries`."""


class Embedder(Model, Protocol):
    """A model for whole passages, and beside it the one for words and sentences."""

    @property
    def words(self) -> WordModel:
        """The model that compares words and sentences; itself where one model does all."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An embedder of two models: ``passages`` embeds whole passages, ``words`` words and sentences."""

    passages: Model
    words: WordModel

    @property
    def identity(self) -> str:
        """The passage model's fingerprint."""
        return self.passages.identity

    @property
    def dimension(self) -> int:
        """The length of a passage's vector."""
        return self.passages.dimension

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, to compare with passages."""
        return self.passages.embed_queries(texts)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of whole passages."""
        return self.passages.embed_passages(texts)


def fingerprint(*parts: str) -> str:
    """A short digest (16 hexadecimal digits) of what determines a model's vectors."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def normalised(vectors: Vectors) -> Vectors:
    """The rows at length 1; zero rows stay zero. The array is changed in place and returned."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors /= np.where(lengths > 0, lengths, 1)
    return vectors
