"""The headings of a document and what stands under each: sections within sections."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rag.ingest.contacts import EMAIL
from rag.ingest.genres import is_box
from rag.ingest.labels import PROSE_LENGTH, role_of
from rag.ingest.lines import Line, plain, without_number

TITLE_LENGTH = 90
"""Characters: a heading above prose is shorter than a title between the labels of a form may be."""

MIN_LEVELLED = 2
"""So many headings that show their depth: the document marks its headings, and other short lines are none."""

UNMARKED = 8
"""The depth of a heading that shows none; one in capitals stands above it."""

SUBTITLES = 2
"""Short lines between a title and its prose: an organisation, a period."""

_NUMBERED = re.compile(r"(?:\*\*|__)?(\d{1,2}(?:\.\d{1,2})*)[.)]?\s+(?=[^\W\d_a-zåäöæø]|[“”\"«])")


@dataclass(frozen=True, slots=True)
class Node:
    """A heading (line ``index``) with its section: ``body`` is the last line before the next heading,
    ``last`` the last one before a heading that is no deeper; ``parent`` is the heading above it."""

    index: int
    title: str
    level: int
    body: int
    last: int
    parent: Node | None


def read_outline(lines: Sequence[Line]) -> list[Node]:
    """The sections of a document, in order.

    Headings show their depth ("##", "3.1"); in a document without such headings they are short lines
    after a blank line, with prose below, but no labels that come again. A box of facts has no section.
    """
    found = {i: level for i, line in enumerate(lines) if (level := _level(line)) is not None}
    found = {i: level for i, level in found.items() if not is_box(lines[i].text)}
    if len(found) < MIN_LEVELLED:
        heads_prose = {i: heading_text(lines[i].text) for i in range(len(lines)) if _heads_prose(lines, i)}
        heads_prose = {i: title for i, title in heads_prose.items() if not is_box(title)}
        times = Counter(title.casefold() for title in heads_prose.values())
        fields = {i for i, title in heads_prose.items() if times[title.casefold()] > 1 and role_of(title)}
        found = {i: _unmarked(lines[i]) for i in heads_prose if i not in fields}
    heads = list(found.items())
    nodes: list[Node] = []
    path: list[Node] = []
    for place, (i, level) in enumerate(heads):
        below = heads[place + 1 :]
        body = below[0][0] - 1 if below else len(lines) - 1
        last = next((j - 1 for j, other in below if other <= level), len(lines) - 1)
        while path and path[-1].level >= level:
            path.pop()
        node = Node(i, heading_text(lines[i].text), level, body, last, path[-1] if path else None)
        path.append(node)
        nodes.append(node)
    return nodes


def heading_text(text: str) -> str:
    """A heading without its marks and number."""
    return without_number(plain(text)).strip()


def _level(line: Line) -> int | None:
    """The depth that a heading shows; a number counts without a blank line below it, too."""
    if not line.blank_before or len(line.text) > TITLE_LENGTH:
        return None
    if line.text.startswith("#"):
        return line.level
    match = _NUMBERED.match(line.text)
    if match is None or line.text[-1] in ".:;,":
        return None
    return match[1].count(".") + 1


def _unmarked(line: Line) -> int:
    return UNMARKED - 1 if line.capitals else UNMARKED


def _heads_prose(lines: Sequence[Line], i: int) -> bool:
    """Whether a short line after a blank line has prose below it, at once or below an organisation and
    a period."""
    line = lines[i]
    fits = line.blank_before and line.heading_like and len(line.text) <= TITLE_LENGTH
    if not fits or EMAIL.search(line.text) or i + 1 == len(lines):
        return False
    if line.blank_after:
        return True
    if len(line.text) >= PROSE_LENGTH or ". " in line.text or lines[i + 1].text[0].islower():
        return False  # the first line of a paragraph that is broken by hand
    below = i + 1
    while below - i <= SUBTITLES and lines[below].heading_like and not lines[below].blank_after:
        below += 1
    return len(lines[below].text) >= PROSE_LENGTH or lines[below].text[-1] in ".!?"
