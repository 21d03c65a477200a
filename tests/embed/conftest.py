"""Small real models, made by the tests themselves, and the bundled one."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file
from tokenizers import Tokenizer, normalizers, pre_tokenizers
from tokenizers.models import WordPiece

from rag.embed import StaticEmbedder
from rag.settings import ROOT, WORD_MODEL

TINY_PIECES = ("[UNK]", "barn", "skola", "språk", "vän", "arbete", "en", "s")


@pytest.fixture(scope="session")
def bundled() -> StaticEmbedder:
    """The model that comes with the project."""
    return StaticEmbedder.load(ROOT / "models" / WORD_MODEL)


@pytest.fixture(scope="session")
def tiny_vectors() -> dict[str, np.ndarray]:
    """The vector (of eight numbers) of each piece of the tiny static model; zero for the unknown piece."""
    rng = np.random.default_rng(3)
    steps = rng.integers(-126, 127, size=(len(TINY_PIECES), 8))
    steps[:, 0] = 127  # the largest number of a row fixes its factor, so that 8 bits hold the vector exactly
    table = steps * rng.uniform(0.1, 2, size=(len(TINY_PIECES), 1))
    table[0] = 0
    return dict(zip(TINY_PIECES, table.astype(np.float32), strict=True))


@pytest.fixture
def tiny_static(tmp_path: Path, tiny_vectors: dict[str, np.ndarray]) -> Path:
    """A folder with a static model of eight pieces, in 8 bits with a factor a row."""
    folder = tmp_path / "tiny-static"
    folder.mkdir()
    vocabulary = {piece: number for number, piece in enumerate(TINY_PIECES)}
    tokenizer = Tokenizer(WordPiece(vocabulary, unk_token=TINY_PIECES[0], continuing_subword_prefix=""))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.save(str(folder / "tokenizer.json"))
    table = np.stack(list(tiny_vectors.values()))
    scales = np.abs(table).max(axis=1) / 127
    steps = np.rint(table / np.maximum(scales, 1e-9)[:, None]).astype(np.int8)
    save_file({"embeddings": steps, "weights": scales}, folder / "model.safetensors")
    digest = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    (folder / "model.json").write_text(json.dumps({"kind": "static", "digest": digest}))
    return folder


@pytest.fixture(scope="session")
def tiny_transformer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a sentence-transformers model: a random BERT of one layer, mean pooling."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizer

    root = tmp_path_factory.mktemp("transformer")
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "query", "passage", ":", "barn", "skola", "språk"]
    (root / "vocab.txt").write_text("\n".join(pieces), encoding="utf-8")
    torch.manual_seed(5)
    config = BertConfig(
        vocab_size=len(pieces),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
    )
    BertModel(config).save_pretrained(root / "bert")
    BertTokenizer(vocab=str(root / "vocab.txt"), strip_accents=False).save_pretrained(root / "bert")
    body = Transformer(str(root / "bert"))
    model = SentenceTransformer(modules=[body, Pooling(16, pooling_mode="mean")], device="cpu")
    model.save(str(root / "model"))
    return root / "model"
