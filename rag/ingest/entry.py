"""A project's entry in a document: its lines, and what shows its fields."""

from __future__ import annotations

from dataclasses import dataclass

from rag.ingest.labels import LabelLine
from rag.types import Span


@dataclass(frozen=True, slots=True)
class Cell:
    """A filled cell of a row: the label and the role of its column, and its span."""

    label: str
    role: str
    span: Span


@dataclass(frozen=True, slots=True)
class Row:
    """A row about one project: its line, its cells in order, the name among them."""

    index: int
    cells: tuple[Cell, ...]
    name: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One project's entry: the lines ``first`` … ``last`` (inclusive), the indices of its title lines
    above or after the header, and its labels. ``labels`` is empty for an example in a list.

    ``category`` is the line above the titles that heads this entry and those after it, where the layout
    shows one; ``prose`` when sentences say what labels say in a form; ``row`` for a row of a table, which
    has cells in place of labels."""

    first: int
    last: int
    titles: tuple[int, ...]
    labels: tuple[LabelLine, ...]
    category: int | None = None
    prose: bool = False
    row: Row | None = None
