"""Conditions on project records: ``field=value``."""

from __future__ import annotations

from typing import Any

from rag.errors import FilterInvalid

FIELDS = (
    "id", "name", "organisation", "country", "municipality", "funding", "category", "start", "end",
    "language", "target_groups", "themes", "documents", "warnings",
)  # fmt: skip
"""The fields of `projects --json` that a condition can name."""


def read_condition(text: str) -> tuple[str, str]:
    """The field and the value (in lower case) of a condition; FilterInvalid when it is none."""
    field, equals, value = text.partition("=")
    if not equals or field not in FIELDS:
        raise FilterInvalid(f"--where {text!r}: write field=value with one of {', '.join(FIELDS)}")
    return field, value.casefold()


def meets(row: dict[str, Any], field: str, value: str) -> bool:
    """Whether a record in its JSON form has the value, without regard to case; a name may be an alias."""
    found = row[field]
    if field == "documents":
        found = [mention["document"] for mention in found]
    if field == "name":
        found = [row["name"], *row["aliases"]]
    values = found if isinstance(found, list) else [found]
    return any(v is not None and str(v).casefold() == value for v in values)
