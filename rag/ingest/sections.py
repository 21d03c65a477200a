"""The sections of a document outside its project entries, and the headings that order the entries."""

from __future__ import annotations

from collections.abc import Sequence

from rag.ingest.entries import Entry
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
    """Whether the line heads a section: a heading on a line of its own with text below."""
    return lines[i].alone and lines[i].heading_like and any(c.isalpha() for c in lines[i].text) and i + 1 < len(lines)


def categories(lines: Sequence[Line], entries: Sequence[Entry]) -> list[Span | None]:
    """For each entry the heading in capitals, outside all entries, that stands last before it."""
    inside = {i for entry in entries for i in range(entry.first, entry.last + 1)}
    headings = [i for i, line in enumerate(lines) if i not in inside and line.capitals and is_heading(lines, i)]
    found: list[Span | None] = []
    for entry in entries:
        before = [i for i in headings if i < entry.first]
        found.append(Span(lines[before[-1]].start, lines[before[-1]].end) if before else None)
    return found


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
