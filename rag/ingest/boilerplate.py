"""Marks what is no content: consent notices, logos, photo credits, teasers, contents lists.

Nothing is removed: the spans stay in the source text and are only left out of what is searched.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from statistics import median_low

from rag.ingest.lines import Line, read_lines
from rag.ingest.running import LOGO_LENGTH, is_labelled, page_edges, running_lines, vocabulary
from rag.types import Span

CREDIT_LENGTH = 80
"""Characters: a photo credit is a short line; a longer one that starts with "Foto" is text."""

MIN_TEASERS = 3
"""One "read more" can be the document's own link; three in a row are a list of other documents."""


def find_boilerplate(text: str, pages: Sequence[tuple[int, int]] = ()) -> list[Span]:
    """The spans of ``text`` that are no content, in order, without overlap.

    ``pages`` are the start and the number of each page, where they are known.
    """
    lines = read_lines(text)
    spans = [Span(line.start, line.end) for line in lines if _is_notice(line.text)]
    spans += _repeated_blocks(lines)
    spans += _teasers(lines)
    spans += running_lines(lines)
    spans += page_edges(lines, [start for start, _ in pages])
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
    if any(is_labelled(line) or any(c.isdigit() or c == "@" for c in line.text) for line in block):
        return ""
    return "".join(c for line in block for c in line.text.casefold() if c.isalpha())


def _teasers(lines: Sequence[Line]) -> list[Span]:
    ends = vocabulary()["teaser"]["ends"]
    marks = [i for i, line in enumerate(lines) if line.text.casefold().rstrip(" .…»>") in ends]
    if len(marks) < MIN_TEASERS:
        return []
    length = median_low([after - before for before, after in pairwise(marks)])
    first = max(0, marks[0] - length + 1)
    return [Span(lines[first].start, lines[marks[-1]].end)]
