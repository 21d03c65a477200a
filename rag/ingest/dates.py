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
_YEAR = r"(?:19|20)\d\d"
_DATE = re.compile(
    rf"(?<!\d)(?P<y1>{_YEAR})[-./](?P<m1>\d{{1,2}})[-./](?P<d1>\d{{1,2}})(?!\d)"
    rf"|(?<!\d)(?P<y7>{_YEAR})(?P<m7>0[1-9]|1[0-2])(?P<d7>[0-3]\d)(?!\d)"
    rf"|(?<!\d)(?P<d2>\d{{1,2}})[./](?P<m2>\d{{1,2}})[./ -]\s?(?P<y2>{_YEAR})(?!\d)"
    rf"|(?<!\d)(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?(?P<m3>{_MONTH})\.?,?\s+(?P<y3>{_YEAR})(?!\d)"
    rf"|(?<!\w)(?P<m8>{_MONTH})\.?\s+(?P<d8>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y8>{_YEAR})(?!\d)"
    rf"|(?<!\w)(?P<m4>{_MONTH})\.?\s+(?P<y4>{_YEAR})(?!\d)"
    rf"|(?<![\d-])(?P<y5>{_YEAR})[-/.](?P<m5>0[1-9]|1[0-2])(?![\d-])"
    rf"|(?<![\d./-])(?P<m9>0?[1-9]|1[0-2])/(?P<y9>{_YEAR})(?!\d)"
    rf"|(?<!\d)(?P<y6>{_YEAR})(?!\d)",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"(?:[-–—]|\b(?:till|til|until|t\.?\s?o\.?\s?m\.?|senast|through|och med|og med)(?:\s+den)?)\s*$",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b(?:från|fra|from|since|sedan|siden|alkaen|start\w*|launched|began|inleddes|begyndte|begynte|alkoi|käynnistyi)\b",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"(?<!\w)(?:från|fra|from|since|sedan|siden)(?:\s+(?:och|og)\s+med)?(?:\s+den)?\s*$", re.IGNORECASE
)
"""Stands before the date of another beginning ("Since 2019, a permanent service from 2022")."""

_OPEN = re.compile(
    r"(?<!\w)(?:ongoing|pågår|pågående|løbende|løpende|löpande|fortlöpande|tills vidare|indtil videre"
    r"|inntil videre|until further notice|still running|toistaiseksi|jatkuva)",
    re.IGNORECASE,
)
"""Says that a project has no end yet."""

_WITHOUT_YEAR = re.compile(
    rf"(?<![\w/.-])(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\.?)?\s*(?:/?(?P<m>(?:(?<=/)\d{{1,2}})|(?:{_MONTH})\b)\.?)?\s*"
    r"(?:[-–—]|till|til|to)\s*$",
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

    A second date that begins something else ("from 2022") is no end. One date alone is the start, unless a
    dash or a word for "until" stands before it; a start without a year of its own ("1 mars – 30 juni 2020")
    takes the end's.
    """
    dates = find_dates(text)
    warnings = tuple(f"{date.written}: no such date" for date in dates[:2] if date.first is None)
    if not dates:
        return Period(None, None, warnings)
    if len(dates) > 1 and not _FROM.search(text[: dates[1].span.start]):
        return Period(dates[0].first, dates[1].last, warnings)
    date, before, after = dates[0], text[: dates[0].span.start], text[dates[0].span.end :]
    start = start_without_year(before, date)
    if start is not None:
        return Period(start, date.last, warnings)
    if _UNTIL.search(before):
        return Period(None, date.last, warnings)
    begins = _SINCE.search(text) or _OPEN.search(after)
    ends = date.first != date.last and not after.strip().startswith(("-", "–", "—")) and not begins
    return Period(date.first, date.last if ends else None, warnings)


def is_one_day(text: str) -> bool:
    """Whether a text is one full date and nothing begins or ends with it ("den 12 maj 2024")."""
    dates = find_dates(text)
    if len(dates) != 1 or dates[0].first is None or dates[0].first != dates[0].last:
        return False
    around = text[: dates[0].span.start] + text[dates[0].span.end :]
    open_end = re.search(r"[-–—]", around) or _SINCE.search(around) or _OPEN.search(around)
    return open_end is None and _UNTIL.search(text[: dates[0].span.start]) is None


def start_without_year(before: str, end: FoundDate) -> str | None:
    """The first day of a start that stands before the end's dash without a year ("1 mars –", "1. –")."""
    match = _WITHOUT_YEAR.search(before)
    if match is None or end.first is None or not (match["d"] or match["m"]):
        return None
    year, month, _ = end.first.split("-")
    written = match["m"]
    if written:
        month = written if written.isdigit() else str(MONTHS[written.casefold()])
    try:
        return datetime.date(int(year), int(month), int(match["d"] or 1)).isoformat()
    except ValueError:
        return None
