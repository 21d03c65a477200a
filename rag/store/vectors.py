"""Vectors of windows, passages and words: embedded once, kept while the text and the model are the same."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, runtime_checkable

import faiss
import numpy as np
import numpy.typing as npt

from rag.embed.embedder import Embedder, Vectors

Progress = Callable[[str, int, int], None]
"""Told the stage, how much of it is done, and how much there is."""

_BATCH = 256  # texts between two reports of progress


@runtime_checkable
class WordEmbedder(Protocol):
    """An embedder with vectors made for single words."""

    def embed_words(self, words: Sequence[str]) -> Vectors:
        """Vectors of word forms, shape (len(words), dimension)."""


@dataclass(frozen=True, slots=True)
class Cache:
    """Vectors of an older generation by the text they stand for; empty when the model has changed."""

    texts: dict[bytes, npt.NDArray[np.float32]] = field(default_factory=dict)
    words: dict[str, npt.NDArray[np.float16]] = field(default_factory=dict)


def text_key(text: str) -> bytes:
    """What a text's vector is found by again: 16 bytes of its BLAKE2b."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def embed_texts(
    embedder: Embedder, texts: Sequence[str], cache: Cache, progress: Progress
) -> tuple[Vectors, int]:
    """Return the vectors of ``texts``, shape (n, dimension), and how many of them were computed now."""
    keys = [text_key(text) for text in texts]
    missing = list({key: i for i, key in enumerate(keys) if key not in cache.texts}.values())
    found = dict(cache.texts)
    for start in range(0, len(missing), _BATCH):
        progress("embed", start, len(missing))
        batch = missing[start : start + _BATCH]
        for i, vector in zip(batch, embedder.embed_passages([texts[i] for i in batch]), strict=True):
            found[keys[i]] = vector
    progress("embed", len(missing), len(missing))
    vectors = np.zeros((len(texts), embedder.dimension), np.float32)
    for row, key in enumerate(keys):
        vectors[row] = found[key]
    return vectors, len(missing)


def embed_vocabulary(embedder: Embedder, forms: Sequence[str], cache: Cache) -> npt.NDArray[np.float16]:
    """Return the vectors of word forms, shape (n, dimension), in 16 bits: enough for a cosine."""
    missing = [form for form in forms if form not in cache.words]
    found = dict(cache.words)
    if missing:
        found.update(zip(missing, embed_words(embedder, missing).astype(np.float16), strict=True))
    vectors = np.zeros((len(forms), embedder.dimension), np.float16)
    for row, form in enumerate(forms):
        vectors[row] = found[form]
    return vectors


def embed_words(embedder: Embedder, forms: Sequence[str]) -> Vectors:
    """Vectors of single words; a model without a table for words reads each as a short passage."""
    if isinstance(embedder, WordEmbedder):
        return embedder.embed_words(forms)
    return embedder.embed_passages(forms)


def save_vectors(path: Path, vectors: Vectors) -> None:
    """Write an exact inner-product index (FAISS IndexFlatIP) of the rows."""
    flat = faiss.IndexFlatIP(vectors.shape[1])
    flat.add(vectors)
    path.write_bytes(faiss.serialize_index(flat).tobytes())  # Python's write: a full disk is an OSError


def load_vectors(path: Path) -> faiss.Index:
    """Read the index; RuntimeError from FAISS when the file is none."""
    return faiss.deserialize_index(np.frombuffer(path.read_bytes(), np.uint8))


def rows_of(flat: faiss.Index) -> Vectors:
    """All vectors of an index, shape (n, dimension)."""
    rows: Vectors = flat.reconstruct_n(0, flat.ntotal)
    return rows
