"""Windows: what a search compares with a question, one or two sentences of a passage.

A passage of a thousand characters is about several things, and the mean of its words about none of
them. A passage is therefore ranked by its best window.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.text.sentences import split_sentences
from rag.types import Passage, Span

SHORT = 60
"""Characters: a shorter sentence (a heading, a list item) says too little alone and joins the next."""
LONG = 400
"""Characters: a window is not made longer than this by joining sentences."""


@dataclass(frozen=True, slots=True)
class Window:
    """A slice of the passage at position ``passage``; offsets are the document's."""

    passage: int
    start: int
    end: int


def windows_of(position: int, passage: Passage) -> Iterator[Window]:
    """Yield each sentence of a passage and each pair of neighbours; a passage without a sentence is whole."""
    sentences = split_sentences(passage.text, passage.start)
    spans = list(_spans(sentences)) or [Span(passage.start, passage.end)]
    for span in spans:
        yield Window(position, span.start, span.end)


def _spans(sentences: Sequence[Span]) -> Iterator[Span]:
    for i, sentence in enumerate(sentences):
        following = sentences[i + 1] if i + 1 < len(sentences) else None
        pair = following is not None and following.end - sentence.start <= LONG
        if not pair or sentence.end - sentence.start >= SHORT or i + 1 == len(sentences):
            yield sentence
        if pair and following is not None:
            yield Span(sentence.start, following.end)


def window_text(window: Window, passage: Passage) -> str:
    """What is embedded for a window: the passage's context before the window's own text."""
    own = passage.text[window.start - passage.start : window.end - passage.start]
    return f"{passage.context}. {own}" if passage.context else own


def passage_text(passage: Passage) -> str:
    """What is embedded for a whole passage."""
    return f"{passage.context}. {passage.text}" if passage.context else passage.text
