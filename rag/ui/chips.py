"""The conditions that a question sets, as chips that can be removed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from rag.ui.language import Texts

if TYPE_CHECKING:
    from rag.answer.question import Asked, Filters

SHOWN = 3
"""Names that fit a chip."""

_EARLIEST, _LATEST = "0001-01-01", "9999-12-31"
"""Where a time asked for with "until" begins, and one with "after" ends."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A condition: the name of its filter, what it says, and whether it was removed."""

    name: str
    label: str
    removed: bool


def filter_names(wanted: Collection[str]) -> tuple[str, ...]:
    """Those of ``wanted`` that name filters, each once, in one order: an address may hold anything."""
    from rag.answer.question import Filters  # not before a question: the page is shown without the answerer

    return tuple(field.name for field in fields(Filters) if field.name in wanted)


def chips(filters: Filters, without: Collection[str], titles: Mapping[str, str], texts: Texts) -> list[Chip]:
    """The conditions in ``filters``; those named in ``without`` are removed.

    ``titles`` are the documents', by name.
    """
    return [Chip(name, label, name in without) for name, label in _labels(filters, titles, texts)]


def _labels(filters: Filters, titles: Mapping[str, str], texts: Texts) -> Iterator[tuple[str, str]]:
    if filters.municipalities and not filters.regions:  # else they are those that the region covers
        yield "municipalities", texts("chips.municipalities", value=_some(filters.municipalities))
    if filters.regions:
        yield "regions", texts("chips.regions", value=_some(filters.regions))
    if filters.countries:
        yield "countries", texts("chips.countries", value=_some(filters.countries))
    if filters.documents:
        named = [titles.get(document, document) for document in filters.documents]
        yield "documents", texts("chips.documents", value=_some(named))
    if filters.organisation:
        yield "organisation", texts("chips.phrases", value=filters.organisation)
    if filters.funding:
        yield "funding", texts("chips.funding", value=_some(filters.funding))
    if filters.category:
        yield "category", texts("chips.category", value=filters.category)
    if filters.asked:
        yield "asked", texts(f"chips.{filters.asked.relation}", value=_time(filters.asked, texts.date))
    if filters.phrases:
        yield "phrases", texts("chips.phrases", value=_some(filters.phrases))


def _some(names: Collection[str]) -> str:
    shown = sorted(names, key=str.casefold)
    return ", ".join(shown[:SHOWN]) + (" …" if len(shown) > SHOWN else "")


def _time(asked: Asked, day: Callable[[str], str]) -> str:
    """A time: a whole year by its number, a day by itself, else its first and its last day."""
    year = asked.first[:4]
    if (asked.first, asked.last) == (f"{year}-01-01", f"{year}-12-31"):
        return year
    if asked.first == _EARLIEST:
        return f"– {day(asked.last)}"
    if asked.last == _LATEST:
        return f"{day(asked.first)} –"
    return day(asked.first) if asked.first == asked.last else f"{day(asked.first)} – {day(asked.last)}"
