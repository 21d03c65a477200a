"""Cutting sections into passages that a search can find and a reader can take in at a glance."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from rag.ingest.lines import trim
from rag.text.languages import detect
from rag.types import Document, Passage, Span

PASSAGE_LENGTH = 900
"""Characters: two or three paragraphs, what fits on a phone's screen below the question."""

SHORTEST = 2
"""Characters: a lone page number or dash is no passage."""

SHORT = 90
"""Characters: a shorter passage takes its document's language, its words are too few to tell."""

SAMPLE = 300
"""Characters that show a passage's language."""

_SEPARATORS = [
    r"\n\s*\n",
    r"\n(?=\s*(?:[-–*•◆]|\d{1,2}[.)])\s)",
    r"(?<=[.!?])\s+(?=[^\W\d_a-zåäöæø])",
    r"\n",
    r"\s+",
]


def cut(
    document: Document, span: Span, *, project: str | None, heading: str, role: str, context: str
) -> Iterator[Passage]:
    """The passages of one section (or field) in order, without its boilerplate and page numbers.

    A passage does not cross a page's border, so that its page is certain.
    """
    for piece in _visible(document, span):
        for part in _split(document.text, piece):
            text = document.text[part.start : part.end]
            if len(text) < SHORTEST or not any(c.isalnum() for c in text):
                continue
            language = detect(text[:SAMPLE]) if len(text) > SHORT else document.language
            page = page_at(document, part.start)
            yield Passage(
                document.name, project, heading, role, page, part.start, part.end, text, context, language
            )


def page_at(document: Document, position: int) -> int | None:
    """The number of the page on which a character stands, None before the first known page."""
    index = bisect_right([start for start, _ in document.pages], position) - 1
    return document.pages[index][1] if index >= 0 else None


def _visible(document: Document, span: Span) -> Iterator[Span]:
    """The stretches of the span between boilerplate and page borders, trimmed."""
    position = span.start
    borders: list[Span] = [b for b in document.boilerplate if b.end > span.start and b.start < span.end]
    borders += [Span(start, start) for start, _ in document.pages if span.start < start < span.end]
    for border in sorted(borders, key=lambda b: b.start):
        if border.start > position:
            yield trim(document.text, position, border.start)
        position = max(position, border.end)
    if position < span.end:
        yield trim(document.text, position, span.end)


def _split(text: str, span: Span) -> Sequence[Span]:
    if span.end - span.start <= PASSAGE_LENGTH:
        return [span]
    # Imported here: it takes half a second, and a rebuild without changes needs none of it.
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(
        separators=_SEPARATORS, is_separator_regex=True, keep_separator="start", chunk_size=PASSAGE_LENGTH,
        chunk_overlap=0, add_start_index=True, strip_whitespace=True,
    )  # fmt: skip
    chunks = splitter.create_documents([text[span.start : span.end]])
    starts = [span.start + chunk.metadata["start_index"] for chunk in chunks]
    return [
        trim(text, start, start + len(chunk.page_content))
        for start, chunk in zip(starts, chunks, strict=True)
    ]
