"""From the files of the contextual model to a session of ONNX Runtime.

The weights lie in a BERT file of 8-bit floats, which sentence-transformers reads too. The graph multiplies
8-bit integers: its matrices, with a factor for each output, are made from the floats here.
"""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Tensors = dict[str, NDArray[Any]]
Floats = NDArray[np.float32]

LAYERS, HEAD = 6, 32
STEPS = 63
"""Seven of the eight bits: processors without VNNI instructions overflow on more."""
KINDS = {"F32": np.float32, "I8": np.int8, "F8_E4M3": np.uint8}
PARTS = {
    "mixed": ("attention.self.query", "attention.self.key", "attention.self.value"),
    "output": ("attention.output.dense",),
    "wide": ("intermediate.dense",),
    "narrow": ("output.dense",),
}
"""The matrices of a layer in the graph, and those of the file that each is made of."""
NORMS = {"attended": "attention.output.LayerNorm", "finished": "output.LayerNorm"}
LOADERS = 2


def read_tensors(path: Path) -> Tensors:
    """The tensors of a safetensors file, not read before they are used; 8-bit floats as their bytes.

    numpy has no such floats, so that safetensors' own reader refuses them.
    """
    size = int.from_bytes(path.open("rb").read(8), "little")
    content = np.memmap(path, dtype=np.uint8, mode="r")
    header = json.loads(content[8 : 8 + size].tobytes())
    header.pop("__metadata__", None)
    body = content[8 + size :]
    return {
        name: body[slice(*entry["data_offsets"])].view(KINDS[entry["dtype"]]).reshape(entry["shape"])
        for name, entry in header.items()
    }


def float8_values() -> Floats:
    """The number that each byte stands for as a float of four bits exponent and three fraction (E4M3)."""
    codes = np.arange(256)
    exponent, fraction = (codes >> 3) & 15, (codes & 7) / 8
    size = np.where(exponent > 0, (1 + fraction) * 2.0 ** (exponent - 7), fraction * 2.0**-6)
    return np.where(codes < 128, size, -size).astype(np.float32)


FLOAT8 = float8_values()


def matrix(rows: Floats, smoothing: Floats) -> tuple[NDArray[np.int8], Floats]:
    """(outputs, inputs) as (inputs, outputs) in 8-bit integers, and the factor of each output.

    The inputs are multiplied by ``smoothing`` before, so that the matrix is divided by it.
    """
    rows = rows / smoothing
    factors = np.maximum(rows.max(axis=1), -rows.min(axis=1)) / STEPS
    rows *= (1 / factors)[:, None]
    return np.ascontiguousarray(np.rint(rows, out=rows).astype(np.int8).T), factors


def layer_weights(layer: int, bert: Tensors, smoothing: Tensors) -> Tensors:
    """What the graph asks for in one layer; the factor of attention is divided out of the queries."""
    theirs, ours = f"encoder.layer.{layer}", f"layers.{layer}"
    result: Tensors = {}
    for name, sources in PARTS.items():
        rows = np.concatenate([FLOAT8[bert[f"{theirs}.{source}.weight"]] for source in sources])
        bias = np.concatenate([bert[f"{theirs}.{source}.bias"] for source in sources])
        if name == "mixed":
            own = len(rows) // 3
            rows[:own] /= HEAD**0.5
            bias[:own] /= HEAD**0.5
        key = f"{ours}.{name}"
        result[f"{key}.matrix"], result[f"{key}.factor"] = matrix(rows, smoothing[key])
        result[f"{key}.bias"], result[f"{key}.smoothing"] = bias, smoothing[key]
    for name, source in NORMS.items():
        for part in ("weight", "bias"):
            result[f"{ours}.{name}.{part}"] = bert[f"{theirs}.{source}.{part}"]
    return result


def open_session(graph: Path, bert: Tensors, smoothing: Tensors) -> InferenceSession:
    """A session over ``graph`` with its weights; one thread a call, for texts come one by one.

    ONNX Runtime is imported only here: that takes as long as the rest of loading.
    """
    with ThreadPoolExecutor(LOADERS) as threads:
        parts = threads.map(lambda layer: layer_weights(layer, bert, smoothing), range(LAYERS))
        import onnxruntime

        weights: Tensors = {
            f"entered.{part}": bert[f"embeddings.LayerNorm.{part}"] for part in ("weight", "bias")
        }
        for part in parts:
            weights.update(part)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    values = [
        onnxruntime.OrtValue.ortvalue_from_numpy(np.ascontiguousarray(value)) for value in weights.values()
    ]
    options.add_external_initializers(list(weights), values)
    return onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])
