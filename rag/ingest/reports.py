"""Reports about one project: which lines at the start name it, and who runs it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rag.ingest.contacts import is_name
from rag.ingest.dates import find_dates
from rag.ingest.genres import HEAD_LINES, calls_project
from rag.ingest.labels import role_of
from rag.ingest.lines import Line, plain, without_number
from rag.ingest.organisations import is_municipality
from rag.ingest.prose import vocabulary

_YEAR = r"(?:19|20)\d\d(?:\s?[–/-]\s?(?:(?:19|20)\d\d|\d\d))?"


def report_title(lines: Sequence[Line]) -> tuple[int, ...]:
    """The lines that name the one project of a report, and its organisation: the line that calls it a
    project ("Projektet Nya grannar"), else the one that names the kind of report, or a title beside that.

    The organisation is a line below the title, or above it as in a letter's head.
    """
    heads = [plain(line.text) for line in lines[:HEAD_LINES]]
    title = next((i for i, head in enumerate(heads) if calls_project(head)), None)
    if title is None:
        kind = next((i for i, head in enumerate(heads) if read_report(head) is not None), None)
        title = None if kind is None else _titled(lines, kind)
    if title is None:
        return ()
    below = [title + 1] if title + 1 < len(lines) else []
    organisation = next((i for i in (*below, *range(title)) if is_municipality(plain(lines[i].text))), None)
    return (title,) if organisation is None else (title, organisation)


def _titled(lines: Sequence[Line], kind: int) -> int:
    """The line with the project's name: the one that names the kind of report too, or the title below it
    or right above it on the document's first line."""
    if read_report(plain(lines[kind].text)):
        return kind
    above = kind == 1 and _is_title(lines[0])
    below = kind + 1 < len(lines) and _is_title(lines[kind + 1])
    deeper = (lines[kind].level or 0) > (lines[0].level or 0)
    if above and (deeper or not below or is_name(plain(lines[kind + 1].text))):
        return 0
    return kind + 1 if below else kind


def _is_title(line: Line) -> bool:
    """Whether a line at a report's start can be the project's name: no field, no date, no sender."""
    text = without_number(plain(line.text))
    other = ":" in text or find_dates(text) or is_municipality(text) or role_of(text) is not None
    return line.heading_like and not other


def read_report(heading: str) -> str | None:
    """What a report's title says besides its kind ("Slutrapport för projektet Torget" and "Torget –
    slutrapport" give "Torget"); "" for the kind alone, with a year too, None for another heading."""
    match = _begins().match(heading)
    if match is not None:
        return _called().sub("", heading[match.end() :].strip())
    match = _ends().fullmatch(heading)
    return match["name"].strip() if match else None


@cache
def _kinds() -> str:
    return "|".join(map(re.escape, vocabulary()["report"]["starts"]))


@cache
def _begins() -> re.Pattern[str]:
    words = vocabulary()["report"]["linking"]
    linking = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    year = rf"(?:,?\s+\(?{_YEAR}\)?)?"
    return re.compile(rf"(?:{_kinds()}){year}(?:\s*[:–—]\s*|\s+-\s+|\s+(?:{linking})\s+|\s*$)", re.I)


@cache
def _ends() -> re.Pattern[str]:
    year = rf"(?:,?\s+\(?{_YEAR}\)?)?"
    return re.compile(rf"(?P<name>\S.*?)(?:\s*[:,–—]\s*|\s+-\s+)(?:{_kinds()}){year}", re.I)


@cache
def _called() -> re.Pattern[str]:
    words = "|".join(vocabulary()["report"]["projects"])
    return re.compile(rf"^(?i:{words})\s+(?=[“”\"«»]?[^\W\d_a-zåäöæø])")
