"""HTML of the table of all projects that an answer judged."""

from __future__ import annotations

import html
from collections.abc import Sequence

from rag.ui.language import Texts
from rag.ui.markup import VERDICTS, named, text
from rag.ui.table import JudgedRow


def judged_table(rows: Sequence[JudgedRow], texts: Texts) -> str:
    """Every project that was judged, in a table to be opened; "" when none was."""
    if not rows:
        return ""
    columns = ("table.verdict", "table.project", "table.organisation", "table.place", "table.period")
    head = "".join(f'<th scope="col">{text(texts(column))}</th>' for column in columns)
    title = text(texts("table.title", count=len(rows)))
    body = "".join(_judged(row, texts) for row in rows)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    name = html.escape(texts("table.title", count=len(rows)))
    scroll = f'<div class="pl-scroll" role="region" tabindex="0" aria-label="{name}">{table}</div>'
    return f'<details class="pl-table"><summary>{title}</summary>{scroll}</details>'


def _judged(row: JudgedRow, texts: Texts) -> str:
    verdict = texts(VERDICTS[row.verdict])
    cells = "".join(f"<td>{text(cell)}</td>" for cell in (row.organisation, row.place, row.period))
    name = f'<th scope="row">{named(row.name, row.id)}</th>'
    return f'<tr class="pl-{row.verdict}"><td>{text(verdict)}</td>{name}{cells}</tr>'
