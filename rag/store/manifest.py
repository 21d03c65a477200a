"""What a generation says about itself: what made it, how much it holds, and its files' digests."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from rag.errors import IndexCorrupt
from rag.store.layout import ARRAYS, DATABASE, MANIFEST, PASSAGE_VECTORS, WINDOW_VECTORS

FORMAT = 2
"""Raised whenever the files' layout or the making of windows changes: an older index must be built anew."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """``created`` is an ISO 8601 time in UTC; ``files`` maps each file's name to its SHA-256.

    ``window_model`` made the vectors of windows and words, ``passage_model`` those of whole passages;
    both are the identities of models, each with the length of its vectors. ``origins`` maps each document to
    the path of the file that it was read from, and ``added`` names those that `add` brought: what a damaged
    database cannot tell any more. An index of an older version lacks the two.
    """

    window_model: str
    window_dimension: int
    passage_model: str
    passage_dimension: int
    ingest: str
    created: str
    documents: int
    projects: int
    passages: int
    windows: int
    words: int
    files: Mapping[str, str] = field(default_factory=dict)
    format: int = FORMAT
    origins: Mapping[str, str] = field(default_factory=dict)
    added: Sequence[str] | None = None


def save_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest; the other files must be complete."""
    (folder / MANIFEST).write_text(json.dumps(asdict(manifest), indent=1) + "\n", "utf-8")


def read_manifest(folder: Path) -> Manifest:
    """Read a generation's manifest, whatever became of its files; `IndexCorrupt` when it is no manifest."""
    try:
        read = json.loads((folder / MANIFEST).read_text("utf-8"))
        if read["format"] != FORMAT:
            raise corrupt("it was made by another version")
        return Manifest(**read)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise corrupt("its manifest cannot be read") from error


def load_manifest(folder: Path) -> Manifest:
    """Read a generation's manifest and compare its files with it; `IndexCorrupt` when they differ."""
    manifest = read_manifest(folder)
    if digests(folder) != dict(manifest.files):
        raise corrupt("its files are not those that were written")
    return manifest


def digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each of a generation's files; "" for one that cannot be read."""
    return {name: _digest(folder / name) for name in (DATABASE, WINDOW_VECTORS, PASSAGE_VECTORS, ARRAYS)}


def corrupt(why: str) -> IndexCorrupt:
    """The error for an index that cannot be used, with its remedy."""
    return IndexCorrupt(f"The index cannot be used, {why}: run `python -m rag build` again.")


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
