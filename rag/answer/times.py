"""The time that a question names: a year, a season, the last day of a month, and what happens then."""

from __future__ import annotations

import re

from rag.answer.kinds import patterns
from rag.answer.question import Asked, Relation
from rag.ingest.dates import MONTHS, find_dates, start_without_year
from rag.types import Span

_SEASON = re.compile(r"\b(?P<season>[^\W\d_]+)\s+(?:of\s+)?(?P<year>(?:19|20)\d\d)")


_LONG_MONTHS = frozenset(name for name in MONTHS if len(name) > 3)
"""Names of months; the short forms are other words as well ("mars", "jan", "des")."""


def read_time(low: str, spans: list[Span]) -> Asked | None:
    """A time together with a word for starting, ending or running; the year alone means running."""
    found = _read_day(low, spans)
    if found is None:
        return None
    first, last = found
    ends, starts, until = (patterns().words[name].search(low) for name in ("end", "start", "until"))
    spans += [Span(m.start(), m.end()) for m in (ends, starts, until) if m is not None]
    if ends:
        return Asked("0001-01-01" if until else first, last, "end")
    relation: Relation = "start" if starts else "running"
    return Asked(first, last, relation)


def _read_day(low: str, spans: list[Span]) -> tuple[str, str] | None:
    day = patterns().words["last_day"].search(low)
    if day:
        dates = find_dates(f"{day['month']} {day['year']}")
        if dates and dates[0].last and dates[0].written != day["year"]:
            spans.append(Span(day.start(), day.end()))
            return dates[0].last, dates[0].last
    for pattern, (first, last) in patterns().year_parts:
        part = pattern.search(low)
        if part:
            spans += [Span(part.start(), part.end()), *_months(low)]
            return f"{part['year']}-{first}", f"{part['year']}-{last}"
    season = _SEASON.search(low)
    if season and season["season"] in patterns().seasons:
        spans.append(Span(season.start(), season.end()))
        first, last = patterns().seasons[season["season"]]
        return f"{season['year']}-{first}", f"{season['year']}-{last}"
    dates = [d for d in find_dates(low) if d.first is not None]
    if not dates:
        return None
    spans += [*(d.span for d in dates), *_months(low)]
    start = start_without_year(low[: dates[0].span.start], dates[0]) if len(dates) == 1 else None
    return start or dates[0].first or "", dates[-1].last or ""


def _months(low: str) -> list[Span]:
    """The names of months beside a year: they belong to the time, not to the topic."""
    return [Span(m.start(), m.end()) for m in re.finditer(r"[^\W\d_]+", low) if m.group() in _LONG_MONTHS]
