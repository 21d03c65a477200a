"""Whether sources say what a statement says: the check that decides what of a model's reply is shown.

A statement is supported when one sentence of a source, with the lines of its record that say its name, owner
and period (and, after a pronoun, the sentence before for whom it is about), holds every name, number, date
and address in it, and a word for each of its content words; when no negation, comparison or quantifier
("all", "only", "most") was added or dropped; when numbers stand by the words that they count; and when three
words in a row do not stand in reverse ("A pays B", "B pays A"). A statement about several records is cut into
clauses, and each must be supported by the record that it names.

What it cannot tell: modality and tense ("shall learn" passes for "learnt"), cause and time between two true
sentences, roles in sentences that share no three words in a row, a wrong synonym that the word vectors hold
for a right one, and an order in a document worded as an ordinary claim ("The project costs a million"), which
is then quoted with its source as the extractive answer would quote it. On the other side it stops many true
statements: free paraphrase and rare synonyms. Dropping them costs nothing but fluency.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from rag.answer.model.counting import counts_same, ones_kept, pairs_kept, states
from rag.answer.model.cover import borrow, cover
from rag.answer.model.order import period_end_kept, roles_kept
from rag.answer.model.reading import Reading, read
from rag.answer.model.sources import Unit
from rag.answer.model.words import SAID, TRANSLATED, WordMatcher, lists
from rag.embed.embedder import Vectors
from rag.text.languages import detect
from rag.text.sentences import split_sentences
from rag.text.words import fold

LEAST = 2
"""Words, names and numbers of the smallest statement that says something."""
_CLAUSES = re.compile(
    r";\s+|,?\s+(?:medan|mens|while|whereas|men|but)\s+|,?\s+(?:och|og|and|samt)\s+", re.IGNORECASE
)
_HALF = re.compile(
    r"(?:…|\.\.\.|[,:;–-]|\b(?:och|eller|medan|som|att|en|ett|den|det|av|till|för|and|or|the|a|an|of|to|that|which|og|eller"
    r"|mens|at|et|af|til|for|i|på|with|by))\s*$",
    re.IGNORECASE,
)


class Checker:
    """Checks the statements of one reply; keeps what it has read of the sources."""

    def __init__(self, matcher: WordMatcher) -> None:
        self._matcher = matcher
        self._readings: dict[Unit, Reading] = {}

    def support(self, text: str, language: str, units: Sequence[Unit]) -> tuple[Unit, ...]:
        """The sentences among ``units`` that say what ``text`` says; empty when they do not.

        ``language`` is the answer's; a text that seems to be in another is read in that one too.
        """
        if _HALF.search(text):
            return ()
        return self._support(text, language, units) or self._support(text, detect(text), units)

    def _support(self, text: str, language: str, units: Sequence[Unit]) -> tuple[Unit, ...]:
        groups: dict[tuple[str, ...], list[Unit]] = {}
        for unit in dict.fromkeys(units):
            groups.setdefault(unit.group, []).append(unit)
        chosen: list[Unit] = []
        for span in split_sentences(text):
            sentence = text[span.start : span.end]
            found = self._clause(sentence, language, groups, chosen)
            for clause in () if found else _CLAUSES.split(sentence):
                part = self._clause(clause, language, groups, chosen + found)
                if not part:
                    return ()
                found += part
            chosen += found
        return tuple(dict.fromkeys(chosen))

    def _clause(
        self, text: str, language: str, groups: dict[tuple[str, ...], list[Unit]], before: Sequence[Unit]
    ) -> list[Unit]:
        """The support of a clause by one group. ``before`` supports the clauses before it: a clause that does
        not begin with whom it is about goes on about the same, and must be said by the same sentence."""
        reading = read(text, language, self._matcher)
        last = next((u for u in reversed(before) if not u.head), None)
        if last is not None and not _begins_anew(reading):
            return self._by_group(reading, [last, *(u for u in groups[last.group] if u.head)])
        only = {last.group: groups[last.group]} if last and not _named(reading, groups.values()) else groups
        for units in only.values():
            found = self._by_group(reading, units)
            if found:
                return found
        return []

    def _by_group(self, claim: Reading, units: Sequence[Unit]) -> list[Unit]:
        readings = [self._read(unit) for unit in units]
        tables = [self._matcher.table(claim.words, claim.language, r.words, r.language) for r in readings]
        holds = np.array(
            [list(self._items(claim, r, t, u)) for r, t, u in zip(readings, tables, units, strict=True)],
            np.bool_,
        )
        if not holds.size or len(claim.words) + len(claim.quantities) + len(claim.addresses) < LEAST:
            return []
        borrowed = borrow(claim, holds, units)
        chosen = cover(holds, [unit.head for unit in units])
        if not chosen or not _nothing_turned(claim, [(readings[i], tables[i]) for i in chosen]):
            return []
        return [units[j] for i in chosen for j in ((i, i - 1) if i in borrowed else (i,))]

    def _read(self, unit: Unit) -> Reading:
        if unit not in self._readings:
            self._readings[unit] = read(unit.text, unit.language, self._matcher)
        return self._readings[unit]

    def _items(self, claim: Reading, said: Reading, table: Vectors, unit: Unit) -> Iterator[bool]:
        """For each thing to check in a claim, whether a sentence says it."""
        affirmed = table.copy()
        affirmed[:, [j for j in said.denied.scope if j >= 0]] = 0.0
        denied = frozenset().union(*claim.denied.near)
        rows = [_row(claim, i, said, table if i in denied else affirmed) for i in range(len(claim.words))]
        if unit.head:  # such a line says who and when, and nothing else
            names = fold(unit.about).split()
            rows = [
                row if fold(w.word.form) in names else 0 * row
                for w, row in zip(claim.words, rows, strict=True)
            ]
        words = [
            rows[i].max(initial=0.0) >= SAID or (not unit.head and self._as_two_words(claim, i, said))
            for i in claim.checked
        ]
        yield from words
        for name in claim.names:
            if name.place:
                yield name.place in said.naming.places
            elif not name.opens:
                yield said.naming.holds(name.tokens)
            elif len(name.tokens) > 1:
                yield self._opening(claim, name.tokens, name.start, said, rows)
        for quantity in claim.quantities:
            # The record's period says nothing of when a thing in it happened.
            apart = unit.head and quantity.date is not None and not all(words)
            yield not apart and any(
                states(quantity, other) and counts_same(quantity, claim, other, said, table)
                for other in said.quantities
            )
        yield from (address in said.addresses for address in claim.addresses)
        yield from (concept in said.concepts for concept in claim.concepts)

    def _as_two_words(self, claim: Reading, i: int, said: Reading) -> bool:
        return self._matcher.compound(claim.words[i], claim.language, said.words, said.language) >= SAID

    @staticmethod
    def _opening(
        claim: Reading, tokens: tuple[str, ...], start: int, said: Reading, rows: Sequence[Vectors]
    ) -> bool:
        """Capitalised words that open a sentence: all are a name, or the first is an ordinary word."""
        if said.naming.holds(tokens):
            return True
        first = next((i for i, w in enumerate(claim.words) if w.word.start == start), None)
        plain = first is None or lists().frame.fullmatch(tokens[0]) or rows[first].max(initial=0.0) >= SAID
        return bool(plain) and said.naming.holds(tokens[1:])


def _named(reading: Reading, groups: Iterable[Sequence[Unit]]) -> bool:
    """Whether a text names a record, a place or anybody, and so may be about another record than before
    it."""
    records = {token for units in groups for token in fold(units[0].about).split()}
    return any(not n.opens or n.place or fold(n.tokens[0]) in records for n in reading.names)


def _begins_anew(reading: Reading) -> bool:
    """Whether a text's first content word is a name or a target group: then it says whom it is about."""
    if not reading.words:
        return False
    first = reading.words[0]
    return bool(first.groups) or any(n.start <= first.word.start < n.end for n in reading.names)


