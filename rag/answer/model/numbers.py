"""Numbers and dates in running text, brought to one form: 1 500 = 1500 = 1.500, sjutton = 17."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from rag.ingest.dates import MONTHS, FoundDate, find_dates

_SV = (
    "noll - två tre fyra fem sex sju åtta nio tio elva tolv "
    "tretton fjorton femton sexton sjutton arton nitton",
    "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio",
    "hundra",
)
_DA = (
    "nul - to tre fire fem seks syv otte ni ti elleve tolv "
    "tretten fjorten femten seksten sytten atten nitten",
    "tyve tredive fyrre halvtreds tres halvfjerds firs halvfems",
    "hundrede",
)
_NB = (
    "null - to tre fire fem seks sju åtte ni ti elleve tolv "
    "tretten fjorten femten seksten sytten atten nitten",
    "tjue tretti førti femti seksti sytti åtti nitti",
    "hundre",
)
_EN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
    "twenty thirty forty fifty sixty seventy eighty ninety",
    "hundred",
)
_FI = "nolla - kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen"

_PARTS = {
    "1/2": "hälften halva halvdelen halvparten half puolet",
    "1/3": "tredjedel tredjedelar tredjedele tredjedeler third thirds",
    "1/4": "fjärdedel fjärdedelar fjerdedel fjerdedele fjerdedeler kvart quarter quarters",
    "x2": "dubbelt dubbla dubblades dobbelt doble double doubled twice fordoblet fördubblades",
    "x3": "tredubbelt tredobbelt triple tripled",
    "1:": "första förste første first",
    "3:": "tredje third",
    "4:": "fjärde fjerde fourth",
    "5:": "femte fifth",
    "6:": "sjätte sjette sixth",
}
"""Shares, multiples and ordinals. "andra", "anden", "second" are left to the words: they mean "other" too."""

_AMBIGUOUS = frozenset({"to", "ni", "ti", "fire", "tres", "sex", "firs", "one", "ten", "fem", "null", "nul"})
"""Numbers in one language that are other words, or other numbers, in another."""

_SCALES = {
    100: r"hundra|hundrede|hundre|hundred",
    1000: r"tusen|tusind|tusinde|thousand|tkr",
    1_000_000: r"miljon(?:er)?|million(?:er|s)?|milj\.?|mio\.?|mkr|mnkr",
    1_000_000_000: r"miljard(?:er)?|milliard(?:er)?|billion",
}
_SCALE = {
    value: re.compile(rf"[ \u00a0-]*(?:{words})(?!\w)", re.IGNORECASE) for value, words in _SCALES.items()
}
_PERCENT = re.compile(r"[ \u00a0]*(?:%|(?:procent|prosent|percent|per cent|pct)(?!\w))", re.IGNORECASE)
_DIGITS = r"\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?!\d)|\d+(?:[.,]\d+)?"
_TOKEN = re.compile(rf"(?<![\w.,])(?:{_DIGITS})|[^\W\d_]+(?:-[^\W\d_]+)?", re.IGNORECASE)

_COMPARE = {
    "over": r"över|over|above|more than|(?:mere?|flere?|mer|äldre) (?:än|end|enn)|older than",
    "under": r"under|below|(?:less|fewer|younger) than|(?:mindre|f[äæ]rre|yngre) (?:än|end|enn)",
    "least": r"minst|mindst|åtminstone|at least",
    "most": r"högst|højst|høyst|maks|maksimalt|max|at most|up to|upp till|op til|opp til",
    "about": r"ca|cirka|about|around|omkring|ungefär|nästan|almost|nearly|næsten|nesten|rundt",
}  # fmt: skip
_BEFORE_NUMBER = {
    name: re.compile(rf"\b(?:{words})\.?\s*$", re.IGNORECASE) for name, words in _COMPARE.items()
}
_BEFORE_DATE = {
    "before": re.compile(r"\b(?:före|innan|before|prior to|inden|før|ennen)\s*$", re.IGNORECASE),
    "after": re.compile(r"\b(?:efter|after|etter)\s*$", re.IGNORECASE),
}
_OF = re.compile(r"\s*(?:av|of|ud af|ut av|out of|af|per)(?:\s+(?:de|the|totalt|i alt))?\s*", re.IGNORECASE)
_REACH = 25
"""Characters before a number in which a comparison ("more than") ends."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or a date in a text.

    ``values`` are what it can mean ("1500", "1/2", "month 5"); empty for a date, which has ``date``.
    ``compare`` is the comparison before it ("over", "least", …), "" for none; ``whole`` tells that it is the
    whole in "19 of 24", of which the text says nothing by itself.
    """

    start: int
    end: int
    values: frozenset[str] = frozenset()
    date: FoundDate | None = None
    percent: bool = False
    compare: str = ""
    whole: bool = False


def quantities(text: str, language: str) -> list[Quantity]:
    """The numbers and dates of a text in order, number words of its language included."""
    dates = find_dates(text)
    found = [
        Quantity(d.span.start, d.span.end, date=d, compare=_before(text, d.span.start, _BEFORE_DATE))
        for d in dates
    ]
    masked = text
    for date in dates:
        masked = (
            masked[: date.span.start] + "\0" * (date.span.end - date.span.start) + masked[date.span.end :]
        )
    found += _numbers(masked, language)
    found.sort(key=lambda q: q.start)
    for i in range(1, len(found)):
        if _OF.fullmatch(text[found[i - 1].end : found[i].start]):
            found[i] = replace(found[i], whole=True)
    return found


def _numbers(text: str, language: str) -> Iterator[Quantity]:
    words = _number_words(language)
    position = 0
    for match in _TOKEN.finditer(text):
        values = _read(match.group(), words)
        if match.start() < position or not values:
            continue
        end = match.end()
        for factor, pattern in _SCALE.items():
            scale = pattern.match(text, end)
            if scale and len(values) == 1 and (value := next(iter(values))).replace(".", "").isdigit():
                values, end = frozenset({_plain(Decimal(value) * factor)}), scale.end()
        percent = _PERCENT.match(text, end)
        position = percent.end() if percent else end
        yield Quantity(
            match.start(),
            position,
            values,
            None,
            percent is not None,
            _before(text, match.start(), _BEFORE_NUMBER),
        )


def _read(token: str, words: Mapping[str, frozenset[str]]) -> frozenset[str]:
    if not token[0].isdigit():
        return words.get(token.casefold().replace(" ", "-"), frozenset())
    if re.fullmatch(r"\d{1,3}(?:[^\d]\d{3})+", token):
        return frozenset({re.sub(r"\D", "", token)})
    return frozenset({_plain(Decimal(token.replace(",", ".")))})


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _before(text: str, position: int, patterns: Mapping[str, re.Pattern[str]]) -> str:
    before = text[max(0, position - _REACH) : position]
    return next((name for name, pattern in patterns.items() if pattern.search(before)), "")


@cache
def _number_words(language: str) -> dict[str, frozenset[str]]:
    """Number words up to 999, shares, ordinals and months, of a language first and then of the others, so
    that a wrong guess of the language loses none; Danish and Norwegian are one."""
    table: dict[str, set[str]] = {}
    for value, listed in _PARTS.items():
        for word in listed.split():
            table.setdefault(word, set()).add(value)
    for name, number in MONTHS.items():
        if len(name) > 3 or name in {"maj", "mai"}:
            table.setdefault(name, set()).add(f"month {number}")
    own = "da" if language == "nb" else language
    for other in (own, *({"sv", "da", "en"} - {own})):
        for word, number in _cardinals(other):
            if other == own or word not in _AMBIGUOUS:
                table.setdefault(word, set()).add(str(number))
    return {word: frozenset(values) for word, values in table.items()}


def _cardinals(language: str) -> Iterator[tuple[str, int]]:
    if language == "fi":
        yield from ((word, n) for n, word in enumerate(_FI.split()) if word != "-")
    for units, tens, hundred in {"sv": (_SV,), "en": (_EN,), "da": (_DA, _NB)}.get(language, ()):
        small = dict(_below_hundred(units.split(), tens.split()))
        yield from small.items()
        yield hundred, 100
        for word, n in small.items():
            if 1 < n < 10:
                yield word + hundred, 100 * n
            yield hundred + word, 100 + n


def _below_hundred(units: list[str], tens: list[str]) -> Iterator[tuple[str, int]]:
    ones = {"tjugo": ("en", "ett"), "tyve": ("en", "et"), "tjue": ("en", "ett")}.get(tens[0], ())
    yield from ((word, n) for n, word in enumerate(units) if word != "-")
    for i, ten in enumerate(tens, start=2):
        yield ten, 10 * i
        for word, n in [(u, n) for n, u in enumerate(units[:10]) if u != "-" and n] + [
            (one, 1) for one in ones
        ]:
            yield f"{ten}{word}", 10 * i + n
            yield f"{ten}-{word}", 10 * i + n
            yield f"{word}og{ten}", 10 * i + n
