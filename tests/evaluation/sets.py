"""A catalogue of two projects and question sets about it, as files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

CATALOGUE = """Kom vidare

Projektägare: Lunds kommun

Kontaktperson: Anna Berg, anna.berg@exempel.se

Målgrupp: Föräldralediga kvinnor som är nya i Sverige.

Syfte: Deltagarna ska lära sig svenska på ett språkcafé. Barnen får vara med.

En aktiv fritid

Projektägare: Eslövs kommun

Kontaktperson: Karin Ek, karin.ek@exempel.se

Målgrupp: Tjejer mellan tolv och sexton år.

Syfte: Fler tjejer ska hitta en förening. De får prova simning, dans och klättring.
"""


def question(identifier: str, kind: str, text: str, **wanted: Any) -> dict[str, Any]:
    """A line of an answers set; what is not wanted is empty."""
    empty: dict[str, Any] = {
        "answer_must_contain": [],
        "projects_core": [],
        "projects_ok": [],
        "evidence": [],
    }
    return {"id": identifier, "lang": "sv", "type": kind, "question": text, **empty, **wanted}


def query(identifier: str, language: str, text: str, document: str, quote: str) -> dict[str, Any]:
    """A line of a retrieval set."""
    return {"id": identifier, "lang": language, "query": text, "doc": document, "quote": quote}


def write_lines(path: Path, rows: Sequence[dict[str, Any]]) -> Path:
    """Write JSON Lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path
