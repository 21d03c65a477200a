"""Which lines of a document name a field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from rag.ingest.block_labels import INLINE, column_labels, rhythmic, unknown_labels
from rag.ingest.contacts import has_contact
from rag.ingest.labels import (
    HEADER_ROLES,
    LABEL_LENGTH,
    PROSE_LENGTH,
    LabelLine,
    label_key,
    role_of,
    vocabulary,
)
from rag.ingest.lines import BULLET, Line, plain, without_number

MIN_REPEATS = 3
"""A heading that the vocabulary lacks is a label when it comes again so often, prose after it."""

STRAY = 5
"""An inline label that is so many times rarer than the labels on lines of their own is no label."""

PERSON_LINES = 3
"""Lines below a label for a person among which an address or a number stands."""


def find_labels(lines: Sequence[Line]) -> list[LabelLine]:
    """The lines that name a field, in order."""
    repeated = _repeated_headings(lines)
    bare = _bare_labels(lines) | column_labels(lines)
    found = {}
    for i, line in enumerate(lines):
        label = _inline_label(i, line) or _standalone_label(i, line, repeated) or bare.get(i)
        label = label or _person_label(lines, i)
        if label is not None:
            found[i] = label
    found |= unknown_labels(lines, found)
    return _without_strays([found[i] for i in sorted(found)])


def _person_label(lines: Sequence[Line], i: int) -> LabelLine | None:
    """A label for a person on a line of its own, known by the address or number below it."""
    line = lines[i]
    text = without_number(plain(line.text))
    if not line.blank_before or line.bullet or role_of(text) != "contact_name":
        return None
    below = lines[i + 1 : i + 1 + PERSON_LINES]
    if not any(has_contact(after.text) for after in below):
        return None
    return LabelLine(i, text.rstrip(":"), "contact_name", line.start, line.end, False)


def _bare_labels(lines: Sequence[Line]) -> dict[int, LabelLine]:
    """Labels that only their wording and their rhythm give away, by line.

    A form may have its labels on lines of their own with the value right below and no blank line
    anywhere, as the text of a PDF has; and the labels of short values ("Organisation", "Kontaktperson")
    are common words, which head chapters too. Both count when several different ones, or the same ones
    again, stand in the document.
    """
    tight, header = [], []
    for i, (line, after) in enumerate(pairwise(lines)):
        role = vocabulary().get(label_key(line.text)) if len(line.text) <= LABEL_LENGTH else None
        if role is None or not line.heading_like or role_of(after.text) is not None:
            continue
        label = LabelLine(i, plain(line.text), role, line.start, line.end, False)
        if role not in HEADER_ROLES:
            tight.append(label)
        elif len(after.text) <= PROSE_LENGTH and after.text[-1] not in ".!?":
            header.append(label)
    kept = rhythmic(tight + header) if any(not lines[label.index].blank_before for label in tight) else []
    return {label.index: label for label in kept + rhythmic(header)}


def _without_strays(labels: Sequence[LabelLine]) -> list[LabelLine]:
    """Drop "Resultat: …" inside a text whose form has its labels on lines of their own.

    An inline label of the form stands in every entry; one that is rarer than a fifth of the commonest
    label on its own line is the author's own emphasis.
    """
    own = Counter(label.role for label in labels if not label.inline)
    inline = Counter(label.role for label in labels if label.inline)
    usual = max(own.values(), default=0)
    return [
        label
        for label in labels
        if not label.inline or label.role in HEADER_ROLES or inline[label.role] * STRAY >= usual
    ]


def _inline_label(index: int, line: Line) -> LabelLine | None:
    bullet = BULLET.match(line.text)
    first = bullet.end() if bullet else 0
    match = INLINE.match(line.text, first)
    role = role_of(match["label"]) if match else None
    if match is None or role is None:
        return None
    return LabelLine(index, plain(match["label"]), role, line.start, line.start + match.end(), True)


def _standalone_label(index: int, line: Line, repeated: frozenset[str]) -> LabelLine | None:
    text = plain(line.text)
    if (line.bullet and not line.numbered_heading) or not line.blank_before:
        return None
    text = without_number(text)
    if len(text) > LABEL_LENGTH or text[-1:] in {".", ","}:
        return None
    role = role_of(text)
    if role is None and label_key(text) in repeated:
        role = ""
    if role is None or (role in HEADER_ROLES and not text.endswith("?")):
        return None
    return LabelLine(index, text.rstrip(":"), role, line.start, line.end, False)


def _repeated_headings(lines: Sequence[Line]) -> frozenset[str]:
    """Headings that come again with prose, a list or its lead-in after most of them, by their keys."""
    counts: Counter[str] = Counter()
    followed: Counter[str] = Counter()
    for line, after in pairwise(lines):
        text = plain(line.text)
        if line.alone and len(text) <= LABEL_LENGTH and not line.bullet and text[-1:] not in {".", ",", ":"}:
            key = label_key(text)
            counts[key] += 1
            followed[key] += len(after.text) >= PROSE_LENGTH or after.bullet or after.text.endswith(":")
    questions = Counter(
        label_key(line.text)
        for line in lines
        if line.blank_before and line.text.endswith("?") and not line.bullet
    )
    asked = frozenset(k for k, n in questions.items() if k and n > 1)
    return asked | frozenset(
        k for k, n in counts.items() if k.strip("-") and n >= MIN_REPEATS and followed[k] * 2 > n
    )
