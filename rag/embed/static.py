"""A static embedding model without torch: a table of piece vectors, summed and normalised."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import safe_open
from tokenizers import Tokenizer

from rag.embed.embedder import Vectors, fingerprint, normalised
from rag.errors import ModelUnavailable

Vector = NDArray[np.float32]
METADATA, WEIGHTS, VOCABULARY = "model.json", "model.safetensors", "tokenizer.json"
TABLE, SCALES = "embeddings", "weights"
BATCH = 1024
"""Texts cut into pieces at once; bounds the memory that the pieces take."""


def is_static_model(folder: Path) -> bool:
    """Whether a folder says that it holds a model of this kind."""
    try:
        metadata = json.loads((folder / METADATA).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(metadata, dict) and metadata.get("kind") == "static"


def unusable(folder: Path, reason: object) -> str:
    """The one line that says what is wrong with a model folder and what to do."""
    return (
        f"The embedding model in {folder} cannot be read ({' '.join(str(reason).split())}): "
        f"get the folder again from the project's repository, or set PROJEKTLOTS_MODEL to another model."
    )


class StaticEmbedder:
    """The mean of the vectors of a text's pieces, at length 1; order does not matter.

    Queries and passages are embedded alike. The table stays in the 8 bits of the file; only the rows
    that a text needs are widened and scaled.
    """

    def __init__(self, tokenizer: Tokenizer, table: NDArray[np.int8], scales: Vector, identity: str) -> None:
        """``table`` (pieces, dimension) times ``scales`` (pieces) are the vectors of all pieces."""
        self._tokenizer, self._table, self._scales, self._identity = tokenizer, table, scales, identity

    @classmethod
    def load(cls, folder: Path) -> StaticEmbedder:
        """Read a folder with ``model.json``, ``model.safetensors`` and ``tokenizer.json``.

        Raises ModelUnavailable when one is missing, damaged, or does not fit the others.
        """
        try:
            metadata = json.loads((folder / METADATA).read_text(encoding="utf-8"))
            tokenizer = Tokenizer.from_str((folder / VOCABULARY).read_text(encoding="utf-8"))
            with safe_open(folder / WEIGHTS, framework="numpy") as tensors:
                table, scales = tensors.get_tensor(TABLE), tensors.get_tensor(SCALES)
            identity = fingerprint("static", metadata["digest"])
        except Exception as error:  # tokenizers raises plain Exception for a damaged file
            raise ModelUnavailable(unusable(folder, error)) from error
        if table.ndim != 2 or not len(table) == len(scales) == tokenizer.get_vocab_size():
            raise ModelUnavailable(
                unusable(folder, f"{len(table)} vectors, {tokenizer.get_vocab_size()} pieces")
            )
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return cls(tokenizer, table, scales, identity)

    @property
    def identity(self) -> str:
        """A fingerprint of the weights and the tokenizer, from the digest beside them."""
        return self._identity

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return int(self._table.shape[1])

    @property
    def words(self) -> StaticEmbedder:
        """Itself: it compares words and sentences too."""
        return self

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, shape (len(texts), dimension), of length 1 or zero."""
        return self._embed(texts)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages, shape (len(texts), dimension), of length 1 or zero."""
        return self._embed(texts)

    def embed_words(self, words: Sequence[str]) -> Vectors:
        """Vectors of single word forms, for matching a query's words to a passage's words one by one.

        Shape (len(words), dimension); length 1, or zero for a word without any known piece.
        """
        return self._embed(words)

    def _embed(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), BATCH):
            # Half a surrogate pair, as broken terminal input leaves it, is no text to the tokenizer.
            valid = [text.encode(errors="replace").decode() for text in texts[start : start + BATCH]]
            batch = self._tokenizer.encode_batch_fast(valid, add_special_tokens=False)
            for row, encoding in enumerate(batch, start):
                pieces = encoding.ids
                # A product a text: eight times as fast as np.add.reduceat over the pieces of a batch.
                vectors[row] = self._scales[pieces] @ self._table[pieces]
        return normalised(vectors)
