"""Every project that an answer judged, with its verdict."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from rag.types import Answer, Project
from rag.ui.view import period

Verdict = Literal["yes", "maybe", "no", "unsure"]
_ORDER: tuple[Verdict, ...] = ("yes", "maybe", "unsure", "no")


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """A project in the table of an answer; ``id`` is "" where its page is not to be opened."""

    id: str
    verdict: Verdict
    name: str
    organisation: str
    place: str
    period: str


def judged_rows(
    answer: Answer, projects: Sequence[Project], day: Callable[[str], str] = str
) -> tuple[JudgedRow, ...]:
    """All ``projects`` that ``answer`` judged, those that match first; none when it judged none."""
    if answer.kind not in ("list", "count") or not answer.checked_projects:
        return ()
    verdicts: dict[str, Verdict] = {match.id: match.match for match in answer.projects}
    # A count names only what matches for sure: the rest may yet match, and the table must not deny it.
    rest: Verdict = "unsure" if answer.kind == "count" else "no"
    rows = [
        JudgedRow(
            project.id,
            verdicts.get(project.id, rest),
            project.name,
            project.organisation or "",
            project.municipality or project.country or "",
            period(project, day),
        )
        for project in projects
    ]
    return tuple(sorted(rows, key=lambda row: (_ORDER.index(row.verdict), row.name.casefold())))
