"""Field labels: which line of a document names a field, and which field it is."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from rag.ingest.lines import BULLET, Line, plain, without_number

DATA = Path(__file__).parent / "data"
"""The folder of the vocabulary files."""

LABEL_LENGTH = 90
"""Characters: the longest label is a question ("Hur har … bidragit till målet/syftet för …?")."""

MISSPELT = {6: 1, 12: 2}
"""A label of at least so many letters may differ by so many edits: "Utværdering", "Projekttid"."""

MIN_REPEATS = 3
"""A heading that the vocabulary lacks is a label when it comes again so often, prose after it."""

PROSE_LENGTH = 60
"""Characters: a paragraph at least this long is prose, not another heading."""

STRAY = 5
"""An inline label that is so many times rarer than the labels on lines of their own is no label."""

MIN_ROLES = 3
"""So many different labels on lines of their own, with no blank line around, make a form; one is a word."""

HEADER_ROLES = frozenset(
    {"organisation", "contact_name", "email", "phone", "name", "website", "country", "municipality"}
)
"""Roles that hold a short value and open an entry."""

_INLINE = re.compile(r"(?P<label>[^:]{2,60}?)\s*:(?:\*\*|__)?(?=\s|$|<)")


@dataclass(frozen=True, slots=True)
class LabelLine:
    """A line that names a field.

    ``role`` is "" for a repeated heading that the vocabulary lacks; ``value`` is where the field's text
    starts; ``inline`` when the line goes on with the value after a colon or is a "Label:" at all.
    """

    index: int
    label: str
    role: str
    start: int
    value: int
    inline: bool


@cache
def vocabulary() -> dict[str, str]:
    """The role of each label of ``labels.toml``, by the label's key."""
    with (DATA / "labels.toml").open("rb") as file:
        rows = tomllib.load(file)["role"]
    return {label_key(label): row["id"] for row in rows for label in row["labels"] if "*" not in label}


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The labels of ``labels.toml`` in which "*" stands for any words, each with its role."""
    with (DATA / "labels.toml").open("rb") as file:
        rows = tomllib.load(file)["role"]
    wild = ((label, row["id"]) for row in rows for label in row["labels"] if "*" in label)
    return tuple((re.compile(".*".join(map(label_key, label.split("*")))), role) for label, role in wild)


def label_key(label: str) -> str:
    """What two spellings of one label share: lower case, without marks at the ends and brackets."""
    text = re.sub(r"\([^)]*\)", " ", plain(label)).casefold()
    return " ".join(re.sub(r"[^\w\s/&-]", " ", text).split())


@lru_cache(maxsize=20_000)
def role_of(label: str) -> str | None:
    """The role of a label as printed, a misspelling forgiven; None when it is no label."""
    key = label_key(label)
    if not key or len(key) > LABEL_LENGTH:
        return None
    exact = vocabulary().get(key)
    if exact is not None:
        return exact
    wild = next((role for pattern, role in _patterns() if pattern.fullmatch(key)), None)
    if wild is not None:
        return wild
    allowed = max((edits for length, edits in MISSPELT.items() if len(key) >= length), default=0)
    if not allowed:
        return None
    near = process.extractOne(key, vocabulary().keys(), scorer=OSA.distance, score_cutoff=allowed)
    return vocabulary()[near[0]] if near and near[0][0] == key[0] else None


def find_labels(lines: Sequence[Line]) -> list[LabelLine]:
    """The lines that name a field, in order."""
    repeated = _repeated_headings(lines)
    bare = _bare_labels(lines)
    found = []
    for i, line in enumerate(lines):
        label = _inline_label(i, line) or _standalone_label(i, line, repeated) or bare.get(i)
        if label is not None:
            found.append(label)
    return _without_strays(found)


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
    kept = _rhythmic(tight + header) if any(not lines[label.index].blank_before for label in tight) else []
    return {label.index: label for label in kept + _rhythmic(header)}


def _rhythmic(labels: Sequence[LabelLine]) -> list[LabelLine]:
    """The labels when they are a form: several roles, or two or the name that come again; else none."""
    times = Counter(label.role for label in labels)
    again = sum(n > 1 for n in times.values())
    return list(labels) if len(times) >= MIN_ROLES or again > 1 or times["name"] > 1 else []


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
    match = _INLINE.match(line.text, first)
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
    if role is None or role in HEADER_ROLES:
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
    return frozenset(
        k for k, n in counts.items() if k.strip("-") and n >= MIN_REPEATS and followed[k] * 2 > n
    )
