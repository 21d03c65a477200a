"""The records in SQLite: documents with their own parts, merged projects, passages and windows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from rag.types import Document, Parsed, Passage, Project

_SCHEMA = """
CREATE TABLE documents (position INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, digest TEXT NOT NULL,
    added INTEGER NOT NULL, document TEXT NOT NULL, projects TEXT NOT NULL, passages TEXT NOT NULL);
CREATE TABLE projects (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, record TEXT NOT NULL);
CREATE TABLE passages (position INTEGER PRIMARY KEY, record TEXT NOT NULL);
CREATE TABLE words (id INTEGER PRIMARY KEY, form TEXT NOT NULL UNIQUE);
CREATE TABLE keys (key TEXT NOT NULL, kind TEXT NOT NULL, word INTEGER NOT NULL,
    PRIMARY KEY (key, kind, word)) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of the collection with what was read from it alone, before projects were merged.

    ``added`` tells a document that `add` brought (and that stays when `build` runs) from one of `build`'s;
    ``origin`` is the path of the file that it was read from, "" when nothing says.
    """

    document: Document
    parsed: Parsed
    added: bool
    origin: str = ""


@lru_cache(maxsize=8)
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _dump(kind: Any, value: Any) -> str:
    return _adapter(kind).dump_json(value).decode("utf-8")


def create_database(path: Path) -> sqlite3.Connection:
    """Create an empty database; it is no one's before its generation has a name, so it needs no journal."""
    connection = sqlite3.connect(path)
    connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
    return connection


def open_database(path: Path) -> sqlite3.Connection:
    """Open a database that is never written again: no locks and no journal, so a read-only disk will do."""
    uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(uri, uri=True, check_same_thread=False)


def write_records(
    connection: sqlite3.Connection,
    entries: Sequence[Entry],
    projects: Sequence[Project],
    passages: Sequence[Passage],
) -> None:
    """Write the entries as they were parsed, and the collection's merged projects and passages."""
    connection.executemany(
        "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (
                position,
                entry.document.name,
                entry.document.digest,
                entry.added,
                _dump(Document, entry.document),
                _dump(tuple[Project, ...], entry.parsed.projects),
                _dump(tuple[Passage, ...], entry.parsed.passages),
            )
            for position, entry in enumerate(entries)
        ),
    )
    connection.executemany(
        "INSERT INTO projects VALUES (?, ?, ?)",
        ((i, project.id, _dump(Project, project)) for i, project in enumerate(projects)),
    )
    connection.executemany(
        "INSERT INTO passages VALUES (?, ?)",
        ((i, _dump(Passage, passage)) for i, passage in enumerate(passages)),
    )


def write_words(
    connection: sqlite3.Connection, forms: Sequence[str], keys: Iterable[tuple[str, str, int]]
) -> None:
    """Write the vocabulary, in the order of the words' numbers, and the keys that find words."""
    connection.executemany("INSERT INTO words VALUES (?, ?)", enumerate(forms))
    connection.executemany("INSERT OR IGNORE INTO keys VALUES (?, ?, ?)", keys)


def read_names(connection: sqlite3.Connection) -> Iterator[tuple[int, str, bool]]:
    """Read each document's position and name, and whether `add` brought it."""
    for position, name, added in connection.execute("SELECT position, name, added FROM documents"):
        yield position, str(name), bool(added)


def read_entry(connection: sqlite3.Connection, position: int) -> Entry:
    """Read a document with its own projects and passages; ValueError when they do not fit together."""
    query = "SELECT document, projects, passages, added FROM documents WHERE position = ?"
    entry = _entry(*connection.execute(query, (position,)).fetchone())
    text = entry.document.text
    if any(text[passage.start : passage.end] != passage.text for passage in entry.parsed.passages):
        raise ValueError(f"the passages of {entry.document.name} are no slices of it")
    return entry


def _entry(document: str, projects: str, passages: str, added: int) -> Entry:
    read: Document = _adapter(Document).validate_json(document)
    parsed = Parsed(
        read,
        _adapter(tuple[Project, ...]).validate_json(projects),
        _adapter(tuple[Passage, ...]).validate_json(passages),
    )
    return Entry(read, parsed, bool(added))


def read_documents(connection: sqlite3.Connection) -> tuple[Document, ...]:
    """Read the documents, in the collection's order."""
    return _column(connection, "SELECT document FROM documents ORDER BY position", Document)


def read_projects(connection: sqlite3.Connection) -> tuple[Project, ...]:
    """Read the merged projects."""
    return _column(connection, "SELECT record FROM projects ORDER BY position", Project)


def read_passages(connection: sqlite3.Connection) -> tuple[Passage, ...]:
    """Read the passages; a passage's place in the result is its number."""
    return _column(connection, "SELECT record FROM passages ORDER BY position", Passage)


def read_forms(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Read the vocabulary; a form's place in the result is its number."""
    return tuple(row[0] for row in connection.execute("SELECT form FROM words ORDER BY id"))


def _column(connection: sqlite3.Connection, query: str, kind: Any) -> tuple[Any, ...]:
    """Every row's record, validated in one go: many times faster than one by one."""
    rows = ",".join(row[0] for row in connection.execute(query))
    records: tuple[Any, ...] = _adapter(tuple[kind, ...]).validate_json(f"[{rows}]")
    return records
