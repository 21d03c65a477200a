"""Entries, and the simplest of them: titled items of a list that the text introduces as examples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rag.ingest.boilerplate import vocabulary
from rag.ingest.labels import LabelLine
from rag.ingest.lines import Line, plain

MIN_EXAMPLES = 2
"""Titled list items after the word "example" that make a list of project examples."""

TITLE_LENGTH = 80
"""Characters: the longest title of an example; a longer first line of an item is text."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One project's entry: the lines ``first`` … ``last`` (inclusive), the indices of its title lines
    above or after the header, and its labels. ``labels`` is empty for an example in a list."""

    first: int
    last: int
    titles: tuple[int, ...]
    labels: tuple[LabelLine, ...]


def find_examples(lines: Sequence[Line], inside: set[int]) -> list[Entry]:
    """Titled items of a list that is introduced as examples, outside the forms."""
    heads = [i for i, line in enumerate(lines) if i not in inside and _titled_item(lines, i)]
    runs: list[list[int]] = []
    for i in heads:
        if runs and not _introduces(lines, i):
            runs[-1].append(i)
        elif _introduces(lines, i):
            runs.append([i])
    entries = []
    for run in (r for r in runs if len(r) >= MIN_EXAMPLES):
        for i, after in zip(run, [*run[1:], None], strict=True):
            last = after - 1 if after is not None else _end_of_list(lines, i, inside)
            entries.append(Entry(i, last, (i,), ()))
    return entries


def _titled_item(lines: Sequence[Line], i: int) -> bool:
    line = lines[i]
    if not line.bullet or i + 1 >= len(lines) or lines[i + 1].bullet:
        return False
    title = line.text.lstrip("-–*•◆▪●○· ").rstrip()
    return (
        bool(title)
        and title.rstrip("*_")[-1:] not in {".", ":", ",", ";"}
        and len(plain(title)) <= TITLE_LENGTH
    )


def _introduces(lines: Sequence[Line], i: int) -> bool:
    words = vocabulary()["contents"]["examples"]
    return any(w in lines[j].text.casefold() for j in range(max(0, i - 2), i) for w in words)


def _end_of_list(lines: Sequence[Line], i: int, inside: set[int]) -> int:
    last = i
    while (
        last + 1 < len(lines)
        and last + 1 not in inside
        and not (lines[last + 1].alone and lines[last + 1].heading_like)
    ):
        last += 1
    return last
