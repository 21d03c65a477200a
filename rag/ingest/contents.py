"""Contents pages: a list of titles with page numbers, read as evidence about what follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.ingest.lines import Line
from rag.ingest.running import vocabulary
from rag.types import Span

MIN_ITEMS = 4
"""Fewer lines that end in a number are a table or a date, no contents page."""

MAX_GAP = 3
"""Lines between two items: a title broken over two lines, a page break."""

ITEM_LENGTH = 250
"""Characters: a title with its leaders; a longer line that ends in a number is text."""

_ITEM = re.compile(
    r"^(?P<title>.*?[^\W\d_].*?)(?:\s*\.{3,}[\s.]*|\s*…+\s*|\t+|\s{3,}|\s\.\s?)(?P<page>\d{1,4})$"
)


@dataclass(frozen=True, slots=True)
class ContentsItem:
    """One title on the contents page, as printed, and the page it names."""

    title: str
    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Contents:
    """The items of a contents page and the span it takes, its heading included."""

    items: tuple[ContentsItem, ...]
    span: Span


def find_contents(lines: Sequence[Line]) -> Contents | None:
    """The first contents page among the lines, or None.

    Items are lines that end in leaders (dots, a tab, wide space) and a page number, the numbers not
    falling; at least ``MIN_ITEMS`` within ``MAX_GAP`` lines of each other.
    """
    run: list[tuple[int, ContentsItem]] = []
    for i, line in enumerate(lines):
        match = _ITEM.match(line.text) if line.text[-1].isdigit() and len(line.text) <= ITEM_LENGTH else None
        if not match:
            continue
        item = ContentsItem(match["title"].strip(" .…\t"), int(match["page"]), line.start, line.end)
        if run and (i - run[-1][0] > MAX_GAP or item.page < run[-1][1].page):
            if len(run) >= MIN_ITEMS:
                break
            run = []
        run.append((i, item))
    if len(run) < MIN_ITEMS:
        return None
    first = run[0][0]
    headings = vocabulary()["contents"]["headings"]
    if first and lines[first - 1].text.casefold() in headings:
        first -= 1
    return Contents(tuple(item for _, item in run), Span(lines[first].start, lines[run[-1][0]].end))
