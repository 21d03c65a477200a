"""Projects told in prose with a box of facts ("FAKTA", labels below): the section around it is the entry."""

from __future__ import annotations

from collections.abc import Sequence

from rag.ingest.entry import Entry
from rag.ingest.genres import is_box, is_generic
from rag.ingest.labels import LabelLine, role_of
from rag.ingest.lines import Line
from rag.ingest.outline import Node, read_outline
from rag.ingest.portraits import section_entry

MIN_FACTS = 2
"""Labels of a box about a project; a box of one line may be about anything."""


def find_boxed(lines: Sequence[Line], labels: Sequence[LabelLine], taken: set[int]) -> list[Entry]:
    """The sections that hold a box of facts each, in order, outside the lines ``taken``."""
    known = {label.index for label in labels if label.role}
    boxes = [
        i
        for i, line in enumerate(lines)
        if i not in taken and is_box(line.text) and known.issuperset(range(i + 1, i + 1 + MIN_FACTS))
    ]
    if not boxes:
        return []
    nodes = read_outline(lines)
    around = [_section(nodes, i) for i in boxes]
    alone = [node for node in around if node is not None and around.count(node) == 1]
    entries = [section_entry(node, labels, taken) for node in alone]
    return [e for e in entries if sum(e.first < i <= e.last for i in boxes) == 1]


def _section(nodes: Sequence[Node], box: int) -> Node | None:
    """The innermost section around a box that names something: no chapter such as "Bakgrund"."""
    node = next((n for n in reversed(nodes) if n.index < box <= n.body), None)
    while node is not None and (role_of(node.title) is not None or is_generic(node.title)):
        node = node.parent
    return node
