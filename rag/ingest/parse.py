"""From a document to its project records and passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rag.ingest.boilerplate import merge_spans
from rag.ingest.contents import ContentsItem, find_contents
from rag.ingest.entry import Entry
from rag.ingest.examples import find_named_examples
from rag.ingest.headings import read_heading
from rag.ingest.label_lines import find_labels
from rag.ingest.layouts import find_entries
from rag.ingest.lines import Line, read_lines
from rag.ingest.named import missing_items, named_in_contents, named_in_examples
from rag.ingest.parts import EntryParts, split_entry
from rag.ingest.passages import cut
from rag.ingest.places import find_places
from rag.ingest.records import RecordReader
from rag.ingest.sections import categories, outside_sections, transcript_sections
from rag.ingest.titles import align
from rag.ingest.viewer import Transcript, find_transcript
from rag.types import Document, Parsed, Passage, Project, Section, Span

INGEST_VERSION = "7"
"""Changes whenever the same document would be parsed differently: stored results are then redone."""


def parse(document: Document) -> Parsed:
    """Read the structure of a document: records, and passages of everything that is content."""
    lines = read_lines(document.text, document.boilerplate)
    transcript = find_transcript(lines)
    if transcript is not None:
        return _parse_transcript(document, transcript)
    contents = find_contents(lines)
    if contents is not None:
        document = replace(document, boilerplate=tuple(merge_spans([*document.boilerplate, contents.span])))
        lines = read_lines(document.text, document.boilerplate)
    entries = find_entries(lines, find_labels(lines))
    parts = [split_entry(document, lines, entry) for entry in entries]
    projects = _read_projects(document, lines, entries, parts, contents.items if contents else ())
    passages = [
        p
        for project, part in zip(projects, parts, strict=False)
        for p in _project_passages(document, project, part)
    ]
    passages += _section_passages(document, outside_sections(lines, entries))
    return Parsed(document, tuple(projects), tuple(sorted(passages, key=lambda p: p.start)))


def _read_projects(
    document: Document,
    lines: Sequence[Line],
    entries: Sequence[Entry],
    parts: Sequence[EntryParts],
    items: Sequence[ContentsItem],
) -> list[Project]:
    """The records of the entries, then those of which there is no entry but an item of the contents page."""
    headings = [read_heading(document.text, lines, entry) for entry in entries]
    titles = [document.text[h.title.start : h.title.end] if h.title else None for h in headings]
    places = [_place_of(document.text, h.organisation) for h in headings]
    aligned = align(titles, places, items)
    chapters = categories(lines, entries)
    projects = [
        RecordReader(document, lines, entry, part).read(f"{document.name}#{i}", chapter, item)
        for i, (entry, part, chapter, item) in enumerate(zip(entries, parts, chapters, aligned, strict=True))
    ]
    return projects + named_in_contents(document, missing_items(lines, items, aligned), len(projects))


def _place_of(text: str, span: Span | None) -> str | None:
    mentions = find_places(text[span.start : span.end]) if span else []
    return mentions[0].place.name if mentions else None


def project_context(project: Project) -> str:
    """What every passage of a project is searched with: its names, organisation and place."""
    names = [project.name, *(alias for alias in project.aliases if alias not in project.name)]
    return " · ".join([*names, *(x for x in (project.organisation, project.municipality) if x)])


def _project_passages(document: Document, project: Project, parts: EntryParts) -> Iterator[Passage]:
    context = project_context(project)
    for part in parts.parts:
        yield from cut(
            document,
            Span(part.start, part.end),
            project=project.id,
            heading=part.heading or project.name,
            role=part.role,
            context=f"{context} · {part.heading}" if part.heading else context,
        )


def _section_passages(document: Document, sections: Sequence[Section]) -> list[Passage]:
    title = document.source.title
    return [
        passage
        for section in sections
        for passage in cut(
            document,
            Span(section.start, section.end),
            project=None,
            heading=section.heading,
            role="",
            context=f"{title} · {section.heading}" if section.heading else title,
        )
    ]


def _named_passages(document: Document, projects: Sequence[Project]) -> Iterator[Passage]:
    """For each record of which the text says no more than its name, the line that names it: a list of all
    that is about health finds "Hälsokurs" too."""
    for project in projects:
        for mention in project.documents:
            yield from cut(
                document,
                Span(mention.start, mention.end),
                project=project.id,
                heading=project.name,
                role="name",
                context=project_context(project),
            )


def _parse_transcript(document: Document, transcript: Transcript) -> Parsed:
    hidden = [*document.boilerplate, *transcript.numbers]
    examples = find_named_examples(document.text, transcript)
    document = replace(document, boilerplate=tuple(merge_spans(hidden)), pages=transcript.pages)
    projects = named_in_examples(document, examples) if examples else []
    sections = transcript_sections(document.text, transcript)
    if examples:
        sections.append(Section(examples.heading, examples.span.start, examples.span.end))
    passages = [*_section_passages(document, sections), *_named_passages(document, projects)]
    return Parsed(document, tuple(projects), tuple(sorted(passages, key=lambda p: p.start)))
