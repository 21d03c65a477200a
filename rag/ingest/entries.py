"""Where each project's entry begins and ends, read from the rhythm of field labels.

A catalogue repeats a form: the same labels, in the same order, once a project. An entry begins where
the form begins anew, at the title lines above it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rag.ingest.boilerplate import vocabulary
from rag.ingest.contacts import EMAIL, find_phones
from rag.ingest.dates import find_dates
from rag.ingest.labels import HEADER_ROLES, LabelLine
from rag.ingest.lines import Line, plain

MAX_TITLE_LINES = 5
"""Title, subtitle, § marker, organisation and place: more heading-like lines than that are something else."""

MIN_BODY_ROLES = 2
"""An entry without a name label needs two fields: one labelled paragraph can stand in any text."""

MIN_EXAMPLES = 2
"""Titled list items after the word "example" that make a list of project examples."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One project's entry: the lines ``first`` … ``last`` (inclusive), the indices of its title lines
    above or after the header, and its labels. ``labels`` is empty for an example in a list."""

    first: int
    last: int
    titles: tuple[int, ...]
    labels: tuple[LabelLine, ...]


def find_entries(lines: Sequence[Line], labels: Sequence[LabelLine]) -> list[Entry]:
    """The entries of a document in order: filled forms, and titled examples in lists outside them."""
    labelled = {label.index for label in labels}
    groups = _group(lines, labels, labelled)
    forms = [_form(lines, group, labelled) for group in groups]
    entries = []
    for i, form in enumerate(forms):
        end = forms[i + 1].first - 1 if i + 1 < len(forms) else len(lines) - 1
        entries.append(Entry(form.first, _last_line(lines, form, end), form.titles, form.labels))
    entries = _cut_last_tail(lines, [e for e in entries if _is_project(e)])
    inside = {i for e in entries for i in range(e.first, e.last + 1)}
    return sorted(entries + _examples(lines, inside), key=lambda e: e.first)


def _group(lines: Sequence[Line], labels: Sequence[LabelLine], labelled: set[int]) -> list[list[LabelLine]]:
    opener = _opener(labels)
    groups: list[list[LabelLine]] = []
    for label in labels:
        if not groups or _opens(lines, label, groups[-1], opener, labelled):
            groups.append([])
        groups[-1].append(label)
    return groups


def _opener(labels: Sequence[LabelLine]) -> str | None:
    """The header role that opens the entries: the document's first label, when it comes again."""
    first = labels[0].role if labels else ""
    again = sum(label.role == first for label in labels) > 1
    return first if first in HEADER_ROLES and again else None


def _opens(
    lines: Sequence[Line], label: LabelLine, current: Sequence[LabelLine], opener: str | None, labelled: set[int]
) -> bool:
    if opener is not None:
        return label.role == opener and any(c.role not in HEADER_ROLES for c in current)
    seen = {(c.role, "" if c.role else c.label) for c in current}
    repeats = (label.role, "" if label.role else label.label) in seen
    return repeats and bool(_titles_above(lines, label.index, labelled))


def _form(lines: Sequence[Line], group: Sequence[LabelLine], labelled: set[int]) -> Entry:
    opening, labels = group[0], tuple(group)
    titles: tuple[int, ...] = ()
    if opening.role in HEADER_ROLES and not any(label.role == "name" for label in group):
        titles = _title_after_header(lines, group, labelled)
    if not titles and not any(label.role == "name" for label in group):
        titles = _titles_above(lines, opening.index, labelled)
    first = min((opening.index, *titles))
    return Entry(first, opening.index, titles, labels)


def _titles_above(lines: Sequence[Line], index: int, labelled: set[int]) -> tuple[int, ...]:
    """The heading-like lines right above a label, up to contact data, a date, a sentence or a label."""
    found: list[int] = []
    i = index - 1
    while i >= 0 and len(found) < MAX_TITLE_LINES and i not in labelled:
        line = lines[i]
        if not line.heading_like or EMAIL.search(line.text) or any(find_phones(line.text)) or find_dates(line.text):
            break
        found.append(i)
        i -= 1
    return tuple(reversed(found))


def _title_after_header(lines: Sequence[Line], group: Sequence[LabelLine], labelled: set[int]) -> tuple[int, ...]:
    """The first heading on a line of its own between the header labels and the fields."""
    body = next((label.index for label in group if label.role not in HEADER_ROLES), group[-1].index + 4)
    for i in range(group[0].index + 1, min(body, len(lines))):
        if i not in labelled and lines[i].alone and lines[i].heading_like:
            return (i,)
    return ()


def _last_line(lines: Sequence[Line], form: Entry, end: int) -> int:
    """The entry's last line: before a heading in capitals, and with the last contact datum where the
    form ends in contacts."""
    last_label = form.labels[-1]
    start = last_label.index + 1
    if last_label.role in {"contact", "email", "phone", "contact_name"} and not last_label.inline:
        data = [i for i in range(start, end + 1) if EMAIL.search(lines[i].text) or any(find_phones(lines[i].text))]
        return data[-1] if data else min(last_label.index, end)
    for i in range(start, end + 1):
        if lines[i].alone and lines[i].capitals and lines[i].heading_like:
            return i - 1
    return end


def _is_project(entry: Entry) -> bool:
    roles = {label.role or label.label for label in entry.labels if label.role not in HEADER_ROLES}
    named = any(label.role == "name" for label in entry.labels)
    return len(roles) >= (1 if named else MIN_BODY_ROLES)


def _cut_last_tail(lines: Sequence[Line], entries: list[Entry]) -> list[Entry]:
    """End the last entry where its siblings would end: nothing after it marks its end.

    Only where the last field is inline, so that its value ends with its paragraph: then as many
    paragraphs may follow as follow in the entries before.
    """
    if len(entries) < 2 or not entries[-1].labels[-1].inline:
        return entries
    longest = max(len(_tail(lines, entry)) for entry in entries[:-1])
    tail = _tail(lines, entries[-1])
    if len(tail) <= longest:
        return entries
    last = entries[-1]
    end = tail[longest][0] - 1
    return [*entries[:-1], Entry(last.first, end, last.titles, last.labels)]


def _tail(lines: Sequence[Line], entry: Entry) -> list[list[int]]:
    """The paragraphs of an entry after the paragraph of its last label, as line indices."""
    paragraphs: list[list[int]] = []
    for i in range(entry.labels[-1].index + 1, entry.last + 1):
        if lines[i].blank_before:
            paragraphs.append([])
        if paragraphs:
            paragraphs[-1].append(i)
    return paragraphs


def _examples(lines: Sequence[Line], inside: set[int]) -> list[Entry]:
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
    return bool(title) and title.rstrip("*_")[-1:] not in {".", ":", ",", ";"} and len(plain(title)) <= 80


def _introduces(lines: Sequence[Line], i: int) -> bool:
    words = vocabulary()["contents"]["examples"]
    return any(w in lines[j].text.casefold() for j in range(max(0, i - 2), i) for w in words)


def _end_of_list(lines: Sequence[Line], i: int, inside: set[int]) -> int:
    last = i
    while last + 1 < len(lines) and last + 1 not in inside and not (lines[last + 1].alone and lines[last + 1].heading_like):
        last += 1
    return last
