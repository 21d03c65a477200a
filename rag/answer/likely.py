"""The likely kind of a question by its words and letters, where no pattern tells it.

A softmax regression over hashed n-grams: of words, of letters in words, and of letters in the words that open
the question (hashing trick: K. Weinberger et al., "Feature hashing for large scale multitask learning", ICML
2009). ``training.kinds`` makes its table from questions that were written for it.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from rag.store.lexicon import Floats
from rag.types import Kind

BUCKETS = 8192
"""Rows of the table; a question has a few hundred n-grams."""

OPENING = 4
"""Words at a question's beginning whose letters count once more: they say most of how it is put."""

WORDS, LETTERS, OPENING_LETTERS = (1, 3), (2, 5), (2, 6)
"""The least and the greatest length of each kind of n-gram."""

TABLE = Path(__file__).parent / "data" / "kinds.npz"

_TOKEN = re.compile(r"\w+|[?,:]")


def ngrams(question: str) -> Iterator[str]:
    """The n-grams of a question, each marked with what it is of."""
    tokens = _TOKEN.findall(question.casefold())
    for size in range(WORDS[0], WORDS[1] + 1):
        yield from ("w" + " ".join(tokens[i : i + size]) for i in range(len(tokens) - size + 1))
        yield "^" + " ".join(tokens[:size])
    for token in tokens:
        yield from (f"c{part}" for part in _parts(f" {token} ", LETTERS))
    yield from (f"o{part}" for part in _parts(f" {' '.join(tokens[:OPENING])} ", OPENING_LETTERS))


def _parts(text: str, sizes: tuple[int, int]) -> Iterator[str]:
    for size in range(sizes[0], sizes[1] + 1):
        yield from (text[i : i + size] for i in range(len(text) - size + 1))


def vector(question: str) -> Floats:
    """The different n-grams of a question in their buckets, at length 1: shape (BUCKETS,)."""
    found = [zlib.crc32(ngram.encode()) % BUCKETS for ngram in set(ngrams(question))]
    counts = np.bincount(found, minlength=BUCKETS).astype(np.float32)
    row: Floats = counts / max(float(np.linalg.norm(counts)), 1e-6)
    return row


@cache
def _table() -> tuple[tuple[Kind, ...], npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    with np.load(TABLE) as saved:
        weights = saved["weights"].astype(np.float32) * saved["scale"]
        return tuple(saved["kinds"].tolist()), weights, saved["bias"]


def likely_kind(question: str) -> tuple[Kind, float]:
    """The most probable kind of a question, and its probability."""
    kinds, weights, bias = _table()
    sums = vector(question) @ weights + bias
    chances = np.exp(sums - sums.max())
    best = int(chances.argmax())
    return kinds[best], float(chances[best] / chances.sum())
