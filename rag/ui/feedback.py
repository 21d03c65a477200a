"""What users think of answers: a small file beside the index, never sent anywhere."""

from __future__ import annotations

import json
import threading
from dataclasses import asdict, dataclass
from pathlib import Path

NAME = "feedback.jsonl"
MOST = 1000
"""Verdicts kept: the oldest give way."""
LONGEST = 300
"""Characters of a word about why, and twice as many of the question."""

_LOCK = threading.Lock()
"""Sessions are threads of one process."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """A verdict on one answer: ``id`` tells it from others, ``at`` is a time in ISO 8601."""

    id: str
    at: str
    question: str
    without: tuple[str, ...]
    useful: bool
    words: str = ""


def save(feedback: Feedback, index: Path) -> bool:
    """Keep ``feedback`` beside the index, in place of an earlier one with its id; False when it cannot be."""
    line = asdict(feedback) | {
        "question": feedback.question[: 2 * LONGEST],
        "words": feedback.words[:LONGEST],
    }
    file = index / NAME
    writing = file.with_suffix(".writing")
    try:
        with _LOCK:
            kept = [old for old in _lines(file) if _id(old) != feedback.id]
            lines = [*kept, json.dumps(line, ensure_ascii=False)][-MOST:]
            writing.write_text("\n".join(lines) + "\n", "utf-8")
            writing.replace(file)
    except OSError:
        return False
    return True


def _lines(file: Path) -> list[str]:
    return file.read_text("utf-8", errors="replace").splitlines() if file.exists() else []


def _id(line: str) -> object:
    """The id in a line of the file; None for a line that someone else wrote or that was cut short."""
    try:
        value = json.loads(line)
    except ValueError:
        return None
    return value.get("id") if isinstance(value, dict) else None
