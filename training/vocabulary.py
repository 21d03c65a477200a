"""The tokenizer: WordPiece without a mark for continuations, so that a compound's part and the same word
alone share one vector ("integrations|projekt").
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers
from tokenizers.models import WordPiece
from tokenizers.trainers import WordPieceTrainer

from training.corpus import SOFT_HYPHEN, Counts, Ints

UNKNOWN = "[UNK]"
LONGEST_WORD = 60
SMOOTHING = 0.75


def empty_tokenizer(vocabulary: dict[str, int] | None = None) -> Tokenizer:
    """NFKC, lower case, words of letters and digits; punctuation is no token at all."""
    tokenizer = Tokenizer(
        WordPiece(
            vocabulary or {UNKNOWN: 0},
            unk_token=UNKNOWN,
            max_input_chars_per_word=LONGEST_WORD,
            continuing_subword_prefix="",
        )
    )
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Replace(SOFT_HYPHEN, ""), normalizers.NFKC(), normalizers.Lowercase()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(r"[^\p{L}\p{N}\p{M}]+"), "removed")
    return tokenizer


def train_tokenizer(words: list[str], weights: Counts, size: int) -> Tokenizer:
    """Learn ``size`` pieces from word forms weighted by ``weights``.

    The weights are smoothed by a power below one and given to the trainer as repetitions, which gives
    rare words, and the languages with few texts, a larger share than their number of running words would.
    """
    repetitions = np.rint(weights**SMOOTHING).astype(np.int64)

    def lines() -> Iterator[str]:
        for word, times in zip(words, repetitions.tolist(), strict=True):
            if times > 0 and len(word) <= LONGEST_WORD:
                yield " ".join([word] * times)

    tokenizer = empty_tokenizer()
    trainer = WordPieceTrainer(
        vocab_size=size,
        min_frequency=2,
        special_tokens=[UNKNOWN],
        continuing_subword_prefix="",
        limit_alphabet=200,
        show_progress=False,
    )
    tokenizer.train_from_iterator(lines(), trainer)
    return tokenizer


def pieces_of(tokenizer: Tokenizer, words: list[str]) -> tuple[NDArray[np.int32], Ints]:
    """The pieces of every word: one flat array, and where each word starts in it (one entry more)."""
    encoded = [encoding.ids for encoding in tokenizer.encode_batch_fast(words, add_special_tokens=False)]
    bounds = np.zeros(len(words) + 1, dtype=np.int64)
    np.cumsum([len(ids) for ids in encoded], out=bounds[1:])
    return np.fromiter((piece for ids in encoded for piece in ids), dtype=np.int32, count=bounds[-1]), bounds
