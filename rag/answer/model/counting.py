"""Whether a source says a claim's numbers and dates, of the same things and in the same order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.answer.model.numbers import Quantity
from rag.answer.model.reading import Reading
from rag.answer.model.words import SAID
from rag.embed.embedder import Vectors

NEIGHBOURS = 3
"""Content words after a number in a source that it may count: "seven small food companies"."""

_ONE = re.compile(r"\b(?:en|ett|et|ei|ein|one|an?)\s+(?=\w)", re.IGNORECASE)


def states(mine: Quantity, theirs: Quantity) -> bool:
    """Whether a number or date in a source is the one claimed, or lies within the time claimed."""
    if mine.compare != theirs.compare and not (mine.date is None and theirs.date is not None):
        return False
    if mine.date is not None:
        if theirs.date is None:
            return False
        a, b = mine.date, theirs.date
        if not (a.first and a.last and b.first and b.last):
            return a.written == b.written
        return a.first <= b.first and b.last <= a.last
    if theirs.date is not None:
        return bool(mine.values & _parts(theirs))
    return (
        bool(mine.values & theirs.values)
        and mine.percent == theirs.percent
        and (mine.whole or not theirs.whole)
    )


def _parts(date: Quantity) -> frozenset[str]:
    """The day and the month of a date, for a claim that leaves out the year."""
    first = date.date.first if date.date else None
    if first is None or date.date is None or first[:7] != (date.date.last or "")[:7]:
        return frozenset()
    month = f"month {int(first[5:7])}"
    return frozenset({month, str(int(first[8:]))}) if first == date.date.last else frozenset({month})


def counts_same(mine: Quantity, claim: Reading, theirs: Quantity, said: Reading, table: Vectors) -> bool:
    """Whether the number stands by the same word in both: "two mentors" is not said by "two evenings"."""
    if theirs.date is not None:
        return mine.date is not None or _of_a_date(mine, claim)
    if mine.date is not None:
        return True
    counted, others = _neighbours(mine, claim, 2), _neighbours(theirs, said, NEIGHBOURS)
    return not counted or any(table[i, j] >= SAID for i in counted for j in others)


def _of_a_date(mine: Quantity, claim: Reading) -> bool:
    """Whether a number is a month, or a day beside one: the 15 of "15 March" is no count of anything."""
    months = [q for q in claim.quantities if any(value.startswith("month") for value in q.values)]
    return any(q == mine or q.start - mine.end in {1, 2} or mine.start - q.end in {1, 2} for q in months)


def _neighbours(quantity: Quantity, reading: Reading, most: int) -> list[int]:
    """The content words after a number, up to the next number that has words of its own; else those
    before."""
    after: list[int] = []
    for i, w in enumerate(reading.words):
        if w.word.start >= quantity.end:
            if after and any(
                reading.words[after[-1]].word.end <= q.start < w.word.start for q in reading.quantities
            ):
                break
            after.append(i)
    before = [i for i, w in enumerate(reading.words) if w.word.end <= quantity.start]
    return after[:most] or before[-most:]


def pairs_kept(claim: Reading, said: Sequence[Reading]) -> bool:
    """Whether two dates, or numbers with no content word between ("19 of 24", "2021–2022") keep their
    order."""
    for a, b in zip(claim.quantities, claim.quantities[1:], strict=False):
        apart = any(a.end <= w.word.start < b.start for w in claim.words)
        dates = a.date is not None and b.date is not None
        if (dates or not apart) and not any(_before(a, b, r.quantities) for r in said):
            return False
    return True


def _before(a: Quantity, b: Quantity, said: Sequence[Quantity]) -> bool:
    return any(states(a, q) and any(states(b, r) for r in said[i + 1 :]) for i, q in enumerate(said))


def ones_kept(claim: Reading, said: Sequence[tuple[Reading, Vectors]]) -> bool:
    """Whether "a mentor" is not said of what a source has several of ("two mentors")."""
    for match in _ONE.finditer(claim.text):
        i = next((i for i, w in enumerate(claim.words) if w.word.start == match.end()), None)
        if i is None:
            continue
        places = [(r, j) for r, table in said for j in range(len(r.words)) if table[i, j] >= SAID]
        if places and all(_counted(r, j) for r, j in places):
            return False
    return True


def _counted(reading: Reading, j: int) -> bool:
    start = reading.words[j].word.start
    return any(
        q.values and not q.percent and not reading.text[q.end : start].strip() and q.end <= start
        for q in reading.quantities
    )
