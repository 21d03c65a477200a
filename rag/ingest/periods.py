"""The period of a record: what its fields for the start, the end or both say together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.ingest.dates import Period, find_dates, read_period
from rag.types import Field

_END_LABEL = re.compile(r"(?<!\w)(?:slut|end\b|päättymis|avslut|until\b|till?\b|t\.?o\.?m\b)", re.I)
"""Begins the label of a field for the end alone ("Slutdatum" below "Startdatum")."""

_START_LABEL = re.compile(r"(?<!\w)(?:start|since\b|sedan\b|siden\b|från\b|fra\b|from\b|alku|alka)", re.I)
"""Begins the label of a field for the start alone ("Since: 2017")."""


def state_period(fields: Sequence[Field]) -> tuple[Period, Field] | None:
    """The period and the field that it begins in; None without a field for it."""
    stated = [field for field in fields if field.role == "period"]
    if not stated:
        return None
    first = stated[0]
    end = next((field for field in stated if _END_LABEL.search(field.label)), None)
    if end not in (None, first):
        return read_period(f"{first.text} – {end.text}"), first
    period = read_period(first.text)
    if len(find_dates(first.text)) == 1:
        period = _half(period, first.label)
    return period, first


def _half(period: Period, label: str) -> Period:
    """A single date under a label for one end of the period is that end, and no whole year."""
    starts, ends = _START_LABEL.search(label), _END_LABEL.search(label)
    if starts and not ends:
        return replace(period, end=None)
    if ends and not starts:
        return replace(period, start=None, end=period.end or period.start)
    return period
