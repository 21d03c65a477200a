"""The values that a question of fact asks for: whether a text holds one, and counts what is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rag.answer.kinds import patterns
from rag.answer.question import Value
from rag.ingest.places import find_places
from rag.retrieve.late import SoftMatcher
from rag.text.stems import function_words
from rag.text.words import fold, words

COUNTED = 0.45
"""The similarity from which a word beside a number is what the question counts, in any language."""

AFTER, BEFORE = 4, 3
"""Words after and before a number among which the counted thing stands: "180 av de nyanlända deltagarna",
"föräldrar: 30"."""

PART_AFTER = 6
"""The same after a share: what it is of stands between."""

_DIGITS = re.compile(r"(?<![\d.,])(?!(?:19|20)\d\d(?![\d.,]\d|\d))\d[\d.,]*")
"""A number in figures that is no year."""
_PERSONS = re.compile(r"\d+p(?:ers)?")
"""A number of persons, as in "(299p)"."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"(?<=[\w,;:)] )[\"“”'’‘»]?[A-ZÅÄÖÆØ][\w-]+|[\"“”»][^\"“”»]{2,}[\"“”»]")
"""A word with a capital where no sentence begins, or words in quotation marks."""
_WHOLE_NAME = re.compile(r"\b[A-ZÅÄÖÆØ][a-zåäöæøéü-]+(?:\s+[A-ZÅÄÖÆØ][a-zåäöæøéü-]+)+")
_SENTENCE = re.compile(r"[.!?](?=\s)|\n\s*[-–•*]?\s")


def holds(value: Value, text: str, told: str = "") -> bool:
    """Whether a text holds a value: a number, a share, an amount of money, a length of time, a date, a time
    of day, how often, an age, an address, a municipality or a country; one of the places in ``told`` (the
    question) is no answer."""
    known = patterns().values_held
    low = text.casefold()
    if value == "number":
        return _DIGITS.search(low) is not None or any(map(known.is_number, _WORD.findall(low)))
    if value == "weekday":
        return not known.weekdays.isdisjoint(_WORD.findall(low))
    if value in ("amount", "hours", "address", "frequency", "age"):
        return patterns().words[value].search(text) is not None
    if value == "share":
        return known.share.search(low) is not None
    if value in ("name", "person"):
        return _names_anything(text, told, whole=value == "person")
    if value in ("place", "country"):
        kind = "municipality" if value == "place" else "country"
        excluded = {mention.place for mention in find_places(told, any_case=True)}
        named = (m for m in find_places(text) if m.place.kind == kind and not m.adjective)
        return any(mention.place not in excluded for mention in named)
    if value == "duration":
        return any(unit in low for unit in known.units) and known.duration.search(low) is not None
    return _YEAR.search(low) is not None or not known.months.isdisjoint(_WORD.findall(low))


def _names_anything(text: str, told: str, *, whole: bool) -> bool:
    """Whether a proper name stands in a text that neither the question told nor a place has; ``whole``: of
    two words, as a person's."""
    known = set(_folded(told))
    names = (match.group() for match in (_WHOLE_NAME if whole else _NAME).finditer(text))
    return any(known.isdisjoint(_folded(name)) and not any(find_places(name)) for name in names)


def _folded(text: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(text.casefold())]


@dataclass(frozen=True, slots=True)
class Counted:
    """What a question counts: the words that stand for it in the collection, whether it is people of no
    named kind, who are counted in many words, and the words it was asked by."""

    forms: frozenset[str]
    people: bool
    asked: tuple[str, ...] = ()

    def beside_number(self, text: str) -> bool:
        """Whether a number that counts it stands in a text."""
        return any(self._counts(sentence) for sentence in _SENTENCE.split(text.casefold()))

    def _counts(self, sentence: str) -> bool:
        known = patterns().values_held
        tokens = re.findall(r"[^\W_]+(?:[-.,][^\W_]+)*|%", sentence)
        for i, token in enumerate(tokens):
            if not (_DIGITS.match(token) or known.is_number(token)):
                continue
            part = tokens[i + 1 : i + 2] == ["%"]  # "50 % av målgruppen har en värdfamilj"
            after = tokens[i + 1 : i + 1 + (PART_AFTER if part else AFTER)]
            if after and known.measures(after[0]):
                continue
            near = {*after, *tokens[max(0, i - BEFORE) : i]}
            if near & self.forms or (self.people and after) or _PERSONS.fullmatch(token):
                return True
        return False


def counted(question: str, language: str, matcher: SoftMatcher, forms: Sequence[str]) -> Counted | None:
    """What a question counts: the first words after "hur många", and the words of the collection (``forms``)
    that mean the same; None where it counts nothing by name."""
    low = question.casefold()
    asks = patterns().words["how_many"].search(low)
    if asks is None:
        return None
    following = words(low[asks.end() :])
    stop = function_words(language)
    nouns = [word.form for word in following[:1] if word.form not in stop and word.form.isalpha()]
    nouns += [word.form for word in following[1:2] if nouns and word.form not in stop]
    if not nouns:
        return None
    similar = matcher.question(" ".join(nouns)).similarities
    best = similar.max(axis=0) if len(similar) else np.zeros(0, np.float32)
    alike = frozenset(forms[int(i)] for i in np.flatnonzero(best >= COUNTED))
    return Counted(
        alike | frozenset(nouns), patterns().words["people"].search(nouns[0]) is not None, tuple(nouns)
    )
