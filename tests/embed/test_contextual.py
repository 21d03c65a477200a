"""The contextual embedder: sentence-transformers' vectors, whatever else is embedded with a text."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from rag.embed.contextual import ContextualEmbedder, is_contextual_model
from rag.embed.encoder import FLOAT8, matrix
from rag.errors import ModelUnavailable
from rag.settings import ROOT

FOLDER = ROOT / "models" / "nordic-contextual"
FILES = (
    "model.safetensors",
    "static/model.safetensors",
    "smoothing.safetensors",
    "tokenizer.json",
    "encoder.onnx",
)
TEXTS = [
    "Föräldralediga kvinnor lär sig svenska på förskolan medan barnen leker.",
    "Projektet riktar sig till nyanlända som står långt från arbetsmarknaden.",
    "How do newcomers find a job?",
    "Sprogkurser og fællesskab i foreningslivet.",
    "Hvordan kan frivillige hjelpe flyktninger med å lære norsk?",
    "språkvän",
]
EIGHT_BITS = 0.01
"""How far the cosine of a vector with the one of 32-bit arithmetic may be from one."""


@pytest.fixture(scope="module")
def contextual() -> ContextualEmbedder:
    """The model that comes with the project."""
    return ContextualEmbedder.load(FOLDER)


def test_sentence_transformers_gives_the_same_vectors(contextual: ContextualEmbedder) -> None:
    from sentence_transformers import SentenceTransformer

    expected = SentenceTransformer(str(FOLDER), device="cpu").encode(TEXTS, show_progress_bar=False)
    vectors = contextual.embed_passages(TEXTS)

    assert vectors.shape == expected.shape == (len(TEXTS), contextual.dimension)
    assert float((vectors * expected).sum(axis=1).min()) > 1 - EIGHT_BITS
    np.testing.assert_allclose(vectors @ vectors.T, expected @ expected.T, atol=2 * EIGHT_BITS)


def test_a_vector_does_not_depend_on_its_neighbours(contextual: ContextualEmbedder) -> None:
    together = contextual.embed_passages([*TEXTS, " ".join(TEXTS * 9)])
    alone = np.concatenate([contextual.embed_queries([text]) for text in TEXTS])
    backwards = contextual.embed_passages(TEXTS[::-1])[::-1]

    np.testing.assert_array_equal(together[:-1], alone)
    np.testing.assert_array_equal(backwards, alone)


def test_texts_without_known_pieces_are_zero_between_others(contextual: ContextualEmbedder) -> None:
    vectors = contextual.embed_queries(["", "språkvän", "…", "中文", "\udc80"])

    lengths = np.linalg.norm(vectors, axis=1)
    np.testing.assert_allclose(lengths, [0, 1, 0, 0, 0], atol=1e-6)
    assert contextual.embed_passages([]).shape == (0, contextual.dimension)


def test_meaning_counts_across_languages_and_so_does_word_order(contextual: ContextualEmbedder) -> None:
    question, swedish, norwegian = contextual.embed_queries(
        [
            "How do newcomers find a job?",
            "Hur hittar nyanlända arbete?",
            "Hvordan kan frivillige hjelpe flyktninger?",
        ]
    )
    first, second = contextual.embed_queries(["Hunden biter mannen.", "Mannen biter hunden."])

    assert question @ swedish > question @ norwegian
    assert first @ second < 0.9999


def test_eight_bit_floats_are_those_of_torch() -> None:
    import torch

    expected = torch.arange(256, dtype=torch.uint8).view(torch.float8_e4m3fn).float().numpy()
    finite = np.isfinite(expected)

    assert finite.sum() == 254
    np.testing.assert_array_equal(FLOAT8[finite], expected[finite])


def test_a_matrix_in_eight_bits_is_near_the_one_it_was_made_from() -> None:
    rng = np.random.default_rng(4)
    rows = rng.normal(size=(5, 7)).astype(np.float32)
    smoothing = rng.uniform(0.5, 2, size=7).astype(np.float32)
    steps, factors = matrix(rows, smoothing)

    assert steps.dtype == np.int8
    np.testing.assert_allclose((steps * factors).T, rows / smoothing, atol=float(factors.max()) * 0.501)


def test_the_digest_is_that_of_the_files() -> None:
    content = b"".join((FOLDER / name).read_bytes() for name in FILES)
    stated = json.loads((FOLDER / "model.json").read_text(encoding="utf-8"))

    assert stated["digest"] == hashlib.sha256(content).hexdigest()
    assert is_contextual_model(FOLDER)


def test_the_folder_stays_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()) <= 60_000_000


@pytest.mark.parametrize("name", ["model.json", *FILES])
@pytest.mark.parametrize("content", [None, b"\x00half a fi"])
def test_a_missing_or_damaged_file_is_a_named_error(name: str, content: bytes | None, tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("[0-9]_*"))
    (folder / name).unlink()
    if content is not None:
        (folder / name).write_bytes(content)

    with pytest.raises(ModelUnavailable) as error:
        ContextualEmbedder.load(folder)
    assert str(error.value).startswith(f"The embedding model in {folder} cannot be read")
    assert "\n" not in str(error.value)


def test_weights_of_another_vocabulary_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(FOLDER, folder)
    shutil.copy(ROOT / "models" / "nordic-static" / "tokenizer.json", folder / "tokenizer.json")

    with pytest.raises(ModelUnavailable, match="64002 vectors, 64000 pieces"):
        ContextualEmbedder.load(folder)
