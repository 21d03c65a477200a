"""The windows that tell something of a record, with their vectors: what likeness is measured by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from rag.embed import Embedder
from rag.store import Store
from rag.store.lexicon import Floats
from rag.types import Mention, Passage

SILENT = frozenset({"head", "name", "organisation", "contact", "contact_name", "email", "phone", "period"})
"""Roles whose texts are alike without meaning anything: titles, addresses, dates."""

SHORTEST = 30
"""Characters: a shorter window is a heading or a bare list item, and says too little to be compared."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A text exactly as it stands in a document; ``project`` is a record's id."""

    mention: Mention
    project: str | None
    section: str
    page: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Window:
    """A window of the collection that tells something; ``number`` is its row in the store."""

    number: int
    role: str
    quote: Quote


class Telling:
    """The telling windows of one collection."""

    def __init__(self, store: Store, embedder: Embedder) -> None:
        self._model = embedder.words
        self._all = [
            _window(i, store.passages[p], s, e) for i, (p, s, e) in enumerate(store.windows.tolist())
        ]
        self.windows = tuple(w for w in self._all if _tells(w))
        self._store = store

    @cached_property
    def vectors(self) -> Floats:
        """The windows' vectors as they were indexed, with their context, one a row."""
        every: Floats = self._store.window_vectors.reconstruct_n(0, len(self._all))
        return every[[w.number for w in self.windows]]

    @cached_property
    def of_project(self) -> dict[str, list[int]]:
        """The places in `windows` of each record's."""
        places: dict[str, list[int]] = defaultdict(list)
        for i, window in enumerate(self.windows):
            if window.quote.project is not None:
                places[window.quote.project].append(i)
        return dict(places)

    def best(self, similarity: Floats, projects: Sequence[str]) -> Floats:
        """Per text (row) and record the greatest similarity to one of the record's windows, 0 without any.

        ``similarity`` has a column a window.
        """
        best = np.zeros((len(similarity), len(projects)), np.float32)
        for column, project in enumerate(projects):
            mine = self.of_project.get(project)
            if mine:
                best[:, column] = similarity[:, mine].max(axis=1)
        return best

    def embed(self, texts: Sequence[str]) -> Floats:
        """The vectors of any texts, one a row, without a context."""
        if not texts:
            return np.zeros((0, self._model.dimension), np.float32)
        vectors: Floats = self._model.embed_passages(list(texts))
        return vectors


def _window(number: int, passage: Passage, start: int, end: int) -> Window:
    text = passage.text[start - passage.start : end - passage.start]
    mention = Mention(passage.document, start, end)
    return Window(number, passage.role, Quote(mention, passage.project, passage.section, passage.page, text))


def _tells(window: Window) -> bool:
    return window.role not in SILENT and len(window.quote.text) >= SHORTEST


def apart(quotes: Sequence[Quote], most: int, each: int) -> list[int]:
    """The places of the first ``most`` quotes that do not overlap, at most ``each`` of one record, or of one
    section outside the records."""
    chosen: list[int] = []
    for i, quote in enumerate(quotes):
        if len(chosen) == most:
            break
        same = [quotes[j] for j in chosen if _origin(quotes[j]) == _origin(quote)]
        if len(same) < each and not any(_overlap(quote.mention, other.mention) for other in same):
            chosen.append(i)
    return chosen


def _origin(quote: Quote) -> tuple[str, str]:
    return (quote.project, "") if quote.project else (quote.mention.document, quote.section)


def _overlap(a: Mention, b: Mention) -> bool:
    return a.document == b.document and a.start < b.end and b.start < a.end
