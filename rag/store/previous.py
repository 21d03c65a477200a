"""What the live generation offers a new one: parsed documents and vectors, as far as they can be read."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from rag.embed.embedder import Embedder
from rag.errors import IndexCorrupt, IndexMissing
from rag.store import records
from rag.store.layout import DATABASE, current_generation
from rag.store.manifest import load_manifest
from rag.store.records import Entry
from rag.store.store import Store
from rag.store.vectors import Cache, rows_of


@dataclass(frozen=True, slots=True)
class Previous:
    """``model`` and ``ingest`` are "" when there is no generation, or none that can be trusted."""

    entries: tuple[Entry, ...] = ()
    model: str = ""
    ingest: str = ""
    cache: Cache = field(default_factory=Cache)


def read_previous(index: Path, embedder: Embedder) -> Previous:
    """Read what can be used again; a damaged generation still gives its documents if SQLite finds no fault.

    Vectors are offered only if ``embedder`` made them.
    """
    try:
        folder = current_generation(index)
        manifest = load_manifest(folder)
        with closing(Store.open(index)) as store:
            cache = _cache(store) if manifest.model == embedder.identity else Cache()
        return Previous(_entries(folder), manifest.model, manifest.ingest, cache)
    except IndexMissing:
        return Previous()
    except IndexCorrupt:
        return Previous(_entries(folder))


def _cache(store: Store) -> Cache:
    rows = rows_of(store.vectors)
    keys = (key.tobytes() for key in store.text_keys)
    return Cache(
        dict(zip(keys, rows, strict=True)), dict(zip(store.forms, store.stored_word_vectors, strict=True))
    )


def _entries(folder: Path) -> tuple[Entry, ...]:
    try:
        with closing(records.open_database(folder / DATABASE)) as connection:
            if connection.execute("PRAGMA quick_check").fetchone() != ("ok",):
                return ()
            return records.read_entries(connection)
    except (sqlite3.Error, ValueError):
        return ()
