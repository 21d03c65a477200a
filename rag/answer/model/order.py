"""What the order of words says: who does what to whom, and when something began and ended."""

from __future__ import annotations

import re

from rag.answer.model.reading import Reading
from rag.answer.model.words import SAID
from rag.embed.embedder import Vectors

_BEFORE = re.compile(
    r"\b(?:i|på|av|till|från|med|vid|under|över|hos|genom|mot|mellan|för|om|af|til|fra|ved|gennem|gjennom|mod|mellem|mellom"
    r"|in|on|at|of|to|from|with|by|during|through|for|about|between|into)(?:\s+(?:en|ett|et|ei|den|det|de|the|an?|sin|sina|sine|their))?\s+$",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:av|af|by)(?:\s+[^\W_]+)?\s+$", re.IGNORECASE)
"""Before who does it: an article or a number may stand between ("af fire gartnere")."""
_STARTS = re.compile(
    r"\b(?:start\w*|börja\w*|inled\w*|begynd\w*|begyn\w*|beg[aiu]n\w*|påbörj\w*|launch\w*)|\b(?:från|fra|from|since|sedan|siden)\s*(?=\0)",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\b(?:slut\w*|avslut\w*|afslut\w*|end(?:ed|s|ing)?\b|finish\w*)|\b(?:until|till|til|t\.?o\.?m\.?)\s*(?=\0)",
    re.IGNORECASE,
)


def period_end_kept(claim: Reading, said: Reading) -> bool:
    """Whether the one date of a claim about a start is not the end of the period in the source, or the
    reverse."""
    mine = [q for q in claim.quantities if q.date is not None]
    theirs = [q.date for q in said.quantities if q.date is not None]
    if len(mine) != 1 or len(theirs) < 2 or mine[0].date is None:
        return True
    text = f"{claim.text[: mine[0].start]}\0{claim.text[mine[0].end :]}"
    starts, ends = bool(_STARTS.search(text)), bool(_ENDS.search(text))
    if starts == ends:
        return True
    date, wanted = mine[0].date, theirs[0 if starts else -1]
    inside = date.first and date.last and wanted.first and wanted.last
    others = [
        d
        for d in theirs
        if d.first and d.last and date.first and date.last and date.first <= d.first <= d.last <= date.last
    ]
    return not others or bool(inside and date.first <= wanted.first and wanted.last <= date.last)  # type: ignore[operator]


def roles_kept(claim: Reading, said: Reading, table: Vectors) -> bool:
    """Whether no three words in a row of the claim stand in reverse in the source, unless "by" was added or
    left out, or stand as they did with "by" added or left out.

    Words after a preposition may move with it: "On Thursdays a teacher leads", "A teacher leads on
    Thursdays".
    """
    best = [int(row.argmax()) if row.size and row.max() >= SAID else -1 for row in table]
    for x in range(len(best) - 2):
        i, j, k = best[x : x + 3]
        if min(i, j, k) < 0:
            continue
        by = bool(_BY.search(_lead(claim, x + 2)))
        moved = (_free(claim, x) and _free(said, i)) or (_free(claim, x + 2) and _free(said, k))
        if k == j - 1 == i - 2 and not moved and by == bool(_BY.search(_lead(said, i))):
            return False
        if i == j - 1 == k - 2 and by != bool(_BY.search(_lead(said, k))):
            return False
    return True


def _lead(reading: Reading, i: int) -> str:
    """The text before a content word."""
    return reading.text[: reading.words[i].word.start]


def _free(reading: Reading, i: int) -> bool:
    return _BEFORE.search(_lead(reading, i)) is not None
