"""Whether sources say what a statement says: the check that decides what of a language model's reply is shown.

A statement is supported when a few sentences of one record (or of one section, outside records) together
hold every name, number, date and address in it, and a word for each of its content words; when no negation,
comparison or quantifier ("all", "only", "most") was added or dropped; when numbers stand by the words that
they count; and when three words in a row do not stand in reverse ("A pays B", "B pays A"). A statement about
several records is cut into clauses, and each must be supported by the record that it names.

What it cannot tell: modality and tense ("shall learn" passes for "learnt"), cause and time between two true
sentences, roles in sentences that share no three words in a row, a wrong synonym that the word vectors hold
for a right one, and an order in a document worded as an ordinary claim ("The project costs a million"),
which is then quoted with its source as the extractive answer would quote it. On the other side it stops many
true statements: free paraphrase and rare synonyms. Dropping them costs nothing but fluency.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from rag.answer.model.numbers import Quantity
from rag.answer.model.order import in_order, period_end_kept, roles_kept
from rag.answer.model.reading import Reading, read
from rag.answer.model.sources import Unit
from rag.answer.model.words import SAID, WordMatcher
from rag.embed.embedder import Vectors
from rag.text.languages import detect
from rag.text.sentences import split_sentences

MOST_UNITS = 3
"""Sentences that may support one clause together: beyond, it is an inference."""
MOST_HEADS = 2
"""Head lines of the record (its name, its period) that may be added to them."""
LEAST = 2
"""Words, names and numbers of the smallest statement that says something."""
NEIGHBOURS = 3
"""Content words after a number in a source that it may count: "seven small food companies"."""

_CLAUSES = re.compile(
    r";\s+|,?\s+(?:medan|mens|while|whereas|men|but)\s+|,?\s+(?:och|og|and|samt)\s+", re.IGNORECASE
)
_ONE = re.compile(r"\b(?:en|ett|et|ei|ein|one|an?)\s+(?=\w)", re.IGNORECASE)
_HALF = re.compile(
    r"(?:…|\.\.\.|[,:;–-]|\b(?:och|eller|medan|som|att|en|ett|den|det|av|till|för|and|or|the|a|an|of|to|that|which|og|eller"
    r"|mens|at|et|af|til|for|i|på|with|by))\s*$",
    re.IGNORECASE,
)

Bools = npt.NDArray[np.bool_]


class Checker:
    """Checks the statements of one reply; keeps what it has read of the sources."""

    def __init__(self, matcher: WordMatcher) -> None:
        self._matcher = matcher
        self._readings: dict[Unit, Reading] = {}

    def support(self, text: str, units: Sequence[Unit]) -> tuple[Unit, ...]:
        """The sentences among ``units`` that say what ``text`` says; empty when they do not."""
        if _HALF.search(text):
            return ()
        language = detect(text)
        groups: dict[tuple[str, ...], list[Unit]] = {}
        for unit in dict.fromkeys(units):
            groups.setdefault(unit.group, []).append(unit)
        chosen: list[Unit] = []
        last: tuple[str, ...] | None = None
        for span in split_sentences(text):
            found = self._sentence(text[span.start : span.end], language, groups, last)
            if not found:
                return ()
            chosen += found
            last = found[-1].group
        return tuple(dict.fromkeys(chosen))

    def _sentence(
        self,
        text: str,
        language: str,
        groups: dict[tuple[str, ...], list[Unit]],
        last: tuple[str, ...] | None,
    ) -> list[Unit]:
        """The support of one sentence by one group, or, of its clauses, by the groups that they name."""
        found = self._clause(text, language, groups, last)
        if found or len(groups) < 2:
            return found
        chosen: list[Unit] = []
        for clause in _CLAUSES.split(text):
            found = self._clause(clause, language, groups, chosen[-1].group if chosen else last)
            if not found:
                return []
            chosen += found
        return chosen

    def _clause(
        self,
        text: str,
        language: str,
        groups: dict[tuple[str, ...], list[Unit]],
        last: tuple[str, ...] | None,
    ) -> list[Unit]:
        """The support of a clause; one without a name goes on about the group before it."""
        reading = read(text, language, self._matcher)
        only = {last: groups[last]} if last is not None and not reading.names else groups
        for units in only.values():
            found = self._by_group(reading, units)
            if found:
                return found
        return []

    def _by_group(self, claim: Reading, units: Sequence[Unit]) -> list[Unit]:
        readings = [self._read(unit) for unit in units]
        tables = [self._matcher.table(claim.words, claim.language, r.words, r.language) for r in readings]
        holds = np.array(
            [list(self._items(claim, r, t)) for r, t in zip(readings, tables, strict=True)], np.bool_
        )
        if not holds.size or holds.shape[1] < LEAST:
            return []
        chosen = _cover(holds, [unit.head for unit in units])
        said = [(readings[i], tables[i]) for i in chosen]
        if not chosen or not _nothing_turned(claim, said):
            return []
        return [units[i] for i in chosen]

    def _read(self, unit: Unit) -> Reading:
        if unit not in self._readings:
            self._readings[unit] = read(unit.text, unit.language, self._matcher)
        return self._readings[unit]

    def _items(self, claim: Reading, said: Reading, table: Vectors) -> Iterator[bool]:
        """For each thing to check in a claim, whether a sentence says it."""
        denied = list(said.denied.scope)
        affirmed = table.copy()
        affirmed[:, denied] = 0.0
        for i in claim.checked:
            row = table[i] if i in claim.denied.scope else affirmed[i]
            yield row.max(initial=0.0) >= SAID or self._as_two_words(claim, i, said)
        for name in claim.names:
            if name.place:
                yield name.place in said.naming.places
            elif not name.opens:
                yield said.naming.holds(name.tokens)
            elif len(name.tokens) > 1:
                yield self._opening(claim, name.tokens, name.start, said, affirmed)
        for quantity in claim.quantities:
            yield any(
                _states(quantity, other) and _counts_same(quantity, claim, other, said, table)
                for other in said.quantities
            )
        yield from (address in said.addresses for address in claim.addresses)
        yield from (concept in said.concepts for concept in claim.concepts)

    def _as_two_words(self, claim: Reading, i: int, said: Reading) -> bool:
        return self._matcher.compound(claim.words[i], claim.language, said.words, said.language) >= SAID

    @staticmethod
    def _opening(claim: Reading, tokens: tuple[str, ...], start: int, said: Reading, table: Vectors) -> bool:
        """Capitalised words that open a sentence: all are a name, or the first is an ordinary word."""
        if said.naming.holds(tokens):
            return True
        first = next((i for i, w in enumerate(claim.words) if w.word.start == start), None)
        plain = first is None or first not in claim.checked or table[first].max(initial=0.0) >= SAID
        return plain and said.naming.holds(tokens[1:])


def _cover(holds: Bools, heads: Sequence[bool]) -> list[int]:
    """The fewest sentences that hold all items, chosen greedily, sentences before head lines; [] if none do."""
    chosen: list[int] = []
    left = np.ones(holds.shape[1], np.bool_)
    while left.any():
        gains = (holds & left).sum(axis=1)
        order = sorted(range(len(holds)), key=lambda i: (-gains[i], heads[i], i))
        allowed = [
            i for i in order
            if gains[i] and sum(heads[j] == heads[i] for j in chosen) < (MOST_HEADS if heads[i] else MOST_UNITS)
        ]  # fmt: skip
        if not allowed:
            return []
        chosen.append(allowed[0])
        left &= ~holds[allowed[0]]
    return chosen if any(not heads[i] for i in chosen) else []


def _nothing_turned(claim: Reading, said: Sequence[tuple[Reading, Vectors]]) -> bool:
    """Whether the chosen sentences deny what the claim denies, and keep its orders and single things."""
    for near in claim.denied.near:
        if not any(table[i, j] >= SAID for r, table in said for i in near for j in r.denied.clause):
            return False
    return (
        _pairs_kept(claim, [r for r, _ in said])
        and all(period_end_kept(claim, reading) for reading, _ in said)
        and all(roles_kept(claim, reading, table) for reading, table in said)
        and _ones_kept(claim, said)
    )


def _states(mine: Quantity, theirs: Quantity) -> bool:
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


def _counts_same(mine: Quantity, claim: Reading, theirs: Quantity, said: Reading, table: Vectors) -> bool:
    """Whether the number stands by the same word in both: "two mentors" is not said by "two evenings"."""
    if mine.date is not None or theirs.date is not None:
        return True
    counted, others = _neighbours(mine, claim, 2), _neighbours(theirs, said, NEIGHBOURS)
    return not counted or any(table[i, j] >= SAID for i in counted for j in others)


def _neighbours(quantity: Quantity, reading: Reading, most: int) -> list[int]:
    """The content words after a number, up to the next number that has words of its own; else those before."""
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


def _pairs_kept(claim: Reading, said: Sequence[Reading]) -> bool:
    """Whether two numbers with no content word between ("19 of 24", "2021–2022") keep their order."""
    for a, b in zip(claim.quantities, claim.quantities[1:], strict=False):
        apart = any(a.end <= w.word.start < b.start for w in claim.words)
        if not apart and not any(
            in_order(r.quantities, lambda q, a=a: _states(a, q), lambda q, b=b: _states(b, q)) for r in said
        ):  # type: ignore[misc]  # noqa: E501
            return False
    return True


def _ones_kept(claim: Reading, said: Sequence[tuple[Reading, Vectors]]) -> bool:
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
