"""Labels inside a paragraph: "Ägare: Vasa stad. Projekttid: 2021–2023. Under året …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.ingest.labels import HEADER_ROLES, label_key, vocabulary
from rag.ingest.lines import trim
from rag.text.sentences import split_sentences
from rag.types import Document, Field, Span

SHORT_ROLES = HEADER_ROLES - {"name"} | {"period", "funding", "target_group", "contact", "partners"}
"""Roles whose value is a few words: after them a sentence goes on with something else."""

_RUN_IN = re.compile(
    r"(?:(?<=[.;)!?])[ \t]+|<br ?/?>\s*)(?:\*\*|__)?"
    r"(?P<label>[^\W\d_a-zåäöæø][^.:;!?\n]{1,40}?):(?:\*\*|__)?[ \t]+(?=\S)"
)
"""A label after the end of a sentence or a break in a table's cell, on the same line as its value."""


def cut_run_in(document: Document, span: Span) -> tuple[Span, tuple[Field, ...]]:
    """The span before the first label inside it, and the fields under the labels."""
    text = document.text[span.start : span.end]
    found = [m for m in _RUN_IN.finditer(text) if _role(m) in SHORT_ROLES]
    if not found:
        return span, ()
    ends = [*(m.start() for m in found[1:]), len(text)]
    fields = tuple(_field(document, span, m, end) for m, end in zip(found, ends, strict=True))
    return trim(document.text, span.start, span.start + found[0].start()), fields


def fields_inside(document: Document, span: Span, known: Sequence[str]) -> tuple[Field, ...]:
    """The fields under labels inside a stretch of prose, but those of roles that are known already."""
    return tuple(field for field in cut_run_in(document, span)[1] if field.role not in known)


def _role(match: re.Match[str]) -> str:
    return vocabulary().get(label_key(match["label"]), "")


def _field(document: Document, span: Span, match: re.Match[str], end: int) -> Field:
    """The field under a label: its line's first sentence, without the full stop."""
    start = span.start + match.end()
    line = document.text[start : span.start + end].split("\n", 1)[0]
    first = next(iter(split_sentences(line)), Span(0, len(line)))
    value = trim(document.text, start, start + first.end)
    if document.text[value.end - 1] == ".":
        value = Span(value.start, value.end - 1)
    text = document.text[value.start : value.end]
    return Field(match["label"], _role(match), document.name, value.start, value.end, text)
