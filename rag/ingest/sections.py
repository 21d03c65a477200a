"""The sections of a document outside its project entries, and the headings that order the entries."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from rag.ingest.entry import Entry
from rag.ingest.labels import PROSE_LENGTH
from rag.ingest.lines import Line, plain
from rag.ingest.viewer import Transcript, find_headings
from rag.types import Section, Span


def outside_sections(lines: Sequence[Line], entries: Sequence[Entry]) -> list[Section]:
    """The text between the entries, cut at headings on lines of their own."""
    inside = {i for entry in entries for i in range(entry.first, entry.last + 1)}
    sections: list[Section] = []
    heading, start, end = "", None, 0
    for i, line in enumerate(lines):
        if i in inside or is_heading(lines, i):
            if start is not None:
                sections.append(Section(heading, start, end))
            start, heading = None, heading if i in inside else plain(line.text)
        else:
            start, end = line.start if start is None else start, line.end
    if start is not None:
        sections.append(Section(heading, start, end))
    return sections


def is_heading(lines: Sequence[Line], i: int) -> bool:
    """Whether the line heads a section: a heading on a line of its own with text below, or one with a
    section's number right above its prose."""
    line = lines[i]
    if i + 1 == len(lines) or not any(c.isalpha() for c in line.text):
        return False
    prose_below = len(lines[i + 1].text) >= PROSE_LENGTH or lines[i + 1].text[-1] in ".!?"
    numbered = line.numbered_title and not line.bullet and prose_below
    return numbered or (line.alone and line.heading_like)


def categories(lines: Sequence[Line], entries: Sequence[Entry]) -> list[Span | None]:
    """For each entry the heading outside all entries under which it stands: one in capitals, or one less
    deep than the entry's title where several such chapters hold entries.

    A category in title case, which the entry below it names, counts like a heading in capitals. The
    document's first line is its title, no category.
    """
    inside = {i for entry in entries for i in range(entry.first, entry.last + 1)}
    outside = [i for i in range(1, len(lines)) if i not in inside and is_heading(lines, i)]
    levelled = [i for i in outside if lines[i].level is not None]
    chapters = [_chapter(lines, entry, levelled) for entry in entries]
    several = len({i for i in chapters if i is not None}) > 1
    named = {entry.category for entry in entries}
    capitals = [i for i in outside if lines[i].capitals or i in named]
    found = []
    for entry, chapter in zip(entries, chapters, strict=True):
        chosen = chapter if several and chapter is not None else _last_before(entry, capitals)
        found.append(Span(lines[chosen].start, lines[chosen].end) if chosen is not None else None)
    return found


def _chapter(lines: Sequence[Line], entry: Entry, headings: Sequence[int]) -> int | None:
    """The last heading before the entry that is less deep than its title."""
    depth = lines[entry.titles[0]].level if entry.titles else None
    for i in reversed(headings[: bisect_left(headings, entry.first)]):
        if depth is not None and (lines[i].level or depth) < depth:
            return i
    return None


def _last_before(entry: Entry, headings: Sequence[int]) -> int | None:
    """The last of the headings (line indices in order) before the entry."""
    place = bisect_left(headings, entry.first)
    return headings[place - 1] if place else None


def transcript_sections(text: str, transcript: Transcript) -> list[Section]:
    """The sections of a viewer's transcript after its contents list, by the headings in its text."""
    headings = find_headings(text, transcript)
    if not headings:
        return [Section("", transcript.pages[0][0], transcript.end)]
    front_end = transcript.contents.start if transcript.contents else headings[0].start
    sections = [Section("", transcript.pages[0][0], front_end)]
    for heading, after in zip(headings, [*headings[1:], None], strict=True):
        sections.append(Section(heading.heading, heading.end, after.start if after else transcript.end))
    return [section for section in sections if section.end > section.start]
