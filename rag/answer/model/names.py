"""Proper names and addresses: they must stand in the source letter by letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.answer.model.words import lists
from rag.ingest.contacts import EMAIL, URL, find_phones
from rag.ingest.dates import find_dates
from rag.ingest.places import find_places

_TOKEN = re.compile(r"[^\W_](?:[\w&]|[-.'’:](?=\w))*")
_OPENS = re.compile(r"(?:^|[.!?:”“\"«»(–—•])\s*$")
_THOUSANDS = re.compile(r"\d{1,3}(?: \d{3})+")
_GENITIVE = re.compile(r"(?<=\w\w)(?:['’:]?s|['’])$")


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalised words; ``opens`` when its first word starts a sentence and may be no name.

    ``place`` is the gazetteer's name for it, so that "Sweden" is "Sverige"; None for no known place.
    """

    tokens: tuple[str, ...]
    start: int
    end: int
    opens: bool
    place: str | None


@dataclass(frozen=True, slots=True)
class Naming:
    """What a text can be asked for names: its words as written, and the places it names."""

    tokens: tuple[str, ...]
    places: frozenset[str]

    def holds(self, tokens: Sequence[str]) -> bool:
        """Whether the words stand there side by side, with a capital; endings of the genitive apart."""
        wanted = [_plain(token) for token in tokens]
        count = len(wanted)
        runs = (self.tokens[i : i + count] for i in range(len(self.tokens) - count + 1))
        return any(
            [_plain(token) for token in run] == wanted
            and all(t[0].isupper() or t[0].isdigit() or m.isupper() for t, m in zip(run, tokens, strict=True))
            for run in runs
        )


def naming(text: str) -> Naming:
    """Read a source's names."""
    places = frozenset(p.place.name for p in find_places(text))
    return Naming(tuple(m.group() for m in _TOKEN.finditer(text)), places)


def names(text: str) -> list[Name]:
    """The names in a statement, in order. What English alone writes with a capital is no name."""
    places = [p for p in find_places(text) if not p.adjective]
    found = [
        Name(
            tuple(text[p.start : p.end].split()),
            p.start,
            p.end,
            bool(_OPENS.search(text[: p.start])),
            p.place.name,
        )
        for p in places
    ]
    run: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text):
        known = any(p.start <= token.start() < p.end for p in places)
        capital = token.group()[0].isupper() and token.group().casefold() not in lists().capitalised | {"i"}
        adjoins = bool(run) and text[run[-1].end() : token.start()] == " "
        if run and not (capital and adjoins and not known):
            found.append(_name(text, run))
            run = []
        if capital and not known:
            run.append(token)
    if run:
        found.append(_name(text, run))
    return sorted(found, key=lambda n: n.start)


def addresses(text: str) -> Iterator[tuple[str, int, int]]:
    """E-mail addresses, links and telephone numbers in one form each, with their places."""
    for pattern in (EMAIL, URL):
        yield from ((m.group().casefold().rstrip("./"), m.start(), m.end()) for m in pattern.finditer(text))
    dates = [date.span for date in find_dates(text)]
    for m in find_phones(text):
        dated = any(d.start < m.end() and m.start() < d.end for d in dates)
        if not dated and not _THOUSANDS.fullmatch(m.group()):
            yield re.sub(r"\D", "", m.group()), m.start(), m.end()


def _name(text: str, run: Sequence[re.Match[str]]) -> Name:
    start = run[0].start()
    return Name(tuple(m.group() for m in run), start, run[-1].end(), bool(_OPENS.search(text[:start])), None)


def _plain(token: str) -> str:
    return _GENITIVE.sub("", token.casefold())
