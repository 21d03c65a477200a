"""Whether a record meets what a question demands of every record, and where it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rag.answer.question import Asked, Filters
from rag.ingest.places import gazetteer
from rag.types import Mention, Project


def evidence_of(project: Project, attribute: str) -> list[Mention]:
    """Where an attribute of a record was read; empty when the record lacks it."""
    return [mention for name, mention in project.evidence if name == attribute][:1]


def demanded(project: Project, filters: Filters) -> tuple[Mention, ...] | None:
    """The evidence that a record meets the filters (all but the proper names); None when it does not."""
    evidence: list[Mention] = []
    for met, attributes in _demands(project, filters):
        if not met:
            return None
        evidence += next((found for a in attributes if (found := evidence_of(project, a))), [])
    return tuple(evidence)


def _demands(project: Project, filters: Filters) -> Iterator[tuple[bool, tuple[str, ...]]]:
    """Each demand: whether it is met, and the attributes that show it, the most telling first."""
    if filters.documents:
        yield any(m.document in filters.documents for m in project.documents), ()
    if filters.municipalities or filters.regions or filters.countries:
        yield is_there(project, filters), ("municipality", "country", "organisation")
    if filters.organisation:
        yield (project.organisation or "") == filters.organisation, ("organisation", "municipality")
    if filters.category:
        yield project.category == filters.category, ("category",)
    if filters.asked:
        yield happens(project, filters.asked), ("period",)


def is_there(project: Project, filters: Filters) -> bool:
    """Whether a record lies in a place asked for: in one of its municipalities or its country; a record
    without a municipality, in the region that its organisation names."""
    if project.country in filters.countries:
        return True
    if project.municipality in filters.municipalities:  # a region's Lund is not the other country's
        return not filters.regions or project.country in map(gazetteer().country_of, filters.regions)
    if project.municipality is not None:
        return False
    name = (project.organisation or "").casefold()
    return any(region.removesuffix(" län").removesuffix("s").casefold() in name for region in filters.regions)


def happens(project: Project, asked: Asked) -> bool:
    """Whether a record's period starts, ends or runs in the time asked for."""
    if asked.relation == "start":
        return project.start is not None and asked.first <= project.start <= asked.last
    if asked.relation == "end":
        return project.end is not None and asked.first <= project.end <= asked.last
    return (
        project.start is not None
        and project.start <= asked.last
        and (_last_day(project) or asked.last) >= asked.first
    )


def _last_day(project: Project) -> str | None:
    """The last day of a record; where its end is a day that does not exist, the last of its year."""
    written = next((w for w in project.warnings if w.startswith("no_such_date")), None)
    if project.end is not None or written is None:
        return project.end
    return max((f"{year}-12-31" for year in re.findall(r"(?:19|20)\d\d", written)), default=None)
