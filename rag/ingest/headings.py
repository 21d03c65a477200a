"""The lines above a form: its title, and the organisation below the title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rag.ingest.lines import Line, trim
from rag.ingest.listed import Entry
from rag.ingest.places import PlaceMention, find_places
from rag.types import Span


@dataclass(frozen=True, slots=True)
class Heading:
    """What the lines above a form say: title lines, an organisation line (by their spans)."""

    title: Span | None
    organisation: Span | None


def read_heading(text: str, lines: Sequence[Line], entry: Entry) -> Heading:
    """Tell the title from the organisation among an entry's title lines.

    A last line that is wholly a municipality ("Lunds kommun") is the organisation; a title may then be
    missing.
    """
    named = next((label for label in entry.labels if label.role == "name"), None)
    if named is not None:
        value = trim(text, named.value, lines[named.index].end)
        if value.start == value.end and not named.inline:
            below = lines[min(named.index + 1, entry.last)]
            value = Span(below.start, below.end)
        return Heading(value if value.start < value.end else None, None)
    titles = [lines[i] for i in entry.titles]
    organisation = None
    if titles and _municipal(titles[-1].text) is not None:
        organisation = Span(titles[-1].start, titles[-1].end)
        titles = titles[:-1]
    title = Span(titles[0].start, titles[-1].end) if titles else None
    return Heading(title, organisation)


def _municipal(text: str) -> PlaceMention | None:
    mentions = find_places(text)
    return (
        mentions[0]
        if mentions and mentions[0].municipal and mentions[0].start == 0 and mentions[0].end == len(text)
        else None
    )
