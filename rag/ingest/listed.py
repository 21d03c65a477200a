"""Entries, and the simplest of them: titled items of a list that the text introduces as examples."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.ingest.entry import Cell, Entry, Row
from rag.ingest.genres import says_projects_in
from rag.ingest.lines import Line, plain
from rag.ingest.organisations import names_organisation
from rag.ingest.prose import evidence
from rag.ingest.running import vocabulary
from rag.types import Span

MIN_EXAMPLES = 2
"""Titled list items after the word "example" that make a list of project examples."""

TITLE_LENGTH = 80
"""Characters: the longest title of an example; a longer first line of an item is text."""

ITEM_CELLS = 2
"""Name and description; an item with more says in brackets who runs the project."""

_ITEM = re.compile(
    r"(?:[-–*•◆▪●○·]|\d{1,2}[.)])\s*(?:\*\*)?(?P<name>[^\W\d_a-zåäöæø][^:–—()*]{2,60}?)(?:\*\*)?\s*(?:\((?P<by>[^()]{2,60})\))?(?:\*\*)?\s*(?::|[–—]|\s-\s)(?:\*\*)?\s*"
    r"(?P<text>[^\s*].{20,})$"
)


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


def find_items(lines: Sequence[Line], inside: set[int]) -> list[Entry]:
    """Items of one line each that name a project and tell of it ("Kom in! (Röda Korset): språkkafé …"), in
    a list whose introduction says that these are projects."""
    rows: list[Entry] = []
    run: list[Row] = []
    introduced = False
    for i, line in enumerate(lines):
        item = _item(line, i) if line.bullet and i not in inside else None
        if item is not None and introduced:
            run.append(item)
            continue
        rows += _told(lines, run)
        run = []
        introduced = line.text.endswith(":") and says_projects_in(line.text)
    return rows + _told(lines, run)


def _told(lines: Sequence[Line], run: Sequence[Row]) -> list[Entry]:
    """The items as entries when at least half of them say whose, when or for whom the project is."""
    shown = [row for row in run if len(row.cells) > ITEM_CELLS or evidence(_description(lines, row))]
    if len(run) < MIN_EXAMPLES or len(shown) * 2 < len(run):
        return []
    return [Entry(row.index, row.index, (), (), row=row) for row in run]


def _description(lines: Sequence[Line], row: Row) -> str:
    line, span = lines[row.index], row.cells[-1].span
    return line.text[span.start - line.start : span.end - line.start]


def _item(line: Line, index: int) -> Row | None:
    match = _ITEM.match(line.text)
    if match is None:
        return None
    spans = {
        kind: Span(line.start + a, line.start + b)
        for kind in ("name", "by", "text")
        if (a := match.start(kind)) >= 0 and (b := match.end(kind))
    }
    cells = [Cell("", "name", spans["name"])]
    if "by" in spans:
        cells.append(Cell("", "organisation" if names_organisation(match["by"]) else "", spans["by"]))
    cells.append(Cell("", "description", spans["text"]))
    return Row(index, tuple(cells), spans["name"])


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
