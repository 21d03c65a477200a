"""Making a new generation of the index: from scratch in its files, from what is known in its work."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from rag.embed.embedder import Embedder
from rag.errors import DocumentNameTaken, DocumentUnreadable, IndexNotWritable
from rag.ingest.parse import INGEST_VERSION, parse
from rag.ingest.read import find_documents, read_document
from rag.ingest.sources import load_sources
from rag.settings import Settings
from rag.store.generation import write_generation
from rag.store.layout import (
    current_generation,
    writing_lock,
)
from rag.store.previous import Previous, read_previous
from rag.store.records import Entry
from rag.store.store import unknown_document
from rag.store.vectors import Progress
from rag.types import Source


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a change of the index did.

    ``read``, ``reused`` and ``removed`` name documents, ``replaced`` those that gave way to another file of
    the same name; ``embedded`` counts the texts whose vectors were computed (the other vectors were kept);
    ``model_changed`` says that a model's could not be kept, since the vectors were made by another one.
    """

    documents: int
    read: tuple[str, ...]
    reused: tuple[str, ...]
    removed: tuple[str, ...]
    replaced: tuple[str, ...]
    projects: int
    passages: int
    windows: int
    embedded: int
    model_changed: bool

    def __str__(self) -> str:
        """The report in one line."""
        replaced = f", replaced: {', '.join(self.replaced)}" if self.replaced else ""
        return (
            f"{self.documents} documents ({len(self.read)} read, {len(self.reused)} unchanged, "
            f"{len(self.removed)} removed{replaced}) · {self.projects} projects · {self.passages} passages"
        )


def silent(stage: str, done: int, total: int) -> None:
    """Report no progress."""


def build(
    settings: Settings, paths: Sequence[Path], embedder: Embedder, progress: Progress = silent
) -> BuildReport:
    """Make the index hold the documents of ``paths`` (of the seeds' folder when empty) and those once added.

    A document whose bytes and source entry are unchanged is not parsed again. `DocumentUnreadable` comes
    before anything is written, as does `DocumentsLost` when the index is damaged and a document once added
    cannot be read from it; `IndexNotWritable` leaves the index as it was.
    """
    read, fresh = _read(paths or [settings.seeds], False, read_previous(settings.index), progress)
    with _writing(settings.index):
        previous = read_previous(settings.index)
        names = {entry.document.name for entry in read}
        previous.check_kept(names, only_added=True)
        kept = [entry for entry in previous.entries if entry.added and entry.document.name not in names]
        entries = [*read, *_parsed_anew(kept, previous)]
        return _write(settings.index, entries, fresh, previous, embedder, progress)


def add(
    settings: Settings,
    paths: Sequence[Path],
    embedder: Embedder,
    progress: Progress = silent,
    *,
    replacing: bool = False,
) -> BuildReport:
    """Add documents, or put newer versions in place of those read from the same files; errors as for `build`.

    The index keeps their text: it does not need the files afterwards. Another file with the name of a
    document whose text differs takes its place only when ``replacing``; else `DocumentNameTaken`.
    """
    read, fresh = _read(paths, True, read_previous(settings.index), progress)
    with _writing(settings.index):
        previous = read_previous(settings.index)
        names = {entry.document.name for entry in read}
        previous.check_kept(names, only_added=False)
        if not replacing:
            _check_names(read, previous)
        kept = [entry for entry in previous.entries if entry.document.name not in names]
        entries = [*_parsed_anew(kept, previous), *read]
        return _write(settings.index, entries, fresh, previous, embedder, progress)


def remove(
    settings: Settings, names: Sequence[str], embedder: Embedder, progress: Progress = silent
) -> BuildReport:
    """Remove documents with all that was made of them; `DocumentUnknown` when one is not there.

    The new generation's files are written from scratch, so no trace of the text stays in them. A document
    that still lies in the seeds' folder comes back with the next `build`.
    """
    current_generation(settings.index)
    with _writing(settings.index):
        previous = read_previous(settings.index)
        previous.check_kept(names, only_added=False)
        known = [*(entry.document.name for entry in previous.entries), *(name for name, _ in previous.lost)]
        for name in names:
            if name not in known:
                raise unknown_document(name, known)
        kept = [entry for entry in previous.entries if entry.document.name not in names]
        entries = _parsed_anew(kept, previous)
        return _write(settings.index, entries, (), previous, embedder, progress)


