"""A collection opened for reading."""

from __future__ import annotations

import difflib
import sqlite3
import threading
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import faiss
import numpy as np
import numpy.typing as npt

from rag.errors import DocumentUnknown, IndexMissing
from rag.store import records
from rag.store.arrays import Arrays
from rag.store.layout import ARRAYS, DATABASE, PASSAGE_VECTORS, WINDOW_VECTORS, current_generation
from rag.store.lexicon import Bags, Floats, Numbers, splitter_of
from rag.store.manifest import Manifest, corrupt, load_manifest
from rag.store.vectors import Keys, load_vectors
from rag.text.compounds import CompoundSplitter
from rag.text.words import fold
from rag.types import Document, Passage, Project

_ATTEMPTS = 3  # a build may remove the generation between reading its name and opening it


class Store:
    """One generation of an index, read-only and safe for several threads.

    It stays what it was when a newer generation is built; `is_current` tells whether to open again.
    """

    def __init__(
        self,
        index: Path,
        folder: Path,
        manifest: Manifest,
        arrays: Arrays,
        window_vectors: faiss.Index,
        passage_vectors: faiss.Index,
    ) -> None:
        """Use `open`; row ``i`` of an index has the vector of window, or passage, ``i``."""
        self._index = index
        self._folder = folder
        self.manifest = manifest
        self._arrays = arrays
        self.window_vectors, self.passage_vectors = window_vectors, passage_vectors
        self._connection = records.open_database(folder / DATABASE)
        self._lock = threading.Lock()

    @classmethod
    def open(cls, index: Path) -> Store:
        """Open the live generation below ``index``.

        `IndexMissing` when there is none; `IndexCorrupt` when a file is damaged or another's.
        """
        for attempt in range(_ATTEMPTS):
            folder = current_generation(index)
            if folder.is_dir() or attempt == _ATTEMPTS - 1:
                break
        if not folder.is_dir():
            raise corrupt("its folder is gone")
        manifest = load_manifest(folder)
        try:
            arrays = Arrays.load(folder / ARRAYS)
            windows, passages = (load_vectors(folder / n) for n in (WINDOW_VECTORS, PASSAGE_VECTORS))
            store = cls(index, folder, manifest, arrays, windows, passages)
        except (OSError, ValueError, KeyError, RuntimeError, sqlite3.Error) as error:
            raise corrupt("one of its files cannot be read") from error
        store._check()
        return store

    def _check(self) -> None:
        """Compare the parts' sizes with each other and with the manifest."""
        m, arrays = self.manifest, self._arrays
        shapes = [(index.ntotal, index.d) for index in (self.window_vectors, self.passage_vectors)]
        if shapes != [(m.windows, m.window_dimension), (m.passages, m.passage_dimension)]:
            raise corrupt("its vectors are not those of its passages")
        if len(arrays.windows) != m.windows or arrays.word_vectors.shape != (m.words, m.window_dimension):
            raise corrupt("its words are not those of its passages")

    def close(self) -> None:
        """Close the database, so that Windows can remove its file."""
        self._connection.close()

    @property
    def generation(self) -> str:
        """The name of the generation that is open."""
        return self._folder.name

    def is_current(self) -> bool:
        """Whether no newer generation has taken this one's place."""
        try:
            return current_generation(self._index) == self._folder
        except IndexMissing:
            return False

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The documents with their texts, in the collection's order."""
        with self._lock:
            return records.read_documents(self._connection)

    @cached_property
    def projects(self) -> tuple[Project, ...]:
        """The merged project records."""
        with self._lock:
            return records.read_projects(self._connection)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The passages; a passage's place is its number."""
        with self._lock:
            return records.read_passages(self._connection)

    @cached_property
    def _by_name(self) -> dict[str, Document]:
        return {document.name: document for document in self.documents}

    def document(self, name: str) -> Document:
        """Return the document called ``name``; `DocumentUnknown` suggests a name like it."""
        if name in self._by_name:
            return self._by_name[name]
        raise unknown_document(name, self._by_name)

    @property
    def windows(self) -> Numbers:
        """Shape (n, 3): passage number, start and end in the document."""
        return self._arrays.windows

    @property
    def window_words(self) -> Bags:
        """The numbers of the content words in each window."""
        return self._arrays.window_words

    @property
    def passage_words(self) -> Bags:
        """The numbers of the content words in each passage, with repetitions."""
        return self._arrays.passage_words

    @property
    def context_words(self) -> Bags:
        """The numbers of the content words in each passage's context."""
        return self._arrays.context_words

    @cached_property
    def folded_forms(self) -> tuple[str, ...]:
        """The vocabulary without diacritics."""
        return tuple(fold(form) for form in self.forms)

    @property
    def window_keys(self) -> Keys:
        """The BLAKE2b of the text behind each row of `window_vectors`, shape (n, 16)."""
        return self._arrays.window_keys

    @property
    def passage_keys(self) -> Keys:
        """The BLAKE2b of the text behind each row of `passage_vectors`, shape (n, 16)."""
        return self._arrays.passage_keys

    @property
    def stored_word_vectors(self) -> npt.NDArray[np.float16]:
        """The vocabulary's vectors as they lie on disk, shape (words, dimension)."""
        return self._arrays.word_vectors

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The vocabulary: search forms; a form's place is its number."""
        with self._lock:
            return records.read_forms(self._connection)

    @cached_property
    def word_vectors(self) -> Floats:
        """The vocabulary's vectors, shape (words, dimension), in the bits that numpy multiplies fast."""
        return self._arrays.word_vectors.astype(np.float32)

    @cached_property
    def splitter(self) -> CompoundSplitter:
        """Splits compounds by this collection's words."""
        return splitter_of(self.forms, self.passage_words)

    def words_with(self, keys: Sequence[str], kind: str) -> list[int]:
        """Return the numbers of the words that have one of ``keys``, of the kinds of `rag.store.lexicon`."""
        marks = ",".join("?" * len(keys))
        query = f"SELECT DISTINCT word FROM keys WHERE key IN ({marks}) AND kind = ?"  # noqa: S608  # only marks
        with self._lock:
            return [row[0] for row in self._connection.execute(query, (*keys, kind))]


def unknown_document(name: str, names: Sequence[str] | dict[str, Document]) -> DocumentUnknown:
    """The error for a name that no document has, with the nearest one that there is."""
    near = difflib.get_close_matches(name, list(names), n=1, cutoff=0.4)
    hint = f"did you mean {near[0]!r}?" if near else "`python -m rag documents` lists them."
    return DocumentUnknown(f"No document is called {name!r}: {hint}")
