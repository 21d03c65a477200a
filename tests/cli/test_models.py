"""A change of the embedding model, as a user meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rag.settings import ROOT, WORD_MODEL, Settings
from tests.cli.conftest import Rag

QUERY = "cykelverkstad"


@pytest.fixture
def other(tmp_path: Path) -> str:
    """The folder of a model that is another one, if only by its digest."""
    folder, bundled = tmp_path / "other", ROOT / "models" / WORD_MODEL
    folder.mkdir()
    for name in ("model.safetensors", "tokenizer.json"):
        (folder / name).symlink_to(bundled / name)
    metadata = json.loads((bundled / "model.json").read_text("utf-8"))
    (folder / "model.json").write_text(json.dumps({**metadata, "digest": "0" * 64}), "utf-8")
    return str(folder)


def test_vectors_of_two_models_never_meet(rag: Rag, own: Settings, other: str) -> None:
    place = ("--index", own.index)
    refused = rag("search", QUERY, *place, model=other)
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.startswith("projektlots: The index was made with another embedding model: run `")

    built = rag("build", "--seeds", own.seeds, *place, model=other)
    assert (built.code, built.err) == (0, "Another embedding model: its vectors were made anew.\n")
    assert "(0 read, 2 unchanged, 0 removed)" in built.out

    assert rag("search", QUERY, *place, "--json", model=other).json["hits"][0]["project"] == "verktygsladan"
    assert rag("search", QUERY, *place).code == 1
    assert rag("build", "--seeds", own.seeds, *place, model=other).err == ""
