"""When the records run: a bar for each period, and how many run in each year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rag.explore.catalogue import years
from rag.types import Project


@dataclass(frozen=True, slots=True)
class Run:
    """A project's period; an open end is the last day that is known of any of the periods."""

    id: str
    name: str
    start: str
    end: str
    open: bool


@dataclass(frozen=True, slots=True)
class Year:
    """How many projects run in a year."""

    year: str
    count: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The periods by their start, the years from the first to the last, and how many tell no period."""

    runs: tuple[Run, ...]
    years: tuple[Year, ...]
    timeless: int


def timeline(projects: Sequence[Project]) -> Timeline:
    """The periods of the records."""
    dated = [p for p in projects if p.start or p.end]
    last = max((day for p in dated for day in (p.start, p.end) if day), default="")
    runs = [_run(p, last) for p in dated]
    counts = Counter(year for p in dated for year in years(p))
    span = range(int(min(counts)), int(max(counts)) + 1) if counts else range(0)
    return Timeline(
        runs=tuple(sorted(runs, key=lambda run: (run.start, run.end, run.name))),
        years=tuple(Year(str(year), counts[str(year)]) for year in span),
        timeless=len(projects) - len(dated),
    )


def _run(project: Project, last: str) -> Run:
    start, end = project.start or project.end or "", project.end or last
    return Run(project.id, project.name, start, end, project.start is None or project.end is None)
