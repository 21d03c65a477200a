import shutil
from pathlib import Path

import numpy as np
import pytest

from rag.errors import (
    DocumentNameTaken,
    DocumentUnknown,
    DocumentUnreadable,
    IndexMissing,
    IndexNotWritable,
)
from rag.settings import Settings
from rag.store import Store
from rag.store import build as building
from rag.store import vectors as building_vectors
from rag.store.build import BuildReport, add, build, remove
from rag.store.layout import writing_lock
from rag.store.vectors import rows_of
from rag.store.windows import Window, passage_text, window_text
from tests.store.tiny import ESLOV, TinyEmbedder, tiny_pair

OTHER = "Nytt\n\nSyfte\n\nZebror.\n"
NAMES = ["eslov.txt", "lund.txt", "oslo.txt"]


def names(store: Store) -> list[str]:
    return sorted(document.name for document in store.documents)


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_a_build_and_its_report(settings: Settings) -> None:
    report = build(settings, [], TinyEmbedder())
    store = Store.open(settings.index)
    assert names(store) == NAMES
    assert report == BuildReport(
        documents=3,
        read=("eslov.txt", "lund.txt", "oslo.txt"),
        reused=(),
        removed=(),
        replaced=(),
        projects=len(store.projects),
        passages=len(store.passages),
        windows=len(store.windows),
        embedded=report.embedded,
        model_changed=False,
    )
    assert report.passages >= 6
    assert all(store.document(p.document).text[p.start : p.end] == p.text for p in store.passages)


