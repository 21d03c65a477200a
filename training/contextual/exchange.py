"""The exchange of the vocabulary: from the English model's word vectors to those of Nordic pieces.

Each piece gets the mean of the input vectors of the English words nearest to it in the static space, weighted
by a softmax of their cosines (compare WECHSEL, Minixhofer et al. 2022).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

NEIGHBOURS, TEMPERATURE = 8, 0.08
LEAST_COUNT = 2
"""How often the data must hold an English word, for its place in the static space to be trusted."""
ROWS_AT_ONCE = 4_000
START, END = "[CLS]", "[SEP]"

Vectors = NDArray[np.float32]


def unit(vectors: Vectors) -> Vectors:
    """The rows at length 1; zero rows stay."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-9), dtype=np.float32)


def exchanged(
    tokenizer: Tokenizer,
    static: Vectors,
    english: Tokenizer,
    english_vectors: Vectors,
    counts: dict[str, int],
    neighbours: int = NEIGHBOURS,
) -> Vectors:
    """The word vectors of all pieces of ``tokenizer``, and after them those of START and END.

    ``static`` holds the pieces' vectors in the static space, ``english_vectors`` those of the pieces of
    ``english`` in the English model; ``counts`` says how often the data hold each English word. Digits and
    signs take the English vectors as they are.
    """
    vocabulary = english.get_vocab()
    words = [
        w
        for w in vocabulary
        if w.isascii() and w.isalpha() and len(w) > 1 and counts.get(w, 0) >= LEAST_COUNT
    ]
    places = unit(
        np.stack([static[e.ids].sum(axis=0) for e in tokenizer.encode_batch(words, add_special_tokens=False)])
    )
    known = english_vectors[[vocabulary[word] for word in words]]
    result = np.zeros((len(static), english_vectors.shape[1]), dtype=np.float32)
    for start in range(0, len(static), ROWS_AT_ONCE):
        cosines = unit(static[start : start + ROWS_AT_ONCE]) @ places.T
        nearest = np.argpartition(-cosines, neighbours - 1, axis=1)[:, :neighbours]
        weights = np.exp((np.take_along_axis(cosines, nearest, axis=1) - 1) / TEMPERATURE)
        weights /= weights.sum(axis=1, keepdims=True)
        result[start : start + ROWS_AT_ONCE] = np.einsum("nk,nkd->nd", weights, known[nearest])
    for piece, number in tokenizer.get_vocab().items():
        ids = [] if piece.isalpha() else english.encode(piece, add_special_tokens=False).ids
        if ids:
            result[number] = english_vectors[ids].mean(axis=0)
    ends = english_vectors[[vocabulary[START], vocabulary[END]]]
    return np.concatenate((result, ends))
