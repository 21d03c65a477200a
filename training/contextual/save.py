"""Writes the folder of the contextual model, which sentence-transformers and ``rag.embed`` both read.

The weights are stored once: 8-bit floats for the encoder's matrices and 8-bit integers for the word vectors,
which transformers widens; ``encoder.onnx`` is the graph alone, whose matrices ``rag.embed`` fills in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import save_file
from tokenizers import Tokenizer, processors
from torch import Tensor, nn
from torch.utils.hooks import RemovableHandle

from training.contextual.batches import Rows
from training.contextual.encoder import LAYERS, WIDTH, Encoder, names
from training.contextual.exchange import END, START
from training.contextual.graph import save_graph
from training.contextual.modules import LONGEST, STATIC, write_bert_config, write_modules
from training.save import write_json

CLIPPED = 0.9999
"""The share of the numbers of a table that its one factor must hold; larger ones are cut."""
MATRICES = {
    "mixed": ("query", "key", "value"),
    "output": ("output",),
    "wide": ("wide",),
    "narrow": ("narrow",),
}
"""The matrices of a layer in the graph, and the encoder's that each is made of."""
STATIC_WEIGHT = 1.1
"""How much longer the static part of a vector is than the contextual one, on average."""


def balanced(encoder: Encoder, table: Tensor, static: Tensor, rows: Rows) -> None:
    """Scale what comes out of the encoder to the lengths of the static means of the texts ``rows``.

    Both means are shorter for longer texts, by the same power of the number of pieces: their balance holds.
    """
    chosen = [torch.from_numpy(row) for row in rows]
    with torch.no_grad():
        ratios = [static[row].float().mean(dim=0).norm() / encoder(table[row][None]).norm() for row in chosen]
        for parameter in encoder.get_submodule(f"layers.{LAYERS - 1}.finished").parameters():
            parameter *= torch.stack(ratios).mean() / STATIC_WEIGHT


def in_steps(table: Tensor) -> tuple[Tensor, float]:
    """The table in 8-bit integers, and the one factor that gives its numbers back."""
    numbers = table.abs().flatten().numpy()
    factor = float(np.partition(numbers, int(CLIPPED * len(numbers)))[int(CLIPPED * len(numbers))]) / 127
    return (table / factor).round().clamp(-127, 127).to(torch.int8), factor


def reduced(static: NDArray[np.float32], dimension: int) -> Tensor:
    """The static vectors in the directions in which they differ most; START and END get zeros."""
    _, directions = np.linalg.eigh(static.T @ static)
    table = static @ directions[:, ::-1][:, :dimension]
    return torch.from_numpy(np.concatenate((table, np.zeros((2, dimension), dtype=np.float32))))


def bert_tensors(encoder: Encoder, table: Tensor) -> dict[str, Tensor]:
    """The weights by their names in a BERT file.

    The factor of the word vectors goes into those of the positions, for their sum is normalised.
    """
    words, factor = in_steps(table)
    state = encoder.state_dict()
    tensors = {theirs: state[ours].contiguous() for theirs, ours in names()}
    for name, tensor in tensors.items():
        if tensor.ndim == 2:
            tensors[name] = tensor.to(torch.float8_e4m3fn)
    tensors["embeddings.word_embeddings.weight"] = words
    tensors["embeddings.position_embeddings.weight"] = (state["positions"] / factor)[:LONGEST].contiguous()
    tensors["embeddings.token_type_embeddings.weight"] = torch.zeros(1, WIDTH)
    tensors["pooler.dense.weight"] = torch.zeros(
        WIDTH, WIDTH, dtype=torch.float8_e4m3fn
    )  # part of BERT, not used
    tensors["pooler.dense.bias"] = torch.zeros(WIDTH)
    return tensors


def smoothing(encoder: Encoder, texts: Sequence[Tensor]) -> dict[str, Tensor]:
    """By what the columns that enter each matrix are multiplied (see ``graph.py``), found on some texts.

    ``texts`` are word vectors, (tokens, WIDTH) each. The square root shares the load between both sides.
    """
    largest: dict[str, Tensor] = {}

    def watch(name: str, module: nn.Linear) -> RemovableHandle:
        def seen(_: nn.Module, inputs: tuple[Tensor, ...], __: Tensor) -> None:
            now = inputs[0].detach().abs().flatten(0, -2).amax(dim=0)
            largest[name] = torch.maximum(largest.get(name, now), now)

        return module.register_forward_hook(seen)

    linears = {name: part for name, part in encoder.named_modules() if isinstance(part, nn.Linear)}
    handles = [watch(name, part) for name, part in linears.items()]
    with torch.no_grad():
        for text in texts:
            encoder(text[None])
    for handle in handles:
        handle.remove()
    heights = {name: part.weight.detach().abs().amax(dim=0) for name, part in linears.items()}
    result = {}
    for layer in range(LAYERS):
        for ours, parts in MATRICES.items():
            names_of_parts = [f"layers.{layer}.{part}" for part in parts]
            height = torch.stack([heights[name] for name in names_of_parts]).amax(dim=0)
            result[f"layers.{layer}.{ours}"] = (height / largest[names_of_parts[0]]).clamp(1e-3, 1e3).sqrt()
    return result


def framed(tokenizer: Tokenizer) -> Tokenizer:
    """The tokenizer with START and END around each text, as the encoder knows them."""
    copy = Tokenizer.from_str(tokenizer.to_str())
    copy.add_special_tokens([START, END])
    ends = [(name, copy.token_to_id(name)) for name in (START, END)]
    copy.post_processor = processors.TemplateProcessing(single=f"{START} $A {END}", special_tokens=ends)
    return copy


def save_model(
    folder: Path,
    tokenizer: Tokenizer,
    encoder: Encoder,
    table: Tensor,
    static: Tensor,
    smooth: dict[str, Tensor],
    facts: Mapping[str, object],
) -> None:
    """Write weights, tokenizer, graph, modules, and ``model.json`` with ``facts`` and a digest.

    ``table`` (pieces and START and END, WIDTH) are word vectors, ``static`` (the same, dimension) the static
    part in 8-bit integers, ``smooth`` is what :func:`smoothing` found.
    """
    (folder / STATIC).mkdir(parents=True, exist_ok=True)
    weights = {
        "model.safetensors": bert_tensors(encoder, table),
        f"{STATIC}/model.safetensors": {"emb_layer.weight": static},
        "smoothing.safetensors": smooth,
    }
    for name, tensors in weights.items():
        save_file(tensors, folder / name, metadata={"format": "pt"})
    framed(tokenizer).save(str(folder / "tokenizer.json"), pretty=False)
    save_graph(folder / "encoder.onnx")
    write_modules(folder, static.shape[1])
    write_bert_config(folder, len(table))
    for path in folder.rglob("*.safetensors"):
        path.chmod(0o644)
    content = [*weights, "tokenizer.json", "encoder.onnx"]
    digest = hashlib.sha256(b"".join((folder / name).read_bytes() for name in content)).hexdigest()
    write_json(folder / "model.json", {"kind": "contextual", "digest": digest, **facts})
