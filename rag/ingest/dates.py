"""Dates and periods as catalogues write them, to ISO 8601."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass

from rag.types import Span

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januari januar january tammikuu", "feb februari februar february helmikuu",
            "mar mars marts march maaliskuu", "apr april huhtikuu", "maj mai may toukokuu",
            "jun juni june kesäkuu", "jul juli july heinäkuu", "aug augusti august elokuu",
            "sep sept september syyskuu", "okt oct oktober october lokakuu", "nov november marraskuu",
            "dec des december desember joulukuu",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
"""Month names and their short forms in sv, da, nb, en and fi."""

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATE = re.compile(
    r"(?<!\d)(?P<y1>(?:19|20)\d\d)[-./](?P<m1>\d{1,2})[-./](?P<d1>\d{1,2})(?!\d)"
    r"|(?<!\d)(?P<d2>\d{1,2})[./](?P<m2>\d{1,2})[./ -]\s?(?P<y2>(?:19|20)\d\d)(?!\d)"
    rf"|(?<!\d)(?P<d3>\d{{1,2}})\.?\s+(?P<m3>{_MONTH})\.?\s+(?P<y3>(?:19|20)\d\d)(?!\d)"
    rf"|(?<!\w)(?P<m4>{_MONTH})\.?\s+(?P<y4>(?:19|20)\d\d)(?!\d)"
    r"|(?<![\d-])(?P<y5>(?:19|20)\d\d)[-/.](?P<m5>0[1-9]|1[0-2])(?![\d-])"
    r"|(?<!\d)(?P<y6>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text. ``first`` and ``last`` are the first and last day that it can mean (a month or a
    year spans several); both are None for a day that does not exist, and ``written`` keeps its text."""

    first: str | None
    last: str | None
    written: str
    span: Span


@dataclass(frozen=True, slots=True)
class Period:
    """The start and the end of a project as ISO dates, with a warning for each impossible one."""

    start: str | None
    end: str | None
    warnings: tuple[str, ...]


def find_dates(text: str, offset: int = 0) -> list[FoundDate]:
    """The dates in ``text``, in order; ``offset`` is added to their positions."""
    return [_read(match, offset) for match in _DATE.finditer(text)]


def _read(match: re.Match[str], offset: int) -> FoundDate:
    parts = {key[0]: value for key, value in match.groupdict().items() if value is not None}
    span = Span(match.start() + offset, match.end() + offset)
    year = int(parts["y"])
    month = parts.get("m")
    if month is None:
        return FoundDate(f"{year}-01-01", f"{year}-12-31", match.group(), span)
    number = int(month) if month.isdigit() else MONTHS[month.casefold()]
    if not 1 <= number <= 12:
        return FoundDate(None, None, match.group(), span)
    if "d" not in parts:
        last = calendar.monthrange(year, number)[1]
        return FoundDate(f"{year}-{number:02}-01", f"{year}-{number:02}-{last:02}", match.group(), span)
    try:
        day = datetime.date(year, number, int(parts["d"])).isoformat()
    except ValueError:
        return FoundDate(None, None, match.group(), span)
    return FoundDate(day, day, match.group(), span)


def read_period(text: str) -> Period:
    """The period that a period field states: its first date starts it, its second ends it.

    One date alone is the start, unless a dash or a word for "until" stands before it.
    """
    dates = find_dates(text)
    warnings = tuple(f"{date.written}: no such date" for date in dates[:2] if date.first is None)
    if not dates:
        return Period(None, None, warnings)
    if len(dates) == 1:
        before = text[: dates[0].span.start].casefold()
        if re.search(r"[-–—]\s*$|\b(?:till|til|until|t\.?o\.?m\.?|senast)\s+$", before):
            return Period(None, dates[0].last, warnings)
        whole_year = dates[0].first != dates[0].last and not re.search(r"[-–—]\s*$|\b(?:från|fra|from)\b", text)
        return Period(dates[0].first, dates[0].last if whole_year else None, warnings)
    return Period(dates[0].first, dates[1].last, warnings)
