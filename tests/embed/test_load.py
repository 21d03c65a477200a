"""From settings to an embedder, and what importing the package costs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from rag.embed import SentenceTransformerEmbedder, StaticEmbedder, load_embedder
from rag.embed.contextual import ContextualEmbedder
from rag.embed.embedder import Pair
from rag.errors import ModelUnavailable
from rag.settings import PASSAGE_MODEL, ROOT, WORD_MODEL, Settings

PROBE = """
import sys
from rag.embed import load_embedder
from rag.settings import Settings
vectors = load_embedder(Settings.model_construct()).embed_queries(["språkvän för nyanlända"])
print(vectors.shape[0], sorted({"torch", "sentence_transformers", "transformers"} & set(sys.modules)))
"""


def test_the_bundled_model_needs_no_torch() -> None:
    result = subprocess.run(
        [sys.executable, "-c", PROBE], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout.split("\n")[0] == "1 []"


def test_the_bundled_model_is_the_default() -> None:
    embedder = load_embedder(Settings.model_construct())
    folders = ROOT / "models" / PASSAGE_MODEL, ROOT / "models" / WORD_MODEL
    assert embedder.identity == ContextualEmbedder.load(folders[0]).identity
    assert embedder.words.identity == StaticEmbedder.load(folders[1]).identity


def test_a_path_to_a_static_model_is_read_without_prompts(tiny_static: Path) -> None:
    plain = load_embedder(Settings.model_construct(model=str(tiny_static)))
    prompted = load_embedder(Settings.model_construct(model=str(tiny_static), query_prompt="skola "))

    assert isinstance(plain, Pair)
    assert isinstance(prompted, Pair)
    assert isinstance(plain.passages, StaticEmbedder)
    assert plain.words.identity == prompted.words.identity != plain.identity
    np.testing.assert_array_equal(plain.embed_queries(["barn"]), prompted.embed_queries(["barn"]))
    assert plain.identity == prompted.identity


def test_a_transformer_gets_its_prompts(tiny_transformer: Path) -> None:
    from sentence_transformers import SentenceTransformer

    settings = Settings.model_construct(
        model=str(tiny_transformer), query_prompt="query: ", passage_prompt="passage: "
    )
    embedder = load_embedder(settings)
    encoder = SentenceTransformer(str(tiny_transformer), device="cpu")
    expected = encoder.encode(["query: barn skola", "passage: barn skola"], normalize_embeddings=True)

    assert isinstance(embedder, Pair)
    assert isinstance(embedder.passages, SentenceTransformerEmbedder)
    assert isinstance(embedder.words, StaticEmbedder)
    assert embedder.dimension == 16
    np.testing.assert_allclose(embedder.embed_queries(["barn skola"])[0], expected[0], atol=1e-5)
    np.testing.assert_allclose(embedder.embed_passages(["barn skola", "…"])[0], expected[1], atol=1e-5)
    np.testing.assert_array_equal(embedder.embed_passages(["…", ""]), np.zeros((2, 16), dtype=np.float32))
    assert np.abs(expected[0] - expected[1]).max() > 1e-3


def test_a_transformers_identity_depends_on_weights_and_prompts(
    tiny_transformer: Path, tmp_path: Path
) -> None:
    import torch
    from sentence_transformers import SentenceTransformer

    same = [SentenceTransformerEmbedder.load(str(tiny_transformer), "query: ", "").identity for _ in range(2)]
    prompted = SentenceTransformerEmbedder.load(str(tiny_transformer), "", "passage: ").identity
    other = SentenceTransformer(str(tiny_transformer), device="cpu")
    with torch.no_grad():
        next(iter(other.parameters())).add_(0.1)
    other.save(str(tmp_path / "other"))
    changed = SentenceTransformerEmbedder.load(str(tmp_path / "other"), "query: ", "").identity

    assert same[0] == same[1]
    assert len({same[0], prompted, changed}) == 3


def test_an_unknown_model_is_a_named_error_with_a_remedy(tmp_path: Path) -> None:
    missing = str(tmp_path / "no-such-model")
    with pytest.raises(ModelUnavailable) as error:
        load_embedder(Settings.model_construct(model=missing))
    assert str(error.value) == (
        f"The embedding model {missing!r} cannot be loaded: set PROJEKTLOTS_MODEL to an existing "
        "model folder, to a name that can be downloaded, or to nordic-contextual, which comes with the "
        "project."
    )
