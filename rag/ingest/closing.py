"""Projects told in prose under a heading, a block of labels below the prose: the section is the entry."""

from __future__ import annotations

from collections.abc import Sequence

from rag.ingest.entries import is_other
from rag.ingest.entry import Entry
from rag.ingest.genres import is_agenda, is_generic
from rag.ingest.labels import PROSE_LENGTH, LabelLine, role_of
from rag.ingest.lines import Line
from rag.ingest.outline import Node, read_outline
from rag.ingest.portraits import section_entry

MIN_ROLES = 2
"""Different labels that make a block about a project; one alone counts beside such blocks."""

PROJECT_ROLES = frozenset({"organisation", "funding", "target_group", "purpose", "goal", "partners"})
"""Labels that a project has; whom to ask, when and where stands below any news."""

MIN_SECTIONS = 2
"""Sections of this shape that show that it is the document's layout."""


def find_closed(lines: Sequence[Line], labels: Sequence[LabelLine], taken: set[int]) -> list[Entry]:
    """The sections of prose that end in labels, where most sections with labels beside them do.

    A form that opens at its first label would lack the title and the prose above it, and take in the next
    section's.
    """
    if is_agenda(lines):
        return []
    nodes = [node for node in read_outline(lines) if node.index not in taken]
    own = {node: _labels_in(labels, node) for node in nodes if node.last == node.body}
    closed = [node for node, inside in own.items() if _is_closed(lines, node, inside)]
    kept = []
    for node in closed:
        beside = [n for n in own if (n.parent, n.level) == (node.parent, node.level)]
        alike = [n for n in beside if n in closed]
        sure = [n for n in alike if len({label.role for label in own[n]}) >= MIN_ROLES]
        labelled = [n for n in beside if own[n]]
        if len(sure) >= MIN_SECTIONS and len(alike) * 2 > len(labelled):
            kept.append(node)
    entries = [section_entry(node, labels, taken) for node in kept]
    return [entry for entry in entries if not is_other(lines, entry)]


def _labels_in(labels: Sequence[LabelLine], node: Node) -> list[LabelLine]:
    return [label for label in labels if node.index < label.index <= node.last]


def _is_closed(lines: Sequence[Line], node: Node, labels: Sequence[LabelLine]) -> bool:
    """Whether a section names something and tells of it before its first label, all of them with values."""
    roles = {label.role for label in labels}
    if role_of(node.title) is not None or is_generic(node.title) or PROJECT_ROLES.isdisjoint(roles):
        return False
    if not all(label.inline for label in labels):
        return False
    above = lines[node.index + 1 : labels[0].index]
    return any(len(line.text) >= PROSE_LENGTH or line.text[-1] in ".!?" for line in above)