Read = tuple[list[Entry], list[str]]
"""Entries, and the names of those that were read and parsed now."""


def _read(
    paths: Sequence[Path], added: bool, previous: Previous, progress: Progress
) -> tuple[list[Entry], list[str]]:
    """Read and parse the files, each only if its bytes, its source entry or the parser has changed."""
    files = find_documents(paths)
    known = {entry.document.name: entry for entry in previous.entries if previous.ingest == INGEST_VERSION}
    sources: dict[Path, dict[str, Source]] = {}
    entries: dict[str, Entry] = {}
    for done, file in enumerate(files):
        progress("read", done, len(files))
        if file.parent not in sources:
            sources[file.parent] = load_sources(file.parent)
        entry = _entry(file, sources[file.parent].get(file.name), added, known.get(file.name))
        twin = entries.setdefault(entry.document.name, entry)
        if twin.document.digest != entry.document.digest:
            raise DocumentUnreadable(f"Two different files are called {file.name}: rename one of them.")
    progress("read", len(files), len(files))
    if not entries:
        raise DocumentUnreadable(
            f"No document was found in {', '.join(map(str, paths))}: name a file or a folder."
        )
    fresh = [
        name for name, entry in entries.items() if name not in known or entry.document != known[name].document
    ]
    return list(entries.values()), fresh


def _entry(file: Path, source: Source | None, added: bool, known: Entry | None) -> Entry:
    if (
        known is not None
        and known.document.digest == _digest(file)
        and source in (None, known.document.source)
    ):
        return replace(known, added=added, origin=str(file.resolve()))
    document = read_document(file, source)
    return Entry(document, parse(document), added, str(file.resolve()))


def _gave_way(read: Sequence[Entry], previous: Previous) -> list[tuple[Entry, Entry]]:
    """The documents in whose place another file of the same name was read, each after the one before it.

    The same file with another text is a newer version, and another file with the same text the same document.
    """
    before = {entry.document.name: entry for entry in previous.entries}
    pairs = [(before[e.document.name], e) for e in read if e.document.name in before]
    return [(old, new) for old, new in pairs if old.origin != new.origin and not _same_text(old, new)]


def _same_text(old: Entry, new: Entry) -> bool:
    return old.document.digest == new.document.digest or old.document.text == new.document.text


def _check_names(read: Sequence[Entry], previous: Previous) -> None:
    for old, new in _gave_way(read, previous):
        whence = f", read from {old.origin}" if old.origin else ""
        raise DocumentNameTaken(
            f"The collection has another document called {new.document.name}{whence}: rename the file, or "
            "put it in that one's place with --replace."
        )


def _digest(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return ""  # reading it says what is wrong


def _parsed_anew(entries: Sequence[Entry], previous: Previous) -> list[Entry]:
    """Entries whose files may be gone: parsed again from their texts if the parser has changed."""
    if previous.ingest == INGEST_VERSION:
        return list(entries)
    return [replace(entry, parsed=parse(entry.document)) for entry in entries]


@contextmanager
def _writing(index: Path) -> Iterator[None]:
    """Hold the lock, and tell in one line when the disk is full or read-only."""
    try:
        with writing_lock(index):
            yield
    except (OSError, sqlite3.OperationalError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise IndexNotWritable(
            f"The index in {index} cannot be written ({why}): free space or name another folder with --index."
        ) from error


def _write(
    index: Path,
    entries: Sequence[Entry],
    fresh: Sequence[str],
    previous: Previous,
    embedder: Embedder,
    progress: Progress,
) -> BuildReport:
    """Write the generation and report; ``fresh`` names the documents that were read and parsed now."""
    written = write_generation(index, entries, embedder, previous.cache, progress)
    names = [entry.document.name for entry in entries]
    models = (written.manifest.window_model, written.manifest.passage_model)
    return BuildReport(
        documents=len(names),
        read=tuple(fresh),
        reused=tuple(name for name in names if name not in fresh),
        removed=tuple(e.document.name for e in previous.entries if e.document.name not in names),
        replaced=tuple(new.document.name for _, new in _gave_way(entries, previous)),
        projects=written.manifest.projects,
        passages=written.manifest.passages,
        windows=written.manifest.windows,
        embedded=written.embedded,
        model_changed=previous.models not in ((), models),
    )