def test_the_second_build_does_nothing_again(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    build(settings, [], TinyEmbedder())
    first = files(Store.open(settings.index)._folder)
    embedder = TinyEmbedder()
    parsed: list[str] = []
    parse = building.parse
    monkeypatch.setattr(building, "parse", lambda document: parsed.append(document.name) or parse(document))
    report = build(settings, [], embedder)
    second = files(Store.open(settings.index)._folder)
    assert (report.read, sorted(report.reused), report.embedded, parsed) == ((), NAMES, 0, [])
    assert {name: first[name] for name in first if name != "manifest.json"} == {
        name: second[name] for name in second if name != "manifest.json"
    }


def test_a_changed_document_is_read_again_alone(settings: Settings) -> None:
    build(settings, [], TinyEmbedder())
    (settings.seeds / "eslov.txt").write_text(ESLOV + "\nKontakt\n\nRing zebraverket.\n", "utf-8")
    embedder = TinyEmbedder()
    report = build(settings, [], embedder)
    assert (report.read, sorted(report.reused)) == (("eslov.txt",), ["lund.txt", "oslo.txt"])
    assert embedder.embedded
    assert not any("språkcafé" in text or "Jusstudenter" in text for text in embedder.embedded)


def test_a_document_that_left_the_folder_leaves_the_index(settings: Settings) -> None:
    build(settings, [], TinyEmbedder())
    (settings.seeds / "oslo.txt").unlink()
    assert build(settings, [], TinyEmbedder()).removed == ("oslo.txt",)
    assert names(Store.open(settings.index)) == ["eslov.txt", "lund.txt"]


def test_another_parser_version_parses_all_again(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    build(settings, [], TinyEmbedder())
    monkeypatch.setattr(building, "INGEST_VERSION", "another")
    assert sorted(build(settings, [], TinyEmbedder()).read) == NAMES


def test_another_model_embeds_all_again(settings: Settings) -> None:
    first = build(settings, [], TinyEmbedder())
    report = build(settings, [], TinyEmbedder("other"))
    assert (report.embedded, report.model_changed, report.read) == (first.embedded, True, ())
    manifest = Store.open(settings.index).manifest
    assert (manifest.window_model, manifest.passage_model) == ("other", "other")


def vectors_of(store: Store) -> tuple[np.ndarray, np.ndarray]:
    return rows_of(store.window_vectors), rows_of(store.passage_vectors)


def test_each_model_embeds_its_own_texts(settings: Settings) -> None:
    pair = tiny_pair()
    report = build(settings, [], pair)
    store = Store.open(settings.index)
    windows, passages = vectors_of(store)
    texts = [window_text(Window(*w), store.passages[w[0]]) for w in store.windows.tolist()]
    np.testing.assert_array_equal(windows, pair.words.embed_passages(texts))
    np.testing.assert_array_equal(passages, pair.embed_passages([*map(passage_text, store.passages)]))
    np.testing.assert_array_equal(
        store.stored_word_vectors, pair.words.embed_words(store.forms).astype(np.float16)
    )
    assert report.embedded == len(set(texts)) + len(set(map(passage_text, store.passages)))


@pytest.mark.parametrize("pair", [("another", "tiny"), ("larger", "another")])
def test_another_of_two_models_embeds_only_its_own_again(settings: Settings, pair: tuple[str, str]) -> None:
    build(settings, [], tiny_pair())
    changed = tiny_pair(*pair)
    report = build(settings, [], changed)
    assert (report.model_changed, report.read) == (True, ())
    rebuilt = vectors_of(Store.open(settings.index))
    asked = [bool(model.embedded) for model in (changed.passages, changed.words)]  # type: ignore[attr-defined]
    assert asked == [name == "another" for name in pair]
    shutil.rmtree(settings.index)
    build(settings, [], tiny_pair(*pair))
    for vectors, anew in zip(rebuilt, vectors_of(Store.open(settings.index)), strict=True):
        np.testing.assert_array_equal(vectors, anew)


def test_the_passages_of_a_large_collection_are_embedded_by_the_model_for_words(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(settings, [], tiny_pair())
    monkeypatch.setattr(building_vectors, "MANY", 3)
    pair = tiny_pair()
    report = build(settings, [], pair)
    store = Store.open(settings.index)
    assert report.model_changed
    assert (store.manifest.passage_model, store.passage_vectors.d) == ("tiny", 64)
    assert pair.passages.embedded == []  # type: ignore[attr-defined]
    np.testing.assert_array_equal(
        rows_of(store.passage_vectors), pair.words.embed_passages([*map(passage_text, store.passages)])
    )


def test_an_added_document_needs_its_file_no_more(settings: Settings, tmp_path: Path) -> None:
    build(settings, [], TinyEmbedder())
    file = tmp_path / "extra.txt"
    file.write_text("Zebraverket\n\nSyfte\n\nZebror ska trivas i Malmö.\n", "utf-8")
    report = add(settings, [file], TinyEmbedder())
    assert (report.read, report.documents, report.removed) == (("extra.txt",), 4, ())
    file.unlink()
    assert build(settings, [], TinyEmbedder()).documents == 4
    assert "Zebror ska trivas" in Store.open(settings.index).document("extra.txt").text


def test_another_file_of_a_documents_name_is_refused_unless_it_shall_replace(
    settings: Settings, tmp_path: Path
) -> None:
    build(settings, [], TinyEmbedder())
    before = files(settings.index)
    file = tmp_path / "oslo.txt"
    file.write_text(OTHER, "utf-8")
    with pytest.raises(DocumentNameTaken) as caught:
        add(settings, [file], TinyEmbedder())
    first = settings.seeds.resolve() / "oslo.txt"
    assert str(caught.value) == (
        f"The collection has another document called oslo.txt, read from {first}: rename the file, or put it "
        "in that one's place with --replace."
    )
    assert files(settings.index) == before

    report = add(settings, [file], TinyEmbedder(), replacing=True)
    assert (report.documents, report.read, report.replaced, report.removed) == (
        3,
        ("oslo.txt",),
        ("oslo.txt",),
        (),
    )
    assert str(report).startswith("3 documents (1 read, 2 unchanged, 0 removed, replaced: oslo.txt) · ")
    assert Store.open(settings.index).document("oslo.txt").text == OTHER


def test_a_newer_version_and_a_copy_of_a_document_are_no_other_file(
    settings: Settings, tmp_path: Path
) -> None:
    build(settings, [], TinyEmbedder())
    copy = tmp_path / "oslo.txt"
    shutil.copy(settings.seeds / "oslo.txt", copy)
    report = add(settings, [copy], TinyEmbedder())
    assert (report.read, report.replaced) == ((), ())
    copy.write_text(OTHER, "utf-8")
    report = add(settings, [copy], TinyEmbedder())
    assert (report.read, report.replaced) == (("oslo.txt",), ())
    assert Store.open(settings.index).document("oslo.txt").text == OTHER
    report = build(settings, [], TinyEmbedder())
    assert (report.read, report.replaced) == (("oslo.txt",), ("oslo.txt",))


def test_what_is_removed_leaves_no_trace(settings: Settings) -> None:
    build(settings, [], TinyEmbedder())
    report = remove(settings, ["oslo.txt"], TinyEmbedder())
    store = Store.open(settings.index)
    assert (report.removed, names(store)) == (("oslo.txt",), ["eslov.txt", "lund.txt"])
    assert {p.document for p in store.passages} == {"eslov.txt", "lund.txt"}
    assert not {m.document for p in store.projects for m in p.documents} & {"oslo.txt"}
    kept = b"".join(files(settings.index).values()).lower()
    assert b"jusstudenter" not in kept
    assert "språkcafé".encode() in kept


def test_the_last_document_can_be_removed(settings: Settings) -> None:
    build(settings, [], TinyEmbedder())
    remove(settings, NAMES, TinyEmbedder())
    store = Store.open(settings.index)
    assert (store.documents, store.passages, len(store.windows)) == ((), (), 0)
    assert (store.window_vectors.ntotal, store.passage_vectors.ntotal) == (0, 0)


def test_removing_what_is_not_there(settings: Settings) -> None:
    with pytest.raises(IndexMissing):
        remove(settings, ["oslo.txt"], TinyEmbedder())
    build(settings, [], TinyEmbedder())
    before = files(settings.index)
    with pytest.raises(DocumentUnknown, match=r"did you mean 'oslo\.txt'"):
        remove(settings, ["olso.txt"], TinyEmbedder())
    assert files(settings.index) == before


def test_an_unreadable_file_changes_nothing(settings: Settings, tmp_path: Path) -> None:
    (settings.seeds / "zzz.pdf").write_bytes(b"%PDF-1.4 no document at all")
    with pytest.raises(DocumentUnreadable):
        build(settings, [], TinyEmbedder())
    assert not settings.index.exists()
    (settings.seeds / "zzz.pdf").unlink()
    build(settings, [], TinyEmbedder())
    before = files(settings.index)
    with pytest.raises(DocumentUnreadable):
        add(settings, [settings.seeds / "lund.txt", tmp_path / "missing.txt"], TinyEmbedder())
    assert files(settings.index) == before


def test_two_files_of_one_name(settings: Settings, tmp_path: Path) -> None:
    other = tmp_path / "lund.txt"
    other.write_text("Något annat.", "utf-8")
    with pytest.raises(DocumentUnreadable, match=r"lund\.txt"):
        build(settings, [settings.seeds, other], TinyEmbedder())
    shutil.copy(settings.seeds / "lund.txt", other)
    assert build(settings, [settings.seeds, other], TinyEmbedder()).documents == 3


def test_one_build_at_a_time(settings: Settings) -> None:
    build(settings, [], TinyEmbedder())
    with writing_lock(settings.index), pytest.raises(IndexNotWritable, match="Another process"):
        build(settings, [], TinyEmbedder())
    assert build(settings, [], TinyEmbedder()).documents == 3


def test_a_folder_that_cannot_be_written(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")
    inside = settings.model_copy(update={"index": tmp_path / "file" / "index"})
    with pytest.raises(IndexNotWritable) as caught:
        build(inside, [], TinyEmbedder())
    assert "\n" not in str(caught.value)
    assert "--index" in str(caught.value)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk(settings: Settings) -> None:
    build(settings, [], TinyEmbedder())
    before = files(settings.index)

    def fill(stage: str, done: int, total: int) -> None:
        """Put a full device in the place of the vectors' file, once the folder is there."""
        if (stage, done) == ("write", 1):
            (next(settings.index.glob(".writing-*")) / "windows.faiss").symlink_to("/dev/full")

    with pytest.raises(IndexNotWritable, match="No space left"):
        build(settings, [], TinyEmbedder(), fill)
    assert files(settings.index) == before


def test_progress_is_told_to_the_end(settings: Settings) -> None:
    seen: list[tuple[str, int, int]] = []
    build(settings, [], TinyEmbedder(), lambda *step: seen.append(step))
    stages = list(dict.fromkeys(stage for stage, _, _ in seen))
    assert stages == ["read", "sentences", "passages", "words", "write", "swap"]
    last = {stage: (done, total) for stage, done, total in seen}
    assert all(done == total for done, total in last.values())
