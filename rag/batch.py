"""Batches: questions in a JSON Lines file, an object a line out."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rag.errors import DocumentUnreadable, QuestionRejected


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a batch: its number in the file, its id as it stands there, and its question."""

    number: int
    id: Any
    text: str


def read_batch(path: Path, key: str) -> list[Line]:
    """The lines that are not blank, each an object with a text under ``key``; DocumentUnreadable otherwise.

    All are read before the first is answered: a mistake on the last line costs no waiting.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is no UTF-8 text"
        raise DocumentUnreadable(f"{path}: the batch cannot be read ({why})") from None
    # Not splitlines(): a text in JSON may hold the line separators of Unicode.
    rows = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    return [_line(path, number, line, key) for number, line in rows]


def _line(path: Path, number: int, line: str, key: str) -> Line:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        row = None
    if not isinstance(row, dict) or not isinstance(row.get(key), str):
        raise DocumentUnreadable(f"{path}:{number}: is no JSON object with a text under {key!r}")
    return Line(number, row.get("id"), row[key])


def answer_each(
    path: Path,
    lines: list[Line],
    answer: Callable[[Line], None],
    reject: Callable[[Line, QuestionRejected], None],
) -> None:
    """Answer every line in order; one that is no question is rejected and stops none of the others.

    Raises QuestionRejected at the end when there was such a line.
    """
    reasons: list[str] = []
    for line in lines:
        try:
            answer(line)
        except QuestionRejected as error:
            reject(line, error)
            reasons.append(f"{path}:{line.number}: {error}")
    if reasons:
        raise QuestionRejected(f"{reasons[0]} (lines rejected: {len(reasons)} of {len(lines)})")
