"""Where a project is: municipality and country, each with the words that say so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rag.ingest.places import Place, PlaceKind, PlaceMention, find_places
from rag.types import Span

DOMAIN_COUNTRIES = {
    "se": "Sverige",
    "dk": "Danmark",
    "no": "Norge",
    "fi": "Finland",
    "is": "Island",
    "fo": "Färöarna",
    "ax": "Åland",
}
"""The country of an internet domain: a contact's address tells it where nothing else does."""

_DOMAIN = re.compile(rf"\.({'|'.join(DOMAIN_COUNTRIES)})\b")


@dataclass(frozen=True, slots=True)
class Stated:
    """A text that states where the project is: ``start`` is its place in the source; ``field`` when it is
    the value of a field for places, where every word is meant as one."""

    text: str
    start: int
    field: bool = False


@dataclass(frozen=True, slots=True)
class Location:
    """Names of the municipality and the country, and the span in the source that says each; a span is None
    for a country that follows from something else."""

    municipality: str | None = None
    municipality_at: Span | None = None
    country: str | None = None
    country_at: Span | None = None


def locate(stated: Sequence[Stated], body: Stated, contact: str, people: Sequence[Span] = ()) -> Location:
    """The location as the header states it, else as the entry's text names it.

    ``contact`` holds the contact's addresses: a country that neither names follows from their domain.
    ``people`` are spans of the source with names of persons, who may be called like a town.
    """
    country = _first(stated, "country")
    municipality = _first(stated, "municipality") or _usual_municipality(body, people)
    if municipality and country and municipality[0].country != country[0].name:
        municipality = None
    place, place_at = municipality or (None, None)
    if country is not None:
        return Location(place.name if place else None, place_at, country[0].name, country[1])
    if place is not None:
        return Location(place.name, place_at, place.country)
    region = _first(stated, "region")
    if region is not None:
        return Location(None, None, region[0].country)
    domains = _DOMAIN.findall(contact.casefold())
    if domains:
        return Location(None, None, DOMAIN_COUNTRIES[Counter(domains).most_common(1)[0][0]])
    named = Counter(m.place.country for m in find_places(body.text) if not m.adjective and m.place.country)
    return Location(None, None, named.most_common(1)[0][0] if named else None)


def _first(stated: Sequence[Stated], kind: PlaceKind) -> tuple[Place, Span] | None:
    for source in stated:
        for mention in find_places(source.text, any_case=source.field):
            if mention.place.kind == kind and not mention.adjective:
                return mention.place, _at(source, mention)
    return None


def _usual_municipality(body: Stated, people: Sequence[Span]) -> tuple[Place, Span] | None:
    """The municipality of an entry that does not state one: the only one that its text names as such
    ("Oslo kommune"), or the only one that it names."""
    mentions = [m for m in find_places(body.text) if m.place.kind == "municipality" and not m.adjective]
    mentions = [m for m in mentions if m.municipal or not _inside(_at(body, m), people)]
    chosen = {m.place for m in mentions if m.municipal} or {m.place for m in mentions}
    if len(chosen) != 1:
        return None
    first = next(m for m in mentions if m.place in chosen)
    return first.place, _at(body, first)


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    return any(s.start <= span.start and span.end <= s.end for s in spans)


def _at(source: Stated, mention: PlaceMention) -> Span:
    return Span(source.start + mention.start, source.start + mention.end)
