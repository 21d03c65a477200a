"""Headers and footers of pages: lines that come again with another page number, and those beside them."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from rag.ingest.labels import role_of
from rag.ingest.lines import Line
from rag.types import Span

LOGO_LENGTH = 60
"""Characters: a line of a logo or a running header is shorter than this."""

EDGE_LINES = 2
"""Lines at the top and at the foot of a page among which its running header and footer stand."""

MIN_RUNNING = 3
"""Pages on which a line comes again before it is taken for a running header or footer."""

PAGES_APART = 2
"""A header stands on every page or on every second one: its numbers rise by no more."""

_AT_EDGE = re.compile(r"^(?P<before>\d{1,4})(?: {3,}|\t+)|(?: {3,}|\t+)(?P<after>\d{1,4})$")
"""A page's number before or after its header, wide space between."""


@cache
def vocabulary() -> dict[str, Any]:
    """The words of ``boilerplate.toml`` by table."""
    with (Path(__file__).parent / "data" / "boilerplate.toml").open("rb") as file:
        return tomllib.load(file)


def page_edges(lines: Sequence[Line], starts: Sequence[int]) -> list[Span]:
    """Running headers and footers, page numbers among them: lines at the edges of pages that come again,
    but for their digits, on a third of the pages. A field's label and a sentence, which come again too,
    are none."""
    by_page: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        by_page[bisect_right(starts, line.start)].append(line)
    edges = [dict.fromkeys([*page[:EDGE_LINES], *page[-EDGE_LINES:]]) for page in by_page.values()]
    times = Counter(key for page in edges for key in {_without_digits(line.text) for line in page})
    often = max(MIN_RUNNING, len(edges) / 3)
    return [
        Span(line.start, line.end)
        for page in edges
        for line in page
        if times[_without_digits(line.text)] >= often and line.text[-1] not in ".!?" and not is_labelled(line)
    ]


def running_lines(lines: Sequence[Line]) -> list[Span]:
    """Headers and footers of pages in a text without known pages: paragraphs of one line that come again
    with another page number, or the document's own title that comes again."""
    alone = [line for line in lines if line.alone and len(line.text) <= LOGO_LENGTH * 2]
    times = Counter(_without_digits(line.text) for line in alone)
    numbered = [
        line for line in alone if times[_without_digits(line.text)] >= MIN_RUNNING and _numbers_page(line)
    ]
    title = lines[0].text if lines else ""
    again = [
        line for line in alone[1:] if line.text == title and times[_without_digits(title)] >= MIN_RUNNING
    ]
    return [Span(line.start, line.end) for line in numbered + again] + _numbered_headers(lines)


def _numbered_headers(lines: Sequence[Line]) -> list[Span]:
    """Lines that are alike but for the page's number at their edge, which rises from page to page, and
    the lines above and below them that come again with them (the last page's footer has none below)."""
    pages: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for i, line in enumerate(lines):
        match = _AT_EDGE.search(line.text) if len(line.text) <= LOGO_LENGTH * 3 else None
        if match is not None:
            key = _AT_EDGE.sub("", line.text, count=1).strip().casefold()
            pages[key].append((i, int(match["before"] or match["after"])))
    heads = [i for found in pages.values() if _count_pages([n for _, n in found]) for i, _ in found]
    beside = Counter(lines[j].text for i in heads for j in (i - 1, i + 1) if 0 <= j < len(lines))
    times = Counter(line.text for line in lines)
    again = [
        i
        for i, line in enumerate(lines)
        if beside[line.text] >= max(MIN_RUNNING, times[line.text] - 1) and not is_labelled(line)
    ]
    return [Span(lines[i].start, lines[i].end) for i in sorted({*heads, *again})]


def _count_pages(numbers: Sequence[int]) -> bool:
    """Whether the numbers count pages, and are no values under one label."""
    rises = [after - before for before, after in pairwise(numbers)]
    return len(numbers) >= MIN_RUNNING and all(0 < rise <= PAGES_APART for rise in rises)


def _numbers_page(line: Line) -> bool:
    return _page_number().search(line.text) is not None


@cache
def _page_number() -> re.Pattern[str]:
    words = "|".join(map(re.escape, vocabulary()["page"]["words"]))
    return re.compile(
        rf"(?<!\w)(?:{words})\s*\d+(?!\w)|^[-–—\s]*\d+[-–—\s]*$|\s\d+\s*(?:av|af|of|/)\s*\d+$", re.I
    )


def is_labelled(line: Line) -> bool:
    """Whether the line is a field's label, with or without its value."""
    return role_of(line.text.partition(":")[0]) is not None


def _without_digits(text: str) -> str:
    return re.sub(r"\d+", "#", text.casefold())
