import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from rag.errors import DocumentUnknown, IndexCorrupt, IndexMissing
from rag.settings import ROOT, Settings
from rag.store import Store
from rag.store.build import build
from tests.store.tiny import LUND, TinyEmbedder


def test_nothing_is_there(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="python -m rag build"):
        Store.open(tmp_path / "index")


@pytest.mark.parametrize("name", ["", "generation-1/../../x", "something"])
def test_a_pointer_to_nowhere(settings: Settings, name: str) -> None:
    build(settings, [], TinyEmbedder())
    (settings.index / "CURRENT").write_text(name)
    with pytest.raises(IndexMissing):
        Store.open(settings.index)


@pytest.mark.parametrize(
    "file", ["projektlots.sqlite", "windows.faiss", "passages.faiss", "arrays.npz", "manifest.json"]
)
@pytest.mark.parametrize("damage", ["cut", "changed", "missing"])
def test_damaged_files_are_noticed(settings: Settings, file: str, damage: str) -> None:
    build(settings, [], TinyEmbedder())
    path = Store.open(settings.index)._folder / file
    data = path.read_bytes()
    if damage == "cut":
        os.truncate(path, len(data) // 2)
    elif damage == "changed":
        path.write_bytes(data[:8] + bytes([data[8] ^ 1]) + data[9:])
    else:
        path.unlink()
    with pytest.raises(IndexCorrupt, match="python -m rag build") as caught:
        Store.open(settings.index)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("window_dimension", 65),
        ("passage_dimension", 65),
        ("windows", 1),
        ("passages", 1),
        ("words", 1),
        ("format", 0),
    ],
)
def test_a_manifest_of_something_else(settings: Settings, key: str, value: int) -> None:
    build(settings, [], TinyEmbedder())
    path = Store.open(settings.index)._folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {key: value}))
    with pytest.raises(IndexCorrupt):
        Store.open(settings.index)


def test_documents_by_name(settings: Settings) -> None:
    build(settings, [], TinyEmbedder())
    store = Store.open(settings.index)
    assert store.document("lund.txt").text == LUND
    with pytest.raises(DocumentUnknown, match=r"did you mean 'lund\.txt'"):
        store.document("lud.txt")
    with pytest.raises(DocumentUnknown, match="documents"):
        store.document("###")


def test_windows_lie_in_their_passages(settings: Settings) -> None:
    build(settings, [], TinyEmbedder())
    store = Store.open(settings.index)
    for passage, start, end in store.windows:
        assert store.passages[passage].start <= start < end <= store.passages[passage].end
    assert set(store.windows[:, 0]) == set(range(len(store.passages)))
    assert store.window_vectors.ntotal == len(store.windows)
    assert store.passage_vectors.ntotal == len(store.passages)


def test_it_stays_what_it_was_while_a_newer_one_is_built(settings: Settings) -> None:
    build(settings, [], TinyEmbedder())
    store = Store.open(settings.index)
    (settings.seeds / "oslo.txt").unlink()
    build(settings, [], TinyEmbedder())
    assert not store.is_current()
    assert "oslo.txt" in {document.name for document in store.documents}
    newer = Store.open(settings.index)
    assert newer.is_current()
    assert newer.generation != store.generation


def test_several_threads_read(settings: Settings) -> None:
    build(settings, [], TinyEmbedder())
    store = Store.open(settings.index)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: store.words_with(("sv:kvinn",), "stem"), range(200)))
    assert [store.forms[word] for word in found[0]] == ["kvinnor"]
    assert found == [found[0]] * 200


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_a_read_only_disk_will_do(settings: Settings) -> None:
    build(settings, [], TinyEmbedder())
    for path in [settings.index, *settings.index.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = sorted(settings.index.rglob("*"))
    code = "import sys, pathlib as p, rag.store as s; print(len(s.Store.open(p.Path(sys.argv[1])).documents))"
    done = subprocess.run(
        [sys.executable, "-c", code, settings.index], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "3\n"
    assert sorted(settings.index.rglob("*")) == before
    for path in [settings.index, *settings.index.rglob("*")]:
        path.chmod(0o755)
