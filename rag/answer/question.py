"""What a question asks for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from rag.types import Kind, Span

Value = Literal[
    "number",
    "share",
    "duration",
    "date",
    "place",
    "country",
    "amount",
    "weekday",
    "hours",
    "address",
    "frequency",
    "age",
    "name",
    "person",
]
Order = Literal["start_first", "start_last", "end_first", "end_last", "longest", "shortest"]
Relation = Literal["start", "end", "running"]

COUNTED = ("municipality", "country", "organisation")
"""What a question may count instead of records: attributes of theirs."""

EARLIEST, LATEST = "0001-01-01", "9999-12-31"
"""Where a time without a beginning begins, and one without an end ends."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A time that a question names: ``first`` … ``last`` as ISO dates, and what shall happen then."""

    first: str
    last: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class Filters:
    """What a question demands of every record. An empty set demands nothing.

    ``municipalities`` holds all that a named region covers; ``regions`` names it as well, for records
    that name only the region. ``organisation`` runs the project. ``phrases`` are proper
    names that the record must hold. Any one of the funders in ``funding`` will do.
    """

    municipalities: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    organisation: str | None = None
    funding: frozenset[str] = frozenset()
    category: str | None = None
    asked: Asked | None = None
    phrases: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Whether the question demands anything."""
        return self != Filters()


@dataclass(frozen=True, slots=True)
class Found:
    """Filters with the stretches of the question that they were read from; ``documents`` are those that name
    documents."""

    filters: Filters
    spans: tuple[Span, ...]
    documents: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question taken apart.

    ``projects`` are the ids of the records that it names, ``roles`` the fields that it asks for, and
    ``topic`` what is left of its words when names, filters and the frame are taken away. ``order`` is by what
    it puts the records in order ("which ended first?"). ``excluded`` is what no record may be.
    """

    text: str
    language: str
    kind: Kind
    value: Value | None
    roles: tuple[str, ...]
    projects: tuple[str, ...]
    topic: str
    filters: Filters = field(default_factory=Filters)
    order: Order | None = None
    excluded: Question | None = None
