"""Writes a model folder that sentence-transformers and ``rag.embed`` both read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Tokenizer

MODULES = [
    {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.StaticEmbedding"},
    {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.models.Normalize"},
]


def write_json(path: Path, value: object) -> None:
    """A small readable JSON file."""
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def quantised(table: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """The table in 8 bits, and for each row the factor that gives its numbers back (about 1 % apart)."""
    scales = np.abs(table).max(axis=1) / 127
    steps = table / np.where(scales > 0, scales, 1)[:, None]
    return np.rint(steps).astype(np.int8), scales.astype(np.float32)


def save_model(
    folder: Path, tokenizer: Tokenizer, table: NDArray[np.float32], facts: Mapping[str, object]
) -> None:
    """Write weights (8 bits), tokenizer, the modules list, and ``model.json`` with ``facts`` and a digest.

    The digest is the SHA-256 of the weights and the tokenizer, so that a program need not read them whole
    to know which model made an index. The names of the tensors are those of model2vec, which
    sentence-transformers multiplies out when it loads them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    weights, vocabulary = folder / "model.safetensors", folder / "tokenizer.json"
    embeddings, scales = quantised(table)
    save_file({"embeddings": embeddings, "weights": scales}, str(weights))
    weights.chmod(0o644)
    tokenizer.save(str(vocabulary), pretty=False)
    digest = hashlib.sha256(weights.read_bytes() + vocabulary.read_bytes()).hexdigest()
    write_json(folder / "model.json", {"kind": "static", "digest": digest, **facts})
    write_json(folder / "modules.json", MODULES)
    write_json(folder / "config_sentence_transformers.json", {"model_type": "SentenceTransformer"})
    (folder / "1_Normalize").mkdir(exist_ok=True)
    write_json(folder / "1_Normalize" / "config.json", {})
