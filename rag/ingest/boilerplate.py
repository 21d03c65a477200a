"""Marks what is no content: consent notices, logos, photo credits, teasers, contents lists.

Nothing is removed: the spans stay in the source text and are only left out of what is searched.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from statistics import median_low
from typing import Any

from rag.ingest.labels import role_of
from rag.ingest.lines import Line, read_lines
from rag.types import Span

CREDIT_LENGTH = 80
"""Characters: a photo credit is a short line; a longer one that starts with "Foto" is text."""

LOGO_LENGTH = 60
"""Characters: a line of a logo or a running header is shorter than this."""

MIN_TEASERS = 3
"""One "read more" can be the document's own link; three in a row are a list of other documents."""


EDGE_LINES = 2
"""Lines at the top and at the foot of a page among which its running header and footer stand."""

MIN_RUNNING = 3
"""Pages on which a line comes again before it is taken for a running header or footer."""


@cache
def vocabulary() -> dict[str, Any]:
    """The words of ``boilerplate.toml`` by table."""
    with (Path(__file__).parent / "data" / "boilerplate.toml").open("rb") as file:
        return tomllib.load(file)


def find_boilerplate(text: str, pages: Sequence[tuple[int, int]] = ()) -> list[Span]:
    """The spans of ``text`` that are no content, in order, without overlap.

    ``pages`` are the start and the number of each page, where they are known.
    """
    lines = read_lines(text)
    spans = [Span(line.start, line.end) for line in lines if _is_notice(line.text)]
    spans += _repeated_blocks(lines)
    spans += _teasers(lines)
    spans += _running_lines(lines)
    spans += _page_edges(lines, [start for start, _ in pages])
    return merge_spans(spans)


def merge_spans(spans: Sequence[Span]) -> list[Span]:
    """The spans in order, touching and overlapping ones joined."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        elif span.end > span.start:
            merged.append(span)
    return merged


def _is_notice(line: str) -> bool:
    words, low = vocabulary(), line.casefold()
    if low in words["chrome"]["lines"] or low.startswith(tuple(words["chrome"]["starts"])):
        return True
    if len(line) <= CREDIT_LENGTH and any(_credits(line, start) for start in words["credit"]["starts"]):
        return True
    return any(w in low for w in words["consent"]["subject"]) and any(
        w in low for w in words["consent"]["act"]
    )


def _credits(line: str, start: str) -> bool:
    """Whether the line is a credit that begins so: a name follows, after a bare word with a capital."""
    name = line[len(start) :].strip()
    return line.casefold().startswith(start) and (start[-1] in ":©" or name[:1].isupper() or start[0] == "(")


def _repeated_blocks(lines: Sequence[Line]) -> list[Span]:
    """Logos and running headers: paragraphs of short lines, without a sentence, that come again.

    A heading comes again too, but prose follows it; so a repeated single line counts only when the
    line after it is part of a repeated block itself or nothing follows.
    """
    blocks = _paragraphs(lines)
    keys = [_key(block) for block in blocks]
    places = defaultdict(list)
    for i, key in enumerate(keys):
        if key:
            places[key].append(i)
    repeated = {i for found in places.values() if len(found) > 1 for i in found if len(blocks[i]) > 1}
    for found in places.values():
        if len(found) > 1 and all(i + 1 in repeated or i - 1 in repeated for i in found):
            repeated.update(found)
    return [Span(blocks[i][0].start, blocks[i][-1].end) for i in sorted(repeated)]


def _paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    blocks: list[list[Line]] = []
    for line in lines:
        if line.blank_before or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _key(block: Sequence[Line]) -> str:
    """What two prints of one logo share: the letters; empty for a block that is no logo."""
    if any(
        len(line.text) > LOGO_LENGTH or (not line.heading_like and line.text[0].isupper()) for line in block
    ):
        return ""
    if any(_labelled(line) or any(c.isdigit() or c == "@" for c in line.text) for line in block):
        return ""
    return "".join(c for line in block for c in line.text.casefold() if c.isalpha())


def _page_edges(lines: Sequence[Line], starts: Sequence[int]) -> list[Span]:
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
        if times[_without_digits(line.text)] >= often and line.text[-1] not in ".!?" and not _labelled(line)
    ]


def _running_lines(lines: Sequence[Line]) -> list[Span]:
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
    return [Span(line.start, line.end) for line in numbered + again]


def _numbers_page(line: Line) -> bool:
    return _page_number().search(line.text) is not None


@cache
def _page_number() -> re.Pattern[str]:
    words = "|".join(map(re.escape, vocabulary()["page"]["words"]))
    return re.compile(
        rf"(?<!\w)(?:{words})\s*\d+(?!\w)|^[-–—\s]*\d+[-–—\s]*$|\s\d+\s*(?:av|af|of|/)\s*\d+$", re.I
    )


def _labelled(line: Line) -> bool:
    """Whether the line is a field's label, with or without its value."""
    return role_of(line.text.partition(":")[0]) is not None


def _without_digits(text: str) -> str:
    return re.sub(r"\d+", "#", text.casefold())


def _teasers(lines: Sequence[Line]) -> list[Span]:
    ends = vocabulary()["teaser"]["ends"]
    marks = [i for i, line in enumerate(lines) if line.text.casefold().rstrip(" .…»>") in ends]
    if len(marks) < MIN_TEASERS:
        return []
    length = median_low([after - before for before, after in pairwise(marks)])
    first = max(0, marks[0] - length + 1)
    return [Span(lines[first].start, lines[marks[-1]].end)]
