"""Field labels: which field a label as printed names."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from rag.ingest.lines import plain

DATA = Path(__file__).parent / "data"
"""The folder of the vocabulary files."""

LABEL_LENGTH = 90
"""Characters: the longest label is a question ("Hur har … bidragit till målet/syftet för …?")."""

MISSPELT = {6: 1, 12: 2}
"""A label of at least so many letters may differ by so many edits: "Utværdering", "Projekttid"."""

PROSE_LENGTH = 60
"""Characters: a paragraph at least this long is prose, not another heading."""

HEADER_ROLES = frozenset(
    {"organisation", "contact_name", "email", "phone", "name", "website", "country", "municipality"}
)
"""Roles that hold a short value and open an entry."""

_COUNTED = re.compile(r"\s(?:nr\.?\s?)?\d{1,2}$")


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
    text = re.sub(r"\([^()]*\)", " ", plain(label)).casefold()
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
    if _COUNTED.search(key):
        return vocabulary().get(_COUNTED.sub("", key))
    wild = next((role for pattern, role in _patterns() if pattern.fullmatch(key)), None)
    if wild is not None:
        return wild
    allowed = max((edits for length, edits in MISSPELT.items() if len(key) >= length), default=0)
    if not allowed:
        return None
    near = process.extractOne(key, vocabulary().keys(), scorer=OSA.distance, score_cutoff=allowed)
    return vocabulary()[near[0]] if near and near[0][0] == key[0] else None
