"""Writing one generation: from entries to files, and the swap."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from rag.embed.embedder import Embedder, Model
from rag.ingest.merge import Collection, merge
from rag.ingest.parse import INGEST_VERSION
from rag.store import layout, records
from rag.store.arrays import Arrays, window_rows
from rag.store.lexicon import keys_of, make_lexicon
from rag.store.manifest import Manifest, digests, save_manifest
from rag.store.records import Entry
from rag.store.vectors import (
    Cache,
    Progress,
    embed_texts,
    embed_vocabulary,
    model_of_passages,
    save_vectors,
)
from rag.store.windows import passage_text, window_text, windows_of


@dataclass(frozen=True, slots=True)
class Written:
    """A generation that is live now, and how many texts were embedded for it."""

    manifest: Manifest
    embedded: int


def write_generation(
    index: Path, entries: Sequence[Entry], embedder: Embedder, cache: Cache, progress: Progress
) -> Written:
    """Write a generation, make it the live one and remove the older ones; the lock must be held.

    Whatever stops it before the swap leaves the live generation as it was.
    """
    collection = merge([entry.parsed for entry in entries], _similarity_by(embedder.words))
    writing = layout.start_generation(index)
    try:
        written = _write_files(writing, entries, collection, embedder, cache, progress)
        progress("swap", 0, 2)
        generation = layout.name_generation(index, writing)
    except BaseException:
        shutil.rmtree(writing, ignore_errors=True)
        raise
    progress("swap", 1, 2)
    layout.make_current(index, generation)
    progress("swap", 2, 2)
    layout.clean(index, generation)
    return written


def _similarity_by(model: Model) -> Callable[[str, str], float]:
    """The cosine of two short texts."""

    def similarity(a: str, b: str) -> float:
        first, second = model.embed_passages([a, b])
        return float(first @ second)

    return similarity


def _write_files(
    folder: Path,
    entries: Sequence[Entry],
    collection: Collection,
    embedder: Embedder,
    cache: Cache,
    progress: Progress,
) -> Written:
    """Write a generation's files, the manifest last."""
    projects, passages = collection.projects, collection.passages
    windows = [window for i, passage in enumerate(passages) for window in windows_of(i, passage)]
    texts = [window_text(window, passages[window.passage]) for window in windows]
    of_windows = embed_texts(embedder.words, texts, cache, partial(progress, "sentences"))
    model = model_of_passages(embedder, len(passages))
    of_passages = embed_texts(model, list(map(passage_text, passages)), cache, partial(progress, "passages"))
    progress("words", 0, 1)
    lexicon = make_lexicon(passages, windows)
    word_vectors = embed_vocabulary(embedder.words, lexicon.forms, cache)
    progress("words", 1, 1)
    progress("write", 0, 3)
    with closing(records.create_database(folder / layout.DATABASE)) as connection, connection:
        records.write_records(connection, entries, projects, passages)
        records.write_words(connection, lexicon.forms, keys_of(lexicon))
    progress("write", 1, 3)
    save_vectors(folder / layout.WINDOW_VECTORS, of_windows.vectors)
    save_vectors(folder / layout.PASSAGE_VECTORS, of_passages.vectors)
    progress("write", 2, 3)
    bags = (lexicon.windows, lexicon.passages, lexicon.contexts)
    arrays = Arrays(window_rows(windows), of_windows.keys, of_passages.keys, word_vectors, *bags)
    arrays.save(folder / layout.ARRAYS)
    manifest = Manifest(
        window_model=embedder.words.identity,
        window_dimension=embedder.words.dimension,
        passage_model=model.identity,
        passage_dimension=model.dimension,
        ingest=INGEST_VERSION,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        documents=len(entries),
        projects=len(projects),
        passages=len(passages),
        windows=len(windows),
        words=len(lexicon.forms),
        files=digests(folder),
        origins={entry.document.name: entry.origin for entry in entries if entry.origin},
        added=[entry.document.name for entry in entries if entry.added],
    )
    save_manifest(folder, manifest)
    progress("write", 3, 3)
    return Written(manifest, of_windows.computed + of_passages.computed)
