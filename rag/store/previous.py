"""What the live generation offers a new one: parsed documents and vectors, as far as they can be read."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from rag.errors import IndexCorrupt, IndexMissing
from rag.store import records
from rag.store.layout import DATABASE, current_generation
from rag.store.manifest import load_manifest
from rag.store.records import Entry
from rag.store.store import Store
from rag.store.vectors import Cache, rows_of


@dataclass(frozen=True, slots=True)
class Previous:
    """``models`` (of windows, of passages) and ``ingest`` are empty when there is no generation, or none that
    can be trusted."""

    entries: tuple[Entry, ...] = ()
    models: tuple[str, ...] = ()
    ingest: str = ""
    cache: Cache = field(default_factory=Cache)


def read_previous(index: Path) -> Previous:
    """Read what can be used again; a damaged generation still gives its documents if SQLite finds no fault.

    Each vector comes with the identity of the model that made it.
    """
    try:
        folder = current_generation(index)
        manifest = load_manifest(folder)
        with closing(Store.open(index)) as store:
            cache = _cache(store)
        models = (manifest.window_model, manifest.passage_model)
        return Previous(_entries(folder), models, manifest.ingest, cache)
    except IndexMissing:
        return Previous()
    except IndexCorrupt:
        return Previous(_entries(folder))


def _cache(store: Store) -> Cache:
    windows, passages = store.manifest.window_model, store.manifest.passage_model
    cache = Cache(words={windows: dict(zip(store.forms, store.stored_word_vectors, strict=True))})
    for model, keys, vectors in (
        (windows, store.window_keys, store.window_vectors),
        (passages, store.passage_keys, store.passage_vectors),
    ):
        texts = (key.tobytes() for key in keys)
        cache.texts.setdefault(model, {}).update(zip(texts, rows_of(vectors), strict=True))
    return cache


def _entries(folder: Path) -> tuple[Entry, ...]:
    try:
        with closing(records.open_database(folder / DATABASE)) as connection:
            if connection.execute("PRAGMA quick_check").fetchone() != ("ok",):
                return ()
            return records.read_entries(connection)
    except (sqlite3.Error, ValueError):
        return ()
