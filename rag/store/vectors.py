"""Vectors of windows, passages and words: embedded once, kept while the text and the model are the same."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import faiss
import numpy as np
import numpy.typing as npt

from rag.embed.embedder import Embedder, Model, Vectors, WordModel

Progress = Callable[[str, int, int], None]
"""Told the stage, how much of it is done, and how much there is."""

Keys = npt.NDArray[np.uint8]
"""One `text_key` a row."""

MANY = 20_000
"""Passages up to which the passage model embeds all of them: at some hundred a second, as long a build as a
user waits for. In a larger collection the model for words does, and the passage model only looks closer at
the best of a search."""

_BATCH = 256  # texts between two reports of progress


@dataclass(frozen=True, slots=True)
class Cache:
    """Vectors of an older generation: of texts by `text_key`, of words by their form.

    Both are kept by the identity of the model that made them, so that one model's never serve another.
    """

    texts: dict[str, dict[bytes, npt.NDArray[np.float32]]] = field(default_factory=dict)
    words: dict[str, dict[str, npt.NDArray[np.float16]]] = field(default_factory=dict)


def model_of_passages(embedder: Embedder, passages: int) -> Model:
    """The model that embeds the passages of a collection of so many."""
    return embedder if passages <= MANY else embedder.words


def text_key(text: str) -> bytes:
    """What a text's vector is found by again: 16 bytes of its BLAKE2b."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


@dataclass(frozen=True, slots=True)
class Embedded:
    """The vectors of some texts, shape (n, dimension), with the texts' keys, shape (n, 16).

    ``computed`` counts those that were not in the cache.
    """

    vectors: Vectors
    keys: Keys
    computed: int


def embed_texts(
    model: Model, texts: Sequence[str], cache: Cache, report: Callable[[int, int], None]
) -> Embedded:
    """Embed ``texts`` as passages, but for those whose vectors by this model the cache has."""
    keys = [text_key(text) for text in texts]
    found = dict(cache.texts.get(model.identity, {}))
    missing = sorted(
        {key: i for i, key in enumerate(keys) if key not in found}.values(), key=lambda i: len(texts[i])
    )  # texts of one length make a batch: an encoder fills all up to the longest
    for start in range(0, len(missing), _BATCH):
        report(start, len(missing))
        batch = missing[start : start + _BATCH]
        for i, vector in zip(batch, model.embed_passages([texts[i] for i in batch]), strict=True):
            found[keys[i]] = vector
    report(len(missing), len(missing))
    vectors = np.zeros((len(texts), model.dimension), np.float32)
    for row, key in enumerate(keys):
        vectors[row] = found[key]
    return Embedded(vectors, np.frombuffer(b"".join(keys), np.uint8).reshape(-1, 16), len(missing))


def embed_vocabulary(model: WordModel, forms: Sequence[str], cache: Cache) -> npt.NDArray[np.float16]:
    """Return the vectors of word forms, shape (n, dimension), in 16 bits: enough for a cosine."""
    found = dict(cache.words.get(model.identity, {}))
    missing = [form for form in forms if form not in found]
    if missing:
        found.update(zip(missing, model.embed_words(missing).astype(np.float16), strict=True))
    vectors = np.zeros((len(forms), model.dimension), np.float16)
    for row, form in enumerate(forms):
        vectors[row] = found[form]
    return vectors


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
