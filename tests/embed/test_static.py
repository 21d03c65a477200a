"""The static embedder: its arithmetic on a tiny model, its promises on any text."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from safetensors.numpy import save_file

from rag.embed import StaticEmbedder
from rag.errors import ModelUnavailable
from rag.settings import ROOT, WORD_MODEL

BUNDLED = ROOT / "models" / WORD_MODEL


def test_a_text_is_the_normalised_sum_of_its_pieces(
    tiny_static: Path, tiny_vectors: dict[str, np.ndarray]
) -> None:
    embedder, row = StaticEmbedder.load(tiny_static), tiny_vectors
    sums = np.stack([row["barn"] + row["barn"] + row["skola"] + row["s"], row["språk"] + row["vän"]])

    vectors = embedder.embed_passages(["Barn barn skolas", "SPRÅKVÄN"])

    np.testing.assert_allclose(vectors, sums / np.linalg.norm(sums, axis=1, keepdims=True), atol=1e-6)
    assert vectors.dtype == np.float32
    assert embedder.dimension == 8


def test_texts_without_known_pieces_are_zero_between_others(tiny_static: Path) -> None:
    embedder = StaticEmbedder.load(tiny_static)
    alone = embedder.embed_queries(["barn"])[0]

    vectors = embedder.embed_queries(["", "barn", "xyz", "barn", " "])

    zero = np.zeros(8, dtype=np.float32)
    np.testing.assert_array_equal(vectors, np.stack([zero, alone, zero, alone, zero]))


def test_half_a_surrogate_pair_separates_words(tiny_static: Path) -> None:
    embedder = StaticEmbedder.load(tiny_static)

    np.testing.assert_array_equal(embedder.embed_queries(["barn \udc80"]), embedder.embed_queries(["barn ?"]))


def test_no_texts_give_no_rows(tiny_static: Path) -> None:
    assert StaticEmbedder.load(tiny_static).embed_passages([]).shape == (0, 8)


def test_more_texts_than_one_batch_keep_their_order(
    tiny_static: Path, tiny_vectors: dict[str, np.ndarray]
) -> None:
    pieces = list(tiny_vectors)[1:]
    expected = np.stack([tiny_vectors[piece] / np.linalg.norm(tiny_vectors[piece]) for piece in pieces])

    vectors = StaticEmbedder.load(tiny_static).embed_words(pieces * 200)

    np.testing.assert_allclose(vectors, np.tile(expected, (200, 1)), atol=1e-6)


def test_identity_follows_the_content(tiny_static: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(tiny_static, copy)
    assert StaticEmbedder.load(copy).identity == StaticEmbedder.load(tiny_static).identity

    (copy / "model.json").write_text(json.dumps({"kind": "static", "digest": "another"}))
    assert StaticEmbedder.load(copy).identity != StaticEmbedder.load(tiny_static).identity


def test_the_bundled_digest_is_that_of_its_files() -> None:
    content = (BUNDLED / "model.safetensors").read_bytes() + (BUNDLED / "tokenizer.json").read_bytes()
    stated = json.loads((BUNDLED / "model.json").read_text(encoding="utf-8"))["digest"]
    assert stated == hashlib.sha256(content).hexdigest()


def test_the_bundled_folder_stays_small() -> None:
    assert sum(path.stat().st_size for path in BUNDLED.rglob("*") if path.is_file()) <= 35_000_000


@pytest.mark.parametrize("missing", ["model.json", "model.safetensors", "tokenizer.json"])
def test_a_missing_file_is_named_with_a_remedy(tiny_static: Path, missing: str) -> None:
    (tiny_static / missing).unlink()
    with pytest.raises(ModelUnavailable) as error:
        StaticEmbedder.load(tiny_static)
    message = str(error.value)
    assert message.startswith(f"The embedding model in {tiny_static} cannot be read")
    assert message.endswith("or set PROJEKTLOTS_MODEL to another model.")
    assert "\n" not in message


@pytest.mark.parametrize("damaged", ["model.json", "model.safetensors", "tokenizer.json"])
def test_a_damaged_file_is_a_named_error(tiny_static: Path, damaged: str) -> None:
    (tiny_static / damaged).write_bytes(b"\x00half a fi")
    with pytest.raises(ModelUnavailable):
        StaticEmbedder.load(tiny_static)


def test_weights_of_another_vocabulary_are_refused(tiny_static: Path) -> None:
    tensors: dict[str, np.ndarray] = {
        "embeddings": np.ones((5, 8), dtype=np.int8),
        "weights": np.ones(5, dtype=np.float32),
    }
    save_file(tensors, tiny_static / "model.safetensors")
    with pytest.raises(ModelUnavailable, match="5 vectors, 8 pieces"):
        StaticEmbedder.load(tiny_static)


@given(texts=st.lists(st.text(max_size=60), max_size=8))
def test_rows_have_length_one_or_are_zero_and_stand_for_themselves(
    bundled: StaticEmbedder, texts: list[str]
) -> None:
    vectors = bundled.embed_passages(texts)

    lengths = np.linalg.norm(vectors, axis=1)
    assert vectors.shape == (len(texts), bundled.dimension)
    assert np.all((lengths == 0) | (np.abs(lengths - 1) < 1e-5))
    for text, vector in zip(texts, vectors, strict=True):
        np.testing.assert_allclose(bundled.embed_queries([text])[0], vector, atol=1e-6)
