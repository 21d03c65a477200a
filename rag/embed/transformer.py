"""Any sentence-transformers model as an embedder; needs that library and torch."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import numpy as np

from rag.embed.embedder import Vectors, fingerprint, normalised
from rag.errors import ModelUnavailable
from rag.settings import PASSAGE_MODEL


class Encoder(Protocol):
    """The part of ``SentenceTransformer`` used here."""

    def encode(self, inputs: list[str], *, show_progress_bar: bool) -> Any:
        """One vector a text."""

    def get_embedding_dimension(self) -> int | None:
        """The length of a vector."""

    def state_dict(self) -> Mapping[str, Any]:
        """The weights, as torch tensors by name."""


class SentenceTransformerEmbedder:
    """A sentence-transformers model with the prompts it wants before queries and passages."""

    def __init__(self, encoder: Encoder, query_prompt: str = "", passage_prompt: str = "") -> None:
        """``encoder`` is a ``SentenceTransformer``; :meth:`load` finds one by its name."""
        self._encoder, self._query_prompt, self._passage_prompt = encoder, query_prompt, passage_prompt
        self._identity = fingerprint(
            "sentence-transformers", content_digest(encoder), query_prompt, passage_prompt
        )

    @classmethod
    def load(
        cls, model: str, query_prompt: str = "", passage_prompt: str = ""
    ) -> SentenceTransformerEmbedder:
        """Load a folder, or a model of the hub by its name (from the local cache, else downloaded once).

        Raises ModelUnavailable when the library is not installed or the model cannot be loaded.
        """
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise ModelUnavailable(
                f"The embedding model {model!r} needs a package: run pip install sentence-transformers, "
                f"or set PROJEKTLOTS_MODEL={PASSAGE_MODEL}."
            ) from error
        try:
            encoder = SentenceTransformer(model, device="cpu")
        except (
            Exception
        ) as error:  # OSError, ValueError, and errors of the hub's client without a common base
            raise ModelUnavailable(
                f"The embedding model {model!r} cannot be loaded: set PROJEKTLOTS_MODEL to an existing "
                f"model folder, to a name that can be downloaded, or "
                f"to {PASSAGE_MODEL}, which comes with the project."
            ) from error
        return cls(encoder, query_prompt, passage_prompt)

    @property
    def identity(self) -> str:
        """A fingerprint of the weights, the modules' configuration and the prompts."""
        return self._identity

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return int(self._encoder.get_embedding_dimension() or 0)

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions after the query prompt, shape (len(texts), dimension), of length 1."""
        return self._embed(self._query_prompt, texts)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages after the passage prompt, shape (len(texts), dimension), of length 1."""
        return self._embed(self._passage_prompt, texts)

    def _embed(self, prompt: str, texts: Sequence[str]) -> Vectors:
        """Vectors of the texts; zero, not the prompt's vector, for a text without letters and digits."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        worded = [i for i, text in enumerate(texts) if any(character.isalnum() for character in text)]
        if worded:
            vectors[worded] = self._encoder.encode(
                [prompt + texts[i] for i in worded], show_progress_bar=False
            )
        return normalised(vectors)


def content_digest(encoder: Encoder) -> str:
    """SHA-256 of an encoder's weights and of its printed configuration (modules, pooling, longest input)."""
    digest = hashlib.sha256(str(encoder).encode())
    for name, tensor in sorted(encoder.state_dict().items()):
        digest.update(name.encode())
        digest.update(tensor.detach().cpu().contiguous().float().numpy().tobytes())
    return digest.hexdigest()
