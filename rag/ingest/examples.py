"""Projects that a report names only in its contents list, as examples of a chapter that the text lacks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rag.ingest.places import find_places
from rag.ingest.running import vocabulary
from rag.ingest.viewer import Transcript
from rag.types import Span

MIN_EXAMPLES = 3
"""Fewer place names in a row are a heading that happens to name places."""

_ORGANISATION = re.compile(
    r"\s+(?:kommuns?|kommunes?|stads?|läns?|[a-zåäöæø]+(?:enhet|förvaltning|centrum|center|kontor)\w*)\b"
)
_SEPARATOR = re.compile(r"\s+[-–—]\s+|,\s+")


@dataclass(frozen=True, slots=True)
class NamedExample:
    """A project that is named and nothing more: its name's span, and the whole item's."""

    name: Span
    item: Span


@dataclass(frozen=True, slots=True)
class ExampleList:
    """The examples of one chapter of the contents list; ``span`` runs from the chapter's heading to the
    last example."""

    heading: str
    span: Span
    examples: tuple[NamedExample, ...]


def find_named_examples(text: str, transcript: Transcript) -> ExampleList | None:
    """The items of the contents chapter whose heading speaks of examples.

    In a run-together list an item ends with the place that it names ("Reprisen - Piteå kommun"); the
    chapter ends with its last place before the next chapter's first heading repeats ("Inledning").
    """
    if transcript.contents is None:
        return None
    contents = text[transcript.contents.start : transcript.contents.end]
    words = "|".join(vocabulary()["contents"]["examples"])
    for match in re.finditer(
        rf"[A-ZÅÄÖÆØ][^\d.]*?(?:{words})\w*[^\d.]*?\s(?=(?:Inledning|Indledning|Innledning|Introduction)\b)",
        contents,
        re.I,
    ):
        head = re.compile(rf"(?:\w+\s+)?\w*(?:{words})", re.I).search(match.group())
        opening = re.compile(r"\w+").match(contents, match.end())
        if head is None or opening is None:
            continue
        following = re.compile(rf"\b{opening.group()}\b").search(contents, opening.end())
        end = following.start() if following else len(contents)
        examples = _split_at_places(contents, opening.end(), end, transcript.contents.start)
        if len(examples) >= MIN_EXAMPLES:
            start = transcript.contents.start + match.start() + head.start()
            heading = contents[match.start() + head.start() : match.end()].strip()
            return ExampleList(heading, Span(start, examples[-1].item.end), tuple(examples))
    return None


def _split_at_places(contents: str, start: int, end: int, offset: int) -> list[NamedExample]:
    found: list[NamedExample] = []
    position = start
    for mention in find_places(contents[start:end]):
        stop = start + mention.end
        if mention.adjective or stop <= position:
            continue
        tail = _ORGANISATION.match(contents, stop)
        stop = tail.end() if tail and not mention.municipal else stop
        first = position + len(contents[position:stop]) - len(contents[position:stop].lstrip())
        separator = _SEPARATOR.search(contents, first, start + mention.start + 1)
        before_place = len(contents[: start + mention.start].rstrip())
        name_end = stop
        if separator:
            name_end = separator.start()
        elif mention.municipal and before_place > first:
            name_end = before_place
        found.append(
            NamedExample(Span(first + offset, name_end + offset), Span(first + offset, stop + offset))
        )
        position = stop
    return found
