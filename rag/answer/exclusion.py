"""What a question leaves out: "inte i Skåne", "utom Lund", "men inte till män"."""

from __future__ import annotations

import re

from rag.answer.kinds import patterns

_CLAUSE_END = re.compile(r"[,.;?!]|$")


def split_exclusion(text: str) -> tuple[str, str] | None:
    """A question without what it leaves out, and that; None when it leaves nothing out.

    A negation inside the description of a group ("unga som inte har jobb") leaves nothing out: the word for
    not must stand before a preposition, a number or the name of a place's people, or after "but".
    """
    match = patterns().words["excludes"].search(text)
    if match is None:
        return None
    end = _CLAUSE_END.search(text, match.end())
    stop = end.start() if end is not None else len(text)
    rest = text[match.end() : stop].strip()
    if not rest:
        return None
    return f"{text[: match.start()].strip()} {text[stop:].strip()}".strip(" ,"), rest
