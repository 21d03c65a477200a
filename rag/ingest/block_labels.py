"""Labels that the lines around them show: columns of labels and values, and words not in the vocabulary."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rag.ingest.labels import LabelLine, label_key, role_of, vocabulary
from rag.ingest.lines import BULLET, Line, plain

MIN_ROLES = 3
"""So many different labels on lines of their own, with no blank line around, make a form; one is a word."""

UNKNOWN_WORDS = 3
"""Words of the longest label that the vocabulary lacks; more words before a colon are a sentence."""

BOLD_WORDS = 6
"""Words of the longest such label in bold beside another label: bold type shows that it is one."""

_COLUMN = re.compile(
    r"\|?\s*(?P<label>\S+(?: \S+){0,4})(?: {3,}|\s*\t\s*|\s*\|\s*)(?=[^\s|])(?!.*(?:\t| {3,}|\|.))"
)
"""A label and its value in two columns of one line: wide space, a tab or a bar parts them."""

_PARTING = ("   ", "\t", "|")
INLINE = re.compile(r"(?P<label>[^:]{2,60}?)\s*:(?:\*\*|__)?(?=\s|$|<)")
"""A label with a colon, and its value on the same line or below."""


def column_labels(lines: Sequence[Line]) -> dict[int, LabelLine]:
    """Labels with their values in two columns of a line, when they are a form, by line.

    A line of the same block whose value stands in the same column has a label too, known or not.
    """
    found: dict[int, LabelLine] = {}
    unknown: dict[int, LabelLine] = {}
    for i, line in enumerate(lines):
        parted = any(mark in line.text for mark in _PARTING)
        match = _COLUMN.match(line.text) if parted else None
        if match is not None:
            role = vocabulary().get(label_key(match["label"]))
            label = plain(match["label"]).rstrip(":")
            here = LabelLine(i, label, role or "", line.start, line.start + match.end(), True)
            (unknown if role is None else found)[i] = here
    known = {label.index: label for label in rhythmic(list(found.values()))}
    return known | _in_column(lines, known, unknown)


def _in_column(
    lines: Sequence[Line], known: Mapping[int, LabelLine], unknown: Mapping[int, LabelLine]
) -> dict[int, LabelLine]:
    """The unknown labels in the block of a known one, their values in the same column."""

    def column(label: LabelLine) -> tuple[int, bool]:
        text = lines[label.index].text[: label.value - label.start]
        tight = "\t" in text or "|" in text
        return (0 if tight else len(text), tight)

    found: dict[int, LabelLine] = {}
    for steps in (1, -1):
        for i in sorted(unknown, reverse=steps < 0):
            beside = known.get(i - steps) or found.get(i - steps)
            apart = lines[i].blank_before if steps > 0 else lines[i].blank_after
            if beside is not None and not apart and column(beside) == column(unknown[i]):
                found[i] = replace(unknown[i], role=role_of(unknown[i].label) or "")
    return found


def unknown_labels(lines: Sequence[Line], known: Mapping[int, LabelLine]) -> dict[int, LabelLine]:
    """Inline labels that the vocabulary lacks: between two known ones of a block, in bold beside one, or
    come again, each time bold or in one block with a known one."""
    sure: dict[int, LabelLine] = {}
    found: dict[int, LabelLine] = {}
    for i, line in enumerate(lines):
        match = INLINE.match(line.text, bullet.end() if (bullet := BULLET.match(line.text)) else 0)
        if i in known or match is None or not match["label"].lstrip("*_")[:1].isupper():
            continue
        bold = match.group().rstrip().endswith(("**", "__")) or match["label"].endswith(("**", "__"))
        above = i - 1 in known and known[i - 1].inline and not line.blank_before
        below = i + 1 in known and known[i + 1].inline and not line.blank_after
        words = len(match["label"].split())
        if match.end() == len(line.text) or not (above or below or bold) or words > BOLD_WORDS:
            continue
        label = LabelLine(i, plain(match["label"]), "", line.start, line.start + match.end(), True)
        if (bold and (above or below)) or (above and below and words <= UNKNOWN_WORDS):
            sure[i] = label
        elif words <= UNKNOWN_WORDS:
            found[i] = label
    times = Counter(label_key(label.label) for label in (*found.values(), *sure.values()))
    return sure | {i: label for i, label in found.items() if times[label_key(label.label)] > 1}


def rhythmic(labels: Sequence[LabelLine]) -> list[LabelLine]:
    """The labels when they are a form: several roles, or two or the name that come again; else none."""
    times = Counter(label.role for label in labels)
    again = sum(n > 1 for n in times.values())
    return list(labels) if len(times) >= MIN_ROLES or again > 1 or times["name"] > 1 else []
