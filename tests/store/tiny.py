"""A small collection on disk, and an embedder that needs no model."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from rag.embed.embedder import Pair, Vectors, normalised
from rag.settings import Settings
from rag.text.stems import stem
from rag.text.words import words

LUND = """Kom vidare

Målgrupp

Föräldralediga kvinnor som är nya i Sverige.

Syfte

Deltagarna ska lära sig svenska på ett språkcafé. Barnen får vara med. Kursen hålls av Medborgarskolan.
"""
ESLOV = """En aktiv fritid

Målgrupp

Tjejer mellan tolv och sexton år.

Syfte

Fler tjejer ska hitta en förening. De får prova simning, dans och klättring tillsammans med en ledare.
"""
OSLO = """Diskrimineringshjelpen

Målgruppe

Alle som blir diskriminert.

Formål

Jusstudenter gir gratis hjelp i saker om krenkelser og rasisme.
"""


class TinyEmbedder:
    """Hashed Swedish stems: texts with the same words have the same vector."""

    def __init__(self, identity: str = "tiny", dimension: int = 64) -> None:
        self.identity, self.dimension = identity, dimension
        self.embedded: list[str] = []

    @property
    def words(self) -> TinyEmbedder:
        return self

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        return self._embed(texts)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        self.embedded.extend(texts)
        return self._embed(texts)

    def embed_words(self, forms: Sequence[str]) -> Vectors:
        return self._embed(forms)

    def _embed(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in zip(vectors, texts, strict=True):
            for word in words(text):
                digest = hashlib.sha256(f"{self.identity}{stem(word.form, 'sv')}".encode()).digest()
                row[digest[0] % self.dimension] += 1.0 if digest[1] % 2 else -1.0
        return normalised(vectors)


def tiny_pair(passages: str = "larger", words: str = "tiny") -> Pair:
    """Two models of different dimensions: one for passages, one for words and sentences."""
    return Pair(TinyEmbedder(passages, 96), TinyEmbedder(words))


def make_collection(folder: Path) -> Settings:
    """Write three documents into ``folder/seeds``; the index's folder is not there yet."""
    seeds = folder / "seeds"
    seeds.mkdir()
    for name, text in (("lund.txt", LUND), ("eslov.txt", ESLOV), ("oslo.txt", OSLO)):
        (seeds / name).write_text(text, "utf-8")
    return Settings(index=folder / "index", seeds=seeds)
