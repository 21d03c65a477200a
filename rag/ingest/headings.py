"""The lines above a form: its title, and the organisation below the title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rag.ingest.entry import Entry
from rag.ingest.lines import Line, trim
from rag.ingest.organisations import is_municipality
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
    if entry.row is not None:
        return Heading(entry.row.name, None)
    named = next((label for label in entry.labels if label.role == "name"), None)
    if named is not None:
        value = trim(text, named.value, lines[named.index].end)
        if value.start == value.end and not named.inline:
            below = lines[min(named.index + 1, entry.last)]
            value = Span(below.start, below.end)
        return Heading(value if value.start < value.end else None, None)
    titles = [lines[i] for i in entry.titles]
    organisation = None
    if titles and is_municipality(titles[-1].text):
        organisation = Span(titles[-1].start, titles[-1].end)
        titles = titles[:-1]
    title = Span(titles[0].start, titles[-1].end) if titles else None
    return Heading(title, organisation)
