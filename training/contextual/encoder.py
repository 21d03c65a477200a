"""The transformer of all-MiniLM-L6-v2 over free word vectors, and its teacher with its own English ones.

The encoder is BERT (Devlin et al. 2019) without dropout: word and position vectors, six layers of attention
and feed-forward, each with its sum normalised afterwards. Word vectors come from outside, so that only the
rows in use are trained.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

LAYERS, WIDTH, HEADS, INNER, POSITIONS = 6, 384, 12, 1536, 512
EPSILON = 1e-12
CHUNK_TOKENS = 1536
"""Tokens, with padding, that go through the encoder at once."""


class Layer(nn.Module):
    """One layer: attention, then feed-forward, each added to its input and normalised."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.attended, self.finished = (nn.LayerNorm(WIDTH, EPSILON) for _ in range(2))
        self.wide, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """(texts, tokens, WIDTH) to the same; ``mask`` (texts, 1, 1, tokens) is true for real tokens."""
        query, key, value = (
            part(states).unflatten(2, (HEADS, WIDTH // HEADS)).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        states = self.attended(states + self.output(mixed.transpose(1, 2).flatten(2)))
        finished: Tensor = self.finished(states + self.narrow(functional.gelu(self.wide(states))))
        return finished


class Encoder(nn.Module):
    """Word vectors of texts to one vector a token."""

    def __init__(self) -> None:
        super().__init__()
        self.positions = nn.Parameter(torch.zeros(POSITIONS, WIDTH))
        self.entered = nn.LayerNorm(WIDTH, EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, words: Tensor, mask: Tensor | None = None) -> Tensor:
        """Mean of the token vectors, (texts, WIDTH); ``mask`` (texts, tokens) is true for real tokens."""
        states: Tensor = self.entered(words + self.positions[: words.shape[1]])
        wide = None if mask is None else mask[:, None, None]
        for layer in self.layers:
            states = layer(states, wide)
        if mask is None:
            return states.mean(dim=1)
        kept = mask[:, :, None].to(states.dtype)
        return (states.float() * kept).sum(dim=1) / kept.sum(dim=1)


PARTS = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "output",
    "attention.output.LayerNorm": "attended",
    "intermediate.dense": "wide",
    "output.dense": "narrow",
    "output.LayerNorm": "finished",
}
"""The name of each part of a layer in a BERT file, and here."""


def names() -> Iterator[tuple[str, str]]:
    """The name of every tensor of the encoder in a BERT file, and here (positions and word types aside)."""
    for end in ("weight", "bias"):
        yield f"embeddings.LayerNorm.{end}", f"entered.{end}"
        for layer in range(LAYERS):
            for theirs, ours in PARTS.items():
                yield f"encoder.layer.{layer}.{theirs}.{end}", f"layers.{layer}.{ours}.{end}"


def load_bert(folder: Path) -> tuple[Encoder, Tensor]:
    """The encoder and the word vectors of a BERT folder; the vector of the text type joins the positions."""
    tensors = load_file(folder / "model.safetensors")
    encoder = Encoder()
    state = {ours: tensors[theirs] for theirs, ours in names()}
    state["positions"] = (
        tensors["embeddings.position_embeddings.weight"]
        + tensors["embeddings.token_type_embeddings.weight"][0]
    )
    encoder.load_state_dict(state)
    return encoder, tensors["embeddings.word_embeddings.weight"]


def chunks(lengths: NDArray[np.int64], tokens: int = CHUNK_TOKENS) -> Iterator[NDArray[np.int64]]:
    """The numbers of all texts, those of like length together, at most ``tokens`` with padding at once."""
    order = np.argsort(lengths, kind="stable")
    start = 0
    while start < len(order):
        size = np.arange(1, len(order) - start + 1) * lengths[order[start:]]
        count = max(1, int(np.searchsorted(size, tokens, side="right")))
        yield order[start : start + count]
        start += count


def padded(rows: Sequence[NDArray[np.int64]]) -> tuple[Tensor, Tensor]:
    """Rows of numbers as one array filled up with zeros, and which of it is real."""
    longest = max(len(row) for row in rows)
    ids, mask = np.zeros((len(rows), longest), dtype=np.int64), np.zeros((len(rows), longest), dtype=np.bool_)
    for number, row in enumerate(rows):
        ids[number, : len(row)], mask[number, : len(row)] = row, True
    return torch.from_numpy(ids), torch.from_numpy(mask)


class Pool:
    """Encodes and derives in several threads, a chunk each: they never wait for each other inside a step.

    On a busy machine the threads of one matrix product spend their time waiting for the slowest.
    """

    def __init__(self, encoder: Encoder, threads: int) -> None:
        self._encoder = encoder
        self._threads = ThreadPoolExecutor(threads, initializer=torch.set_num_threads, initargs=(1,))

    def forward(self, words: Tensor, rows: Sequence[NDArray[np.int64]], learning: bool) -> Encoded:
        """The vector of each text; ``rows`` are numbers of rows of ``words``."""

        def one(chosen: NDArray[np.int64]) -> Tensor:
            ids, mask = padded([rows[i] for i in chosen])
            with torch.set_grad_enabled(learning), torch.autocast("cpu", torch.bfloat16):
                return self._encoder(functional.embedding(ids, words), mask).float()

        groups = list(chunks(np.array([len(row) for row in rows])))[::-1]
        parts = list(self._threads.map(one, groups))
        order = torch.from_numpy(np.concatenate(groups))
        return Encoded(torch.cat([part.detach() for part in parts])[torch.argsort(order)], parts, order)

    def backward(self, encoded: Encoded, gradient: Tensor) -> None:
        """Add what ``gradient`` (of the vectors) means for the encoder and the word vectors to theirs."""
        sizes = [len(part) for part in encoded.parts]
        slices = gradient[encoded.order].split(sizes)
        list(self._threads.map(torch.autograd.backward, encoded.parts, slices))


@dataclass(frozen=True)
class Encoded:
    """The vectors of texts, and what is needed to derive them: their chunks and the texts in each."""

    vectors: Tensor
    parts: list[Tensor]
    order: Tensor


class Teacher:
    """What the English model says of English texts; each text is asked once."""

    def __init__(self, folder: Path, threads: int) -> None:
        """``folder`` holds the original model."""
        encoder, self._table = load_bert(folder)
        self._pool = Pool(encoder, threads)
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._known: dict[str, Tensor] = {}

    def vectors(self, texts: Sequence[str]) -> Tensor:
        """Vectors of length 1, (texts, WIDTH)."""
        new = list(dict.fromkeys(text for text in texts if text not in self._known))
        if new:
            rows = [np.array(encoding.ids) for encoding in self._tokenizer.encode_batch(new)]
            found = functional.normalize(self._pool.forward(self._table, rows, learning=False).vectors, dim=1)
            self._known.update(zip(new, found, strict=True))
        return torch.stack([self._known[text] for text in texts])
