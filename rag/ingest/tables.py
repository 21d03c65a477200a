"""Tables with a row a project: what each cell says, with its place in the source."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache

from rag.ingest.entry import Cell, Row
from rag.ingest.genres import is_of_other
from rag.ingest.labels import DATA, label_key, role_of
from rag.ingest.lines import Line, plain, trim
from rag.types import Span

MIN_COLUMNS = 2
"""A name alone is a list; a row says something of what it names."""

NAME_LENGTH = 110
"""Characters: a longer cell in the column of names is a text."""

TALKING_ROLES = frozenset(
    {"organisation", "municipality", "target_group", "purpose", "goal", "description"}
    | {"method", "activities", "result", "period", "funding"}
)
"""Columns that say something of a project; a list of persons or of tasks has none of them."""

COMMA_COLUMNS = 4
"""Columns of a table with commas, no space after them, as many in every row: a sentence has commas too."""

_COMMA = re.compile(r",(?! )")
_SEPARATORS = (re.compile(r"\|"), re.compile(r"\t"), re.compile(r";"), re.compile(r" {3,}"), _COMMA)
_QUOTED = re.compile(r'(?<![^;,\t])"(?:[^"]|"")*"(?=\s*(?:[;,\t]|$))')
"""A cell of an export in quotes: separators inside it are text."""


@cache
def vocabulary() -> dict[str, frozenset[str]]:
    """The words of ``tables.toml`` by list."""
    with (DATA / "tables.toml").open("rb") as file:
        return {key: frozenset(words) for key, words in tomllib.load(file).items()}


def find_tables(lines: Sequence[Line]) -> tuple[list[Row], set[int]]:
    """The rows of the document's tables of projects, in order, and all lines of these tables.

    A table is a line of column labels, one of them a project's name, and the lines below it that are cut
    in the same way. Empty cells are left out.
    """
    rows: list[Row] = []
    taken: set[int] = set()
    for header, line in enumerate(lines[:-1]):
        columns = _columns(line.text) if header not in taken else None
        if columns is None:
            continue
        separator, labels = columns
        for i in range(header + 1, len(lines)):
            spans = _split(lines[i].text, separator)
            fewest = len(labels) if separator is _COMMA else MIN_COLUMNS
            if not fewest <= len(spans) <= len(labels):
                break
            taken |= {header, i}
            row = _row(lines[i], i, labels, spans)
            if row is not None:
                rows.append(row)
    return rows, taken


def _columns(text: str) -> tuple[re.Pattern[str], list[str]] | None:
    """The separator and the column labels of a line that heads a table of projects."""
    for separator in _SEPARATORS:
        if separator.search(text) is not None:
            labels = [plain(text[s.start : s.end]) for s in _split(text, separator)]
            if _is_header(labels) and (separator is not _COMMA or len(labels) >= COMMA_COLUMNS):
                return separator, labels
    return None


def _split(text: str, separator: re.Pattern[str]) -> list[Span]:
    """The cells of a line, empty ones too, without the bars around the line and the quotes around a cell."""
    framed = separator.pattern == r"\|"
    start = 1 if framed and text.startswith("|") else 0
    end = len(text) - 1 if framed and text.endswith("|") and len(text) > 1 else len(text)
    masked = text if framed else _QUOTED.sub(lambda m: '"' * len(m.group()), text)
    borders = [m.span() for m in separator.finditer(masked, start, end)]
    starts, ends = [start, *(b for _, b in borders)], [*(a for a, _ in borders), end]
    cells = [trim(text, a, b) for a, b in zip(starts, ends, strict=True)]
    return cells if framed else [_unquoted(text, cell) for cell in cells]


def _unquoted(text: str, cell: Span) -> Span:
    quoted = cell.end - cell.start > 1 and text[cell.start] == text[cell.end - 1] == '"'
    return trim(text, cell.start + 1, cell.end - 1) if quoted else cell


def _is_header(labels: Sequence[str]) -> bool:
    if len(labels) < MIN_COLUMNS or not all(labels) or not any(map(_names, labels)):
        return False
    if any(map(is_of_other, labels)):
        return False
    return not TALKING_ROLES.isdisjoint(map(role_of, labels))


def _names(label: str) -> bool:
    return role_of(label) == "name" or label_key(label) in vocabulary()["names"]


def _row(line: Line, index: int, labels: Sequence[str], spans: Sequence[Span]) -> Row | None:
    column = next(i for i, label in enumerate(labels) if _names(label))
    if column >= len(spans):
        return None
    name = line.text[spans[column].start : spans[column].end]
    letters = any(c.isalpha() for c in name) and len(name) <= NAME_LENGTH
    if not letters or label_key(name) in vocabulary()["totals"]:
        return None
    cells = tuple(
        Cell(
            label,
            "name" if i == column else role_of(label) or "",
            Span(line.start + s.start, line.start + s.end),
        )
        for i, (label, s) in enumerate(zip(labels, spans, strict=False))
        if s.start < s.end
    )
    return Row(index, cells, next(c.span for c in cells if c.role == "name"))
