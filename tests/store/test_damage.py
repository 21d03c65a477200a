"""What a damaged index still has is kept, and what it cannot give stops the build before anything is lost."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from rag.errors import DocumentsLost, IndexCorrupt
from rag.settings import Settings
from rag.store import Store
from rag.store.build import add, build, remove
from tests.store.test_build import files, names
from tests.store.tiny import TinyEmbedder

EXTRA, MORE = "Zebraverket\n\nZebror ska trivas i Malmö.\n", "Giraffhuset\n\nGiraffer ska trivas i Ystad.\n"


@pytest.fixture
def generation(settings: Settings, tmp_path: Path) -> Path:
    """The folder of an index with the three documents of the seeds and two that were added."""
    build(settings, [], TinyEmbedder())
    for name, text in (("extra.txt", EXTRA), ("more.txt", MORE)):
        (tmp_path / name).write_text(text, "utf-8")
    add(settings, [tmp_path / "extra.txt", tmp_path / "more.txt"], TinyEmbedder())
    (tmp_path / "extra.txt").unlink()
    (tmp_path / "more.txt").unlink()
    return Store.open(settings.index)._folder


def spoil(generation: Path, document: str, old: str, new: str) -> None:
    """Change a document's stored text, as a bad sector would."""
    with closing(sqlite3.connect(generation / "projektlots.sqlite")) as connection, connection:
        connection.execute(
            "UPDATE documents SET document = replace(document, ?, ?) WHERE name = ?", (old, new, document)
        )


@pytest.mark.parametrize(
    "file", ["windows.faiss", "passages.faiss", "arrays.npz", "manifest.json", "../CURRENT"]
)
def test_documents_survive_the_damage_of_any_file_but_their_own(
    settings: Settings, generation: Path, file: str
) -> None:
    os.truncate(generation / file, 3)
    report = build(settings, [], TinyEmbedder())
    assert (report.documents, report.removed) == (5, ())
    store = Store.open(settings.index)
    assert (store.document("extra.txt").text, store.document("more.txt").text) == (EXTRA, MORE)
    assert remove(settings, ["extra.txt"], TinyEmbedder()).removed == ("extra.txt",)


def test_a_build_reads_the_damaged_documents_of_its_own_again(settings: Settings, generation: Path) -> None:
    spoil(generation, "oslo.txt", "Jusstudenter", "Jugglere")
    with pytest.raises(IndexCorrupt):
        Store.open(settings.index)
    assert build(settings, [], TinyEmbedder()).documents == 5
    store = Store.open(settings.index)
    assert "Jusstudenter" in store.document("oslo.txt").text
    assert store.document("extra.txt").text == EXTRA


def test_a_damaged_document_that_was_added_stops_the_build(
    settings: Settings, generation: Path, tmp_path: Path
) -> None:
    spoil(generation, "extra.txt", "Zebror", "Giraffer")
    before = files(settings.index)
    with pytest.raises(DocumentsLost) as caught:
        build(settings, [], TinyEmbedder())
    assert str(caught.value) == (
        "The index is damaged, and documents that were added cannot be read from it (extra.txt): move "
        f"{generation} away, run `python -m rag build`, and add their files again."
    )
    assert files(settings.index) == before

    file = tmp_path / "extra.txt"
    file.write_text(EXTRA, "utf-8")
    assert add(settings, [file], TinyEmbedder()).documents == 5
    assert Store.open(settings.index).document("more.txt").text == MORE


@pytest.mark.parametrize("manifest", [True, False])
@pytest.mark.parametrize("change", ["build", "add", "remove"])
def test_a_damaged_database_stops_every_change_and_loses_nothing(
    settings: Settings, generation: Path, tmp_path: Path, change: str, manifest: bool
) -> None:
    os.truncate(generation / "projektlots.sqlite", 100)
    if not manifest:
        (generation / "manifest.json").unlink()
    before = files(settings.index)
    file = tmp_path / "new.txt"
    file.write_text("Nytt\n", "utf-8")
    changes = {
        "build": lambda: build(settings, [], TinyEmbedder()),
        "add": lambda: add(settings, [file], TinyEmbedder()),
        "remove": lambda: remove(settings, ["oslo.txt"], TinyEmbedder()),
    }
    with pytest.raises(DocumentsLost, match="extra.txt, more.txt" if manifest else "names unknown"):
        changes[change]()
    assert files(settings.index) == before

    generation.rename(tmp_path / "away")
    assert build(settings, [], TinyEmbedder()).documents == 3


def test_an_added_document_is_refused_while_those_of_the_build_are_damaged(
    settings: Settings, generation: Path, tmp_path: Path
) -> None:
    spoil(generation, "oslo.txt", "Jusstudenter", "Jugglere")
    file = tmp_path / "new.txt"
    file.write_text("Nytt\n", "utf-8")
    with pytest.raises(DocumentsLost, match="run `python -m rag build` first"):
        add(settings, [file], TinyEmbedder())
    build(settings, [], TinyEmbedder())
    add(settings, [file], TinyEmbedder())
    assert names(Store.open(settings.index)) == [
        "eslov.txt",
        "extra.txt",
        "lund.txt",
        "more.txt",
        "new.txt",
        "oslo.txt",
    ]


@pytest.mark.parametrize("cut", [True, False])
def test_an_index_of_an_older_version_counts_its_documents(
    settings: Settings, generation: Path, cut: bool
) -> None:
    """Its manifest names none of them: all that it tells is how many there were."""
    path = generation / "manifest.json"
    read = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({k: v for k, v in read.items() if k not in ("origins", "added")}), "utf-8")
    if not cut:
        assert build(settings, [], TinyEmbedder()).documents == 5
        return
    os.truncate(generation / "projektlots.sqlite", 100)
    with pytest.raises(DocumentsLost, match="names unknown"):
        build(settings, [], TinyEmbedder())
