"""Records of projects that a contents list names and nothing describes."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from rag.ingest.contents import ContentsItem
from rag.ingest.examples import ExampleList
from rag.ingest.lines import Line, plain, without_number
from rag.ingest.places import find_places
from rag.ingest.titles import SAME_TITLE, item_title, read_title
from rag.types import Document, Mention, Project, Span

WARNING = "named_only_in_contents"
"""Says in a record that a contents list names the project and the document has no entry for it."""

MIN_LISTED = 3
"""Entries that a contents page must name before its other items are taken for projects too."""


def missing_items(
    lines: Sequence[Line], items: Sequence[ContentsItem], aligned: Sequence[ContentsItem | None]
) -> list[ContentsItem]:
    """The items among a contents page's projects that have neither an entry nor a heading in the text.

    They stand between the first and the last item of an entry; after the last one, only with a place.
    """
    taken = [items.index(item) for item in aligned if item is not None]
    if len(taken) < MIN_LISTED:
        return []
    headings = [_key(plain(line.text)) for line in lines if line.heading_like]

    def headed(item: ContentsItem) -> bool:
        key = _key(item_title(item)[0])
        scorer = OSA.normalized_similarity
        return process.extractOne(key, headings, scorer=scorer, score_cutoff=SAME_TITLE) is not None

    among = [(i, item) for i, item in enumerate(items) if i > min(taken) and i not in taken]
    return [item for i, item in among if (i < max(taken) or item_title(item)[1]) and not headed(item)]


def _key(title: str) -> str:
    return without_number(title).casefold()


def named_in_contents(document: Document, items: Sequence[ContentsItem], first: int) -> list[Project]:
    """A record for each item, numbered from ``first``."""
    records = []
    for i, item in enumerate(items, start=first):
        title = item_title(item)[0]
        start = document.text.index(title, item.start)
        span = Span(item.start, item.end)
        written = document.text[item.start : item.end].title()
        records.append(_record(document, i, Span(start, start + len(title)), span, written))
    return records


def named_in_examples(document: Document, examples: ExampleList) -> list[Project]:
    """A record for each project that a chapter of the contents list names as an example."""
    return [
        _record(document, i, example.name, example.item, document.text[example.item.start : example.item.end])
        for i, example in enumerate(examples.examples)
    ]


def _record(document: Document, i: int, name: Span, item: Span, written: str) -> Project:
    """``written`` is the item in a spelling in which places show by their capitals."""
    places = [m for m in find_places(written) if m.place.kind != "country"]
    place = places[-1].place if places else None
    title = read_title(document.text[name.start : name.end], "")
    return Project(
        id=f"{document.name}#{i}",
        name=title.name,
        documents=(Mention(document.name, item.start, item.end),),
        aliases=title.aliases,
        country=place.country if place else None,
        municipality=place.name if place and place.kind == "municipality" else None,
        language=document.language,
        evidence=(("name", Mention(document.name, name.start, name.end)),),
        warnings=(WARNING,),
    )
