"""What the live generation offers a new one: parsed documents and vectors, as far as they can be read."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from rag.errors import DocumentsLost, IndexCorrupt, IndexMissing
from rag.store import records
from rag.store.layout import DATABASE, last_generation
from rag.store.manifest import Manifest, read_manifest
from rag.store.records import Entry
from rag.store.store import Store
from rag.store.vectors import Cache, rows_of


@dataclass(frozen=True, slots=True)
class Previous:
    """``models`` (of windows, of passages) and ``ingest`` are empty when there is no generation, or none that
    can be trusted.

    ``lost`` are the documents that a damaged generation had and cannot give, each with whether `add` brought
    it; ``documents`` counts all that it had, None when nothing tells; ``folder`` is where it lies.
    """

    entries: tuple[Entry, ...] = ()
    models: tuple[str, ...] = ()
    ingest: str = ""
    cache: Cache = field(default_factory=Cache)
    lost: tuple[tuple[str, bool], ...] = ()
    documents: int | None = 0
    folder: Path | None = None

    def check_kept(self, read: Collection[str], *, only_added: bool) -> None:
        """Refuse to write a generation without what was lost, but for the documents that were ``read`` now.

        With ``only_added`` a document that `build` brought does not count: its file is read again. Raises
        DocumentsLost, before anything is written: the damaged generation is all that is left of them.
        """
        lost = [(name, added) for name, added in self.lost if name not in read]
        known = {name for name, _ in self.lost} | {entry.document.name for entry in self.entries} | set(read)
        unnamed = self.documents is None or self.documents > len(known)
        if any(added for _, added in lost) or unnamed:
            names = ", ".join(name for name, added in lost if added) or "names unknown"
            raise DocumentsLost(
                f"The index is damaged, and documents that were added cannot be read from it ({names}): move "
                f"{self.folder} away, run `python -m rag build`, and add their files again."
            )
        if lost and not only_added:
            raise DocumentsLost("The index is damaged: run `python -m rag build` first.")


def read_previous(index: Path) -> Previous:
    """Read what can be used again; a damaged generation gives each of its documents that is whole.

    Each vector comes with the identity of the model that made it.
    """
    folder = last_generation(index)
    if folder is None:
        return Previous()
    try:
        with closing(Store.open(index)) as store:
            manifest, cache = store.manifest, _cache(store)
    except (IndexMissing, IndexCorrupt):
        return _salvaged(folder)
    models = (manifest.window_model, manifest.passage_model)
    return replace(_salvaged(folder), models=models, ingest=manifest.ingest, cache=cache)


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


def _salvaged(folder: Path) -> Previous:
    """The documents of a generation, whole or damaged, and what it had besides."""
    manifest = _manifest(folder)
    origins = manifest.origins if manifest is not None else {}
    names = dict.fromkeys(origins, False)
    entries, listed = _read_rows(folder, names)
    if manifest is not None:
        names |= dict.fromkeys(manifest.added or (), True)
    read = {entry.document.name for entry in entries}
    return Previous(
        entries=tuple(replace(entry, origin=origins.get(entry.document.name, "")) for entry in entries),
        lost=tuple((name, added) for name, added in names.items() if name not in read),
        documents=len(names) if listed else manifest.documents if manifest is not None else None,
        folder=folder,
    )


def _manifest(folder: Path) -> Manifest | None:
    with suppress(IndexCorrupt):
        return read_manifest(folder)
    return None


def _read_rows(folder: Path, names: dict[str, bool]) -> tuple[list[Entry], bool]:
    """The documents that are whole, row by row, and whether all rows were found; ``names`` gains each found
    row's name, with whether `add` brought it."""
    entries: list[Entry] = []
    try:
        with closing(records.open_database(folder / DATABASE)) as connection:
            for position, name, added in records.read_names(connection):
                names[name] = added
                with suppress(sqlite3.Error, ValueError):
                    entries.append(records.read_entry(connection, position))
    except sqlite3.Error:
        return entries, False
    return entries, True
