"""The questions of the demo."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "demo.toml"


@cache
def prepared_questions(language: str) -> tuple[str, ...]:
    """The demo's questions in ``language``, in the order shown."""
    rows = tomllib.loads(FILE.read_text("utf-8"))["question"]
    return tuple(row[language] for row in rows)