def _row(claim: Reading, i: int, said: Reading, table: Vectors) -> Vectors:
    """How well each word of a source says a word. One that opens the statement may be a name: the vectors
    bring names together, so only a word that is no name, or the same word, says it."""
    if not any(n.opens and n.start == claim.words[i].word.start for n in claim.names):
        return np.asarray(table[i])
    capital = np.array([said.text[w.word.start].isupper() for w in said.words], np.bool_)
    row: Vectors = table[i].copy()
    row[capital & (row < TRANSLATED)] = 0.0
    return row


def _nothing_turned(claim: Reading, said: Sequence[tuple[Reading, Vectors]]) -> bool:
    """Whether the chosen sentences deny what the claim denies, and keep its orders and single things."""
    touched = sum(table[:, j].max(initial=0.0) >= SAID for r, table in said for j in r.denied.scope if j >= 0)
    but = any(r.denied.but for r, _ in said) and claim.denied.without and not claim.denied.but
    if touched != len(claim.denied.near) or but:
        return False
    for near in claim.denied.near:
        if not any(table[i, j] >= SAID for r, table in said for i in near for j in r.denied.clause):
            return False
    return (
        pairs_kept(claim, [r for r, _ in said])
        and all(period_end_kept(claim, reading) for reading, _ in said)
        and all(roles_kept(claim, reading, table) for reading, table in said)
        and ones_kept(claim, said)
    )
