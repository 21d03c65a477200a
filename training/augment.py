"""From ranges of words to pieces, with what users do to words on the way."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.batches import KEYWORD_COUNT, Side
from training.corpus import Counts, Ints
from training.variants import Table

FOLDED_ROWS = 0.08
TYPO_WORDS = 0.02
TRANSLATED_ROWS = 0.30
TRANSLATED_WORDS = 0.6
PIECE_DROPOUT = 0.1
COMMON = 1e-4
"""``a`` of :func:`rarity`: a word with this share of all words has half the weight of a rare one."""


@dataclass(frozen=True)
class Lexicon:
    """What is known of each word id: its pieces, its weight as a keyword, and its variants."""

    pieces: NDArray[np.int32]
    bounds: Ints
    weights: NDArray[np.float32]
    folded: Table
    typos: Table
    translations: dict[str, Table]


def rarity(counts: Counts, common: float = COMMON) -> NDArray[np.float32]:
    """The smooth inverse frequency ``a / (a + p(word))`` of each count (Arora, Liang and Ma 2017)."""
    frequency = counts / max(1.0, float(counts.sum()))
    return np.asarray(common / (common + frequency), dtype=np.float32)


def ragged(starts: Ints, lengths: Ints) -> Ints:
    """The concatenated ranges ``starts[i] … starts[i] + lengths[i]``."""
    total = int(lengths.sum())
    shift = np.repeat(starts - np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths)
    return shift + np.arange(total)


def swap(
    words: NDArray[np.int32], chosen: NDArray[np.bool_], table: Table, rng: np.random.Generator
) -> NDArray[np.int32]:
    """The words with the chosen ones replaced by one of their variants, where they have any."""
    at = np.flatnonzero(chosen & (words < len(table)))
    new = table[words[at], rng.integers(table.shape[1], size=len(at))]
    words = words.copy()
    words[at[new >= 0]] = new[new >= 0]
    return words


def keyword_mask(
    rows: Ints,
    words: NDArray[np.int32],
    marked: NDArray[np.bool_],
    weights: NDArray[np.float32],
    draws: NDArray[np.float64],
) -> NDArray[np.bool_]:
    """Which words stay: all of a plain row, about :data:`KEYWORD_COUNT` rare ones of a marked row."""
    weight = weights[words]
    total = np.bincount(rows, weights=weight, minlength=len(marked))
    return ~marked[rows] | (draws < KEYWORD_COUNT * weight / np.maximum(total[rows], 1e-9))


def pieces_and_rows(
    side: Side, flat: NDArray[np.int32], lexicon: Lexicon, rng: np.random.Generator, translate: bool
) -> tuple[NDArray[np.int32], Ints]:
    """The pieces of one side of a batch, and the row that each belongs to (rising)."""
    lengths, size = side.ends - side.starts, len(side.starts)
    words, rows = flat[ragged(side.starts, lengths)], np.repeat(np.arange(size), lengths)
    kept = keyword_mask(rows, words, side.keywords, lexicon.weights, rng.random(len(words)))
    words, rows = words[kept], rows[kept]
    if translate and side.language in lexicon.translations:
        chosen = (rng.random(size) < TRANSLATED_ROWS)[rows] & (rng.random(len(words)) < TRANSLATED_WORDS)
        words = swap(words, chosen, lexicon.translations[side.language], rng)
    words = swap(words, rng.random(len(words)) < TYPO_WORDS, lexicon.typos, rng)
    words = swap(words, (rng.random(size) < FOLDED_ROWS)[rows], lexicon.folded, rng)
    counts = lexicon.bounds[words + 1] - lexicon.bounds[words]
    pieces, rows = lexicon.pieces[ragged(lexicon.bounds[words], counts)], np.repeat(rows, counts)
    stays = rng.random(len(pieces)) >= PIECE_DROPOUT
    return pieces[stays], rows[stays]
