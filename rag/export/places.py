"""Where a citation stands, in words."""

from __future__ import annotations

from rag.export.report import Wording
from rag.types import Citation


def place(citation: Citation, wording: Wording) -> str:
    """Document, section, page, file and characters of a citation; the characters are written plainly, as a
    program reads them."""
    page = wording.say("answer.page", page=citation.page) if citation.page is not None else ""
    characters = wording.say("export.place", start=str(citation.start), end=str(citation.end))
    parts = (citation.title, citation.section, page, f"{citation.document}, {characters}")
    return " · ".join(part for part in parts if part)


def numbers(citations: tuple[int, ...]) -> str:
    """The numbers of citations as they stand after a claim: ``[1] [2]``."""
    return " ".join(f"[{n}]" for n in citations)
