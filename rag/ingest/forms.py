"""Which labels belong to one form, and which lines above a form are its title.

A catalogue repeats a form: the same labels, mostly in the same order, once a project.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rag.ingest.contacts import has_contact
from rag.ingest.dates import find_dates
from rag.ingest.genres import is_box
from rag.ingest.labels import HEADER_ROLES, LabelLine
from rag.ingest.lines import Line

CONTACT_ROLES = frozenset({"contact", "email", "phone", "contact_name"})
"""Fields whose value is contact data, which ends with its last address or number."""

MAX_TITLE_LINES = 5
"""Title, subtitle, § marker, organisation and place: more heading-like lines than that are something else."""


def group_labels(lines: Sequence[Line], labels: Sequence[LabelLine]) -> list[list[LabelLine]]:
    """The labels of each form, in order.

    Where forms open with header labels ("Organisation:", "Projektnamn:"), a form opens at such a label
    that the current one has already; elsewhere at any label that it has already, under a title.
    """
    labelled = {label.index for label in labels}
    openers = _openers(labels)
    groups: list[list[LabelLine]] = []
    seen: set[str] = set()
    body = False
    for label in labels:
        again = _kind(label) in seen
        if openers:
            opens = again and body and label.role in openers
        else:
            titles = titles_above(lines, label.index, labelled)
            opens = bool(titles) and (again or _follows_form(lines, titles[0], groups, labelled))
        if opens or not groups:
            groups.append(_header_above(lines, groups[-1]) if groups and openers else [])
            seen = {_kind(moved) for moved in groups[-1]}
            body = False
        groups[-1].append(label)
        seen.add(_kind(label))
        body = body or label.role not in HEADER_ROLES
    return groups if openers else _split_first(lines, groups, labelled)


def _follows_form(
    lines: Sequence[Line], title: int, groups: Sequence[Sequence[LabelLine]], labelled: set[int]
) -> bool:
    """Whether a title stands where a new form must begin, though its first label is new to the current one:
    right below the contact data that ended it, or at the depth of its title."""
    if not groups:
        return False
    last, opening = groups[-1][-1], groups[-1][0]
    if last.role in CONTACT_ROLES and title > last.index + 1 and has_contact(lines[title - 1].text):
        return True
    above = titles_above(lines, opening.index, labelled)
    level = lines[title].level
    return level is not None and bool(above) and lines[above[0]].level == level


def _kind(label: LabelLine) -> str:
    return label.role or label.label


def _openers(labels: Sequence[LabelLine]) -> frozenset[str]:
    """The header roles at which the document's forms open; empty when they open under titles.

    Forms with a name label open at the name or before it, at the organisation, unless the name always
    stands first; forms without one open at the document's first label, when it comes again.
    """
    if not labels:
        return frozenset()
    times = Counter(label.role for label in labels)
    first = labels[0].role
    if times["name"] > 1:
        return frozenset({"name"} if first == "name" else {"name", "organisation", first} & HEADER_ROLES)
    return frozenset({first}) if first in HEADER_ROLES and times[first] > 1 else frozenset()


def _header_above(lines: Sequence[Line], group: list[LabelLine]) -> list[LabelLine]:
    """Take the header labels off the group's end that are one paragraph with what follows the group.

    They open the next form ("Kommun: … / Projekt: …" in one block after a blank line).
    """
    first = len(group)
    while first and group[first - 1].role in HEADER_ROLES:
        follows = group[first].index if first < len(group) else group[first - 1].index + 1
        if group[first - 1].index + 1 != follows or lines[group[first - 1].index].blank_after:
            break
        first -= 1
    if first in (0, len(group)) or not lines[group[first].index].blank_before:
        return []
    moved = group[first:]
    del group[first:]
    return moved


def _split_first(
    lines: Sequence[Line], groups: list[list[LabelLine]], labelled: set[int]
) -> list[list[LabelLine]]:
    """Part a foreword's labels ("Inledning") from the first form: it begins, as the others do, at the
    label that opens most of them, under a title."""
    if len(groups) < 2:
        return groups
    usual = Counter(_kind(group[0]) for group in groups[1:]).most_common(1)[0][0]
    first = groups[0]
    for i in range(1, len(first)):
        if _kind(first[i]) == usual and titles_above(lines, first[i].index, labelled):
            return [first[:i], first[i:], *groups[1:]]
    return groups


def titles_above(lines: Sequence[Line], index: int, labelled: set[int]) -> tuple[int, ...]:
    """The heading-like lines right above a label, up to contact data, a date, a sentence or a label.

    A line that shows its depth ("## Titel", "3.1 Titel") is the whole title: another heading above it is
    a chapter's. The head of a table whose rows are the labels ("| Uppgift | Innehåll |") or of a
    box of facts is passed over.
    """
    found: list[int] = []
    i = index - 1
    while i >= 0 and len(found) < MAX_TITLE_LINES and i not in labelled:
        line = lines[i]
        if line.text.startswith("|") or is_box(line.text):
            i -= 1
            continue
        numbered = i == index - 1 and line.numbered_title
        heading = line.heading_like or line.numbered_heading or numbered
        if not heading or has_contact(line.text) or find_dates(line.text):
            break
        found.append(i)
        if line.level is not None or numbered:
            break
        i -= 1
    return tuple(reversed(found))
