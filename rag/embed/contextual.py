"""The contextual embedding model without torch: a small encoder in ONNX Runtime, beside it static vectors."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from rag.embed.embedder import Vectors, fingerprint, normalised
from rag.embed.encoder import Tensors, open_session, read_tensors
from rag.embed.static import METADATA, VOCABULARY, unusable
from rag.errors import ModelUnavailable

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

WEIGHTS, SMOOTHING, GRAPH = "model.safetensors", "smoothing.safetensors", "encoder.onnx"
STATIC, STATIC_TABLE = Path("static", "model.safetensors"), "emb_layer.weight"
WORDS, POSITIONS = "embeddings.word_embeddings.weight", "embeddings.position_embeddings.weight"
THREADS = min(4, os.cpu_count() or 1)


def is_contextual_model(folder: Path) -> bool:
    """Whether a folder says that it holds a model of this kind."""
    try:
        metadata = json.loads((folder / METADATA).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(metadata, dict) and metadata.get("kind") == "contextual"


class ContextualEmbedder:
    """The mean of a text's static vectors, and what the encoder says of it, one after the other.

    Queries and passages are embedded alike. Each text goes through the encoder alone, so that its vector
    does not depend on what else is embedded; several threads take a text each.
    """

    def __init__(
        self,
        tokenizer: Tokenizer,
        bert: Tensors,
        static: NDArray[np.int8],
        session: InferenceSession,
        identity: str,
    ) -> None:
        """``bert`` holds word and position vectors, ``static`` (pieces, dimension) the static vectors."""
        self._tokenizer, self._session, self._identity = tokenizer, session, identity
        self._words, self._positions, self._static = bert[WORDS], bert[POSITIONS], static

    @classmethod
    def load(cls, folder: Path) -> ContextualEmbedder:
        """Read a folder with ``model.json``, tokenizer, graph and weights.

        Raises ModelUnavailable when one is missing, damaged, or does not fit the others, and when
        ONNX Runtime is not installed.
        """
        try:
            metadata = json.loads((folder / METADATA).read_text(encoding="utf-8"))
            tokenizer = Tokenizer.from_str((folder / VOCABULARY).read_text(encoding="utf-8"))
            bert, smoothing = read_tensors(folder / WEIGHTS), read_tensors(folder / SMOOTHING)
            static = read_tensors(folder / STATIC)[STATIC_TABLE]
            session = open_session(folder / GRAPH, bert, smoothing)
            identity, words = fingerprint("contextual", metadata["digest"]), len(bert[WORDS])
        except Exception as error:  # tokenizers and ONNX Runtime raise errors without a common base
            raise ModelUnavailable(unusable(folder, error)) from error
        if not words == len(static) == tokenizer.get_vocab_size():
            raise ModelUnavailable(unusable(folder, f"{words} vectors, {tokenizer.get_vocab_size()} pieces"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(len(bert[POSITIONS]))
        return cls(tokenizer, bert, static, session, identity)

    @property
    def identity(self) -> str:
        """A fingerprint of the weights and the tokenizer, from the digest beside them."""
        return self._identity

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return int(self._words.shape[1] + self._static.shape[1])

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, shape (len(texts), dimension), of length 1 or zero."""
        return self._embed(texts)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages, shape (len(texts), dimension), of length 1 or zero."""
        return self._embed(texts)

    def _embed(self, texts: Sequence[str]) -> Vectors:
        # Half a surrogate pair, as broken terminal input leaves it, is no text to the tokenizer.
        valid = [text.encode(errors="replace").decode() for text in texts]
        pieces = [encoding.ids for encoding in self._tokenizer.encode_batch_fast(valid)]
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        known = [number for number, ids in enumerate(pieces) if any(ids[1:-1])]
        for number, vector in zip(known, self._each([pieces[i] for i in known]), strict=True):
            vectors[number] = vector
        return normalised(vectors)

    def _each(self, pieces: list[list[int]]) -> list[Vectors]:
        if len(pieces) < 2:  # a question: starting threads takes longer than the encoder
            return [self._vector(ids) for ids in pieces]
        with ThreadPoolExecutor(THREADS) as threads:
            return list(threads.map(self._vector, pieces))

    def _vector(self, pieces: list[int]) -> Vectors:
        words = self._words[pieces] + self._positions[: len(pieces)]
        (contextual,) = self._session.run(None, {"words": words})
        static = self._static[pieces].mean(axis=0, dtype=np.float32)
        return np.concatenate((static, contextual))
