"""A document to be read: its contents list, its pages, the projects' borders, marked quotes, a search."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from rag.text.words import fold
from rag.types import Document, Passage, Project, Span

LONGEST = 6_000
"""Characters of a page: a browser lays it out at once, and a reader finds a place on it."""

FOUND = 50
"""Places that a search inside shows."""

AROUND = 60
"""Characters around a place that a search found."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents list: a project (``project`` is its id) or a section outside projects."""

    title: str
    start: int
    project: str | None


Kind = Literal["text", "mark", "quiet", "here"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a page: plain text, the marked quote, or what is no content ("quiet"); without text, the
    place ("here") that was turned to."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a page within one project's entry, or outside all."""

    project: str | None
    begins: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a search found, with the whole words around it as they join it."""

    start: int
    end: int
    before: str
    quote: str
    after: str


def contents(
    document: Document, passages: Sequence[Passage], projects: Sequence[Project]
) -> tuple[Entry, ...]:
    """The projects and the sections outside projects, as they follow in the document."""
    entries = [
        Entry(project.name, mention.start, project.id)
        for project in projects
        for mention in project.documents
        if mention.document == document.name
    ]
    seen: set[str] = set()
    for passage in passages:
        own = passage.document == document.name and passage.project is None
        if own and passage.section and passage.section not in seen:
            seen.add(passage.section)
            entries.append(Entry(passage.section, passage.start, None))
    return tuple(sorted(entries, key=lambda entry: (entry.start, entry.project is None)))


def pages_of(document: Document, starts: Sequence[int]) -> tuple[Span, ...]:
    """The document cut into pages of at most ``LONGEST`` characters: where an entry of the contents list
    starts, else at an empty line, else at a line's end."""
    text = document.text
    pages: list[Span] = []
    start = 0
    while len(text) - start > LONGEST:
        end = _cut(text, start, start + LONGEST, starts)
        pages.append(Span(start, end))
        start = end
    pages.append(Span(start, len(text)))
    return tuple(pages)


def _cut(text: str, start: int, limit: int, starts: Sequence[int]) -> int:
    half = start + LONGEST // 2
    entry = max((s for s in starts if half < s <= limit), default=0)
    if entry:
        return entry
    for mark in ("\n\n", "\n", " "):
        at = text.rfind(mark, half, limit)
        if at >= 0:
            return at + len(mark)
    return limit


def page_at(pages: Sequence[Span], position: int) -> int:
    """The number (from 0) of the page that holds a position; the nearest one for a position outside."""
    return next((i for i, page in enumerate(pages) if position < page.end), len(pages) - 1)


def blocks_of(
    document: Document, projects: Sequence[Project], page: Span, marked: Span | None
) -> tuple[Block, ...]:
    """A page in blocks at the borders of projects, its marked place and its boilerplate told apart."""
    owners = sorted(
        (m.start, m.end, p.id) for p in projects for m in p.documents if m.document == document.name
    )
    cuts = {page.start, page.end}
    cuts |= {at for start, end, _ in owners for at in (start, end) if page.start < at < page.end}
    edges = sorted(cuts)
    blocks = []
    for start, end in pairwise(edges):
        owner = next((o for o in owners if o[0] <= start and end <= o[1]), None)
        pieces = tuple(_pieces(document, Span(start, end), marked))
        blocks.append(Block(owner[2] if owner else None, owner is not None and owner[0] == start, pieces))
    return tuple(blocks)


def _pieces(document: Document, block: Span, marked: Span | None) -> Iterator[Piece]:
    spans = [*document.boilerplate, *([marked] if marked else [])]
    inside = {at for s in spans for at in (s.start, s.end) if block.start < at < block.end}
    edges = sorted({block.start, block.end} | inside)
    for start, end in pairwise(edges):
        if marked is not None and marked.start == marked.end == start:
            yield Piece("here", "")
        yield Piece(_kind(document, start, end, marked), document.text[start:end])


def _kind(document: Document, start: int, end: int, marked: Span | None) -> Kind:
    if marked is not None and marked.start <= start and end <= marked.end:
        return "mark"
    return "quiet" if any(b.start <= start and end <= b.end for b in document.boilerplate) else "text"


def find_inside(document: Document, wanted: str) -> tuple[Place, ...]:
    """The first places where the words stand, in this order, whatever their case and diacritics."""
    words = fold(wanted).split()
    if not words:
        return ()
    folded, at = _folded(document.text)
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    places: list[Place] = []
    for match in pattern.finditer(folded):
        if len(places) == FOUND:
            break
        places.append(_place(document.text, at[match.start()], at[match.end() - 1] + 1))
    return tuple(places)


def _folded(text: str) -> tuple[str, list[int]]:
    """The text folded, and for each of its characters the place in the text that it comes from."""
    letters: list[str] = []
    at: list[int] = []
    for i, character in enumerate(text):
        plain = character.lower() if character.isascii() else fold(character)
        letters.append(plain)
        at += [i] * len(plain)
    return "".join(letters), at


def _place(text: str, start: int, end: int) -> Place:
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    before = re.sub(r"^\S+(?=\s)", "", text[first:start]) if first else text[:start]
    after = re.sub(r"(?<=\s)\S+$", "", text[end:last]) if last < len(text) else text[end:]
    return Place(start, end, _line(before).lstrip(), _line(text[start:end]), _line(after).rstrip())


def _line(text: str) -> str:
    """``text`` on one line; a space at its ends stays: the words beside it are not joined to it."""
    return re.sub(r"\s+", " ", text)
