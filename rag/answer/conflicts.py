"""Where the documents contradict themselves: shown beside the answer, never smoothed over."""

from __future__ import annotations

from rag.answer.demands import evidence_of
from rag.answer.kinds import patterns
from rag.answer.strings import say
from rag.types import Mention, Project

CONTENTS_SAY = "contents_say: "
"""The warning of a record whose contents page names another place; the place follows."""

SHARE = 10
"""Characters after the last number in which a word such as "procent" belongs to it."""


def sum_differs(text: str, language: str) -> str | None:
    """A sentence on two parts of a whole that are together more than it ("945, of these 675 and 285").

    None where they are not: parts need not be all of a whole ("50, of whom 20 are women and 10 are young"), a
    part greater than its whole is of another one, and shares are no numbers of it.
    """
    match = patterns().words["parts"].search(text)
    if match is None or patterns().values_held.share.search(text[match.start() : match.end() + SHARE]):
        return None
    whole, first, second = (_number(match[name]) for name in ("whole", "first", "second"))
    if first + second <= whole or max(first, second) > whole:
        return None
    return say(language, "sum_differs", first=first, second=second, sum=first + second, whole=whole)


def _number(written: str) -> int:
    return int("".join(c for c in written if c.isdigit()))


def contents_say(project: Project, language: str) -> tuple[str, Mention] | None:
    """What the contents page says of a record's place where that differs, with the item's place."""
    listed = next(
        (w.removeprefix(CONTENTS_SAY) for w in project.warnings if w.startswith(CONTENTS_SAY)), None
    )
    evidence = evidence_of(project, "contents")
    if listed is None or not evidence:
        return None
    return say(language, "contents_say", place=listed), evidence[0]
