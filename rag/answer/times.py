"""The time that a question names: a year, a season, a part of a year, today, and what happens then."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from rag.answer.kinds import patterns
from rag.answer.question import EARLIEST, LATEST, Asked, Relation
from rag.ingest.dates import MONTHS, find_dates, start_without_year
from rag.types import Span

_SEASON = re.compile(r"\b(?P<season>[^\W\d_]+)\s+(?:of\s+)?(?P<year>(?:19|20)\d\d)")
_WORD = re.compile(r"[^\W\d_]+")

_LONG_MONTHS = {name: number for name, number in MONTHS.items() if len(name) > 3}
"""Names of months; the short forms are other words as well ("mars", "jan", "des")."""


@dataclass(frozen=True, slots=True)
class _Time:
    """The first and the last day of a time, and where it begins in the question."""

    first: str
    last: str
    start: int


def read_time(low: str, spans: list[Span]) -> Asked | None:
    """A time together with a word for starting, ending or running, and one for before or after; the time
    alone means running. ``spans`` gains where these words stand."""
    time = _read_day(low, spans) or _read_now(low, spans)
    if time is None:
        return None
    event: Relation = "running"
    for relation in ("end", "start"):
        match = patterns().words[relation].search(low)
        if match is not None:
            spans.append(Span(match.start(), match.end()))
            event = "end" if relation == "end" or event == "end" else "start"
    return _compared(low, time, event, spans)


def _compared(low: str, time: _Time, event: Relation, spans: list[Span]) -> Asked:
    """What is asked of a time by the word before it: "före 2022" ends the day before it begins."""
    for order in ("before", "by", "after", "from_then"):
        match = re.search(rf"(?:{patterns().words[order].pattern})\s+(?:\w+\s+){{0,2}}?$", low[: time.start])
        if match is None:
            continue
        spans.append(Span(match.start(), time.start))
        if order == "before":
            return Asked(EARLIEST, _day_beside(time.first, -1), event)
        if order == "by":
            return Asked(EARLIEST, time.last, event)
        if order == "after":
            return Asked(_day_beside(time.last, 1), LATEST, event)
        if event == "running":  # "har pågått sedan 2021": it began then
            return Asked(time.first, time.last, "start")
        return Asked(time.first, LATEST, event)
    return Asked(time.first, time.last, event)


def _day_beside(day: str, days: int) -> str:
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days)).isoformat()


def _read_now(low: str, spans: list[Span]) -> _Time | None:
    """Today, when the question says "now"."""
    match = patterns().words["now"].search(low)
    if match is None:
        return None
    spans.append(Span(match.start(), match.end()))
    today = datetime.date.today().isoformat()
    return _Time(today, today, match.start())


def _read_day(low: str, spans: list[Span]) -> _Time | None:
    day = patterns().words["last_day"].search(low)
    if day:
        dates = find_dates(f"{day['month']} {day['year']}")
        if dates and dates[0].last and dates[0].written != day["year"]:
            spans.append(Span(day.start(), day.end()))
            return _Time(dates[0].last, dates[0].last, day.start())
    part = _part_of_year(low)
    if part:
        match, (first, last) = part
        spans += [Span(match.start(), match.end()), *_months(low)]
        return _Time(f"{match['year']}-{first}", f"{match['year']}-{last}", match.start())
    dates = [d for d in find_dates(low) if d.first is not None]
    if not dates:
        return None
    spans += [*(d.span for d in dates), *_months(low)]
    first = dates[0].first or ""
    if len(dates) == 1:
        before = low[: dates[0].span.start]
        first = start_without_year(before, dates[0]) or _first_of_series(before, first)
    return _Time(first, dates[-1].last or "", min(s.start for s in (dates[0].span, *_months(low))))


def _part_of_year(low: str) -> tuple[re.Match[str], tuple[str, str]] | None:
    """A half or a quarter of a year, or a season, with the days that it lasts."""
    for pattern, days in patterns().year_parts:
        match = pattern.search(low)
        if match:
            return match, days
    season = _SEASON.search(low)
    if season and season["season"] in patterns().seasons:
        return season, patterns().seasons[season["season"]]
    return None


def _first_of_series(before: str, first: str) -> str:
    """The first day of a series of months that share a year ("juli, augusti eller september 2023")."""
    named = [m for m in _WORD.finditer(before) if m.group() in _LONG_MONTHS]
    if not named or not re.fullmatch(r"(?:[\s,]|\w{2,5}\b)*", before[named[-1].end() :]):
        return first
    return min(first, f"{first[:4]}-{_LONG_MONTHS[named[0].group()]:02}-01")


def _months(low: str) -> list[Span]:
    """The names of months beside a year: they belong to the time, not to the topic."""
    return [Span(m.start(), m.end()) for m in _WORD.finditer(low) if m.group() in _LONG_MONTHS]
