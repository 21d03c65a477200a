"""Projects told in sections: a heading with prose below, without a form of labels.

What shows that a section is about a project is the chapter's heading ("Beviljade insatser"), its own prose
(who runs it, for whom, when, with whose money, whom to ask), and that its neighbours are alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rag.ingest.entry import Entry
from rag.ingest.genres import (
    HEAD_LINES,
    calls_project,
    is_agenda,
    is_generic,
    is_report_on_one,
    says_projects,
)
from rag.ingest.labels import HEADER_ROLES, LabelLine, label_key, role_of
from rag.ingest.lines import Line, plain
from rag.ingest.outline import Node, read_outline
from rag.ingest.prose import evidence

STRONG = 3
"""Kinds of evidence that show a project where no heading says so, "the project" being one of them."""

ALIKE = 2
"""Kinds of evidence that suffice beside two sections with strong evidence, or below a document's title."""

MIN_SECTIONS = 2
"""One section that looks like a project is a mention; a second one makes the pattern."""

MIN_TEXT = 40
"""Characters of a section that says something."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    node: Node
    kinds: frozenset[str]
    called: bool


def find_portraits(
    lines: Sequence[Line], labels: Sequence[LabelLine], taken: set[int], names: frozenset[str]
) -> list[Entry]:
    """The sections that are about one project each, outside the lines ``taken``.

    ``names`` are keys of names that the document's tables give to projects: a section under one of them
    is that project's.
    """
    if is_agenda(lines):
        return []
    nodes = [node for node in read_outline(lines) if node.index not in taken]
    found = [c for node in nodes if (c := _candidate(lines, labels, node, taken)) is not None]
    single = is_report_on_one(lines)
    groups: dict[tuple[int, int], list[_Candidate]] = {}
    for candidate in found:
        parent = candidate.node.parent
        groups.setdefault((parent.index if parent else -1, candidate.node.level), []).append(candidate)
    chosen = [c for c in found if label_key(c.node.title) in names]
    if not single:
        chosen += [c for group in groups.values() for c in _projects(lines, group) if c not in chosen]
    return [section_entry(c.node, labels, taken) for c in _outermost(chosen)]


def _candidate(
    lines: Sequence[Line], labels: Sequence[LabelLine], node: Node, taken: set[int]
) -> _Candidate | None:
    """The section with its evidence; None for one that is about the document or that a label heads."""
    role = role_of(node.title)
    if (role is not None and role != "name") or is_generic(node.title):
        return None
    body = [lines[i] for i in range(node.index + 1, node.body + 1) if i not in taken]
    text = "\n".join(line.text for line in body)
    own = {label.role for label in labels if node.index < label.index <= node.last}
    if len(text) < MIN_TEXT and not own:
        return None
    kinds = evidence(text) | {_kind(role) for role in own if role}
    return _Candidate(node, kinds, calls_project(plain(lines[node.index].text)) or calls_project(node.title))


def _kind(role: str) -> str:
    return "contact" if role in HEADER_ROLES - {"organisation", "municipality", "name"} else role


def _projects(lines: Sequence[Line], group: Sequence[_Candidate]) -> list[_Candidate]:
    """The sections of one chapter that are projects."""
    parent = group[0].node.parent
    strong = [c for c in group if len(c.kinds) >= STRONG and ("project" in c.kinds or c.called)]
    called = [c for c in group if c.called and c.kinds]
    titled = parent.index == 0 if parent else True
    if parent is not None and not titled and says_projects(parent.title):
        shown = [c for c in group if c.kinds]
        if len(shown) * 2 >= len(group) and (len(group) >= MIN_SECTIONS or strong):
            return list(group)
    if len(called) >= MIN_SECTIONS:
        return called
    if titled and any(says_projects(plain(line.text)) for line in lines[:HEAD_LINES]):
        alike = [c for c in group if len(c.kinds) >= ALIKE]
        return alike if len(alike) >= MIN_SECTIONS else []
    if len(strong) >= MIN_SECTIONS:
        return [c for c in group if c in strong or len(c.kinds) >= ALIKE]
    return []


def _outermost(chosen: Sequence[_Candidate]) -> list[_Candidate]:
    """The sections that lie in no other chosen one, in order; a section that holds several gives way."""
    holders = [
        c for c in chosen if sum(_inside(other.node, c.node) for other in chosen) >= MIN_SECTIONS
    ]  # fmt: skip
    kept = [c for c in chosen if c not in holders]
    outer = [c for c in kept if not any(_inside(c.node, other.node) for other in kept)]
    return sorted(outer, key=lambda c: c.node.index)


def _inside(node: Node, other: Node) -> bool:
    return other.index < node.index <= other.last


def section_entry(node: Node, labels: Sequence[LabelLine], taken: set[int]) -> Entry:
    """The entry of a section that is about one project, up to the first line that is taken."""
    last = min((i - 1 for i in taken if node.index < i <= node.last), default=node.last)
    own = tuple(label for label in labels if node.index < label.index <= last)
    return Entry(node.index, last, (node.index,), own, prose=True)
