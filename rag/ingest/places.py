"""Places of the Nordic countries in a text: municipalities, regions, countries."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from rag.text.stems import STOPWORDS
from rag.text.words import fold

PlaceKind = Literal["municipality", "region", "country"]

MUNICIPAL_WORDS = frozenset(
    {"kommun", "kommune", "kommuner", "kommuns", "kommunes", "stad", "stads", "kaupunki"}
)
"""Words that make the name before them a municipality."""

LONGEST_NAME = 4
"""Words of the longest place name that is looked up."""

MIN_STEM = 4
"""Letters that must remain before a Finnish case ending: a shorter stem is alike too many words."""

_FUNCTION_WORDS = frozenset().union(*STOPWORDS.values())
_TOKEN = re.compile(r"[^\W\d_]+(?:[-.][^\W\d_]+)*")
_FINNISH_ENDINGS = (
    "ssa",
    "ssä",
    "sta",
    "stä",
    "lla",
    "llä",
    "lta",
    "ltä",
    "lle",
    "ksi",
    "an",
    "en",
    "in",
    "on",
    "n",
    "sta",
)
_GENITIVE = ("s", "'s", "’s")


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its Swedish or local name; ``region`` and ``country`` are None where it has none."""

    name: str
    kind: PlaceKind
    region: str | None
    country: str | None
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in a text: ``municipal`` when a word such as "kommun" follows (the span includes it),
    ``adjective`` when it is named as in "skånska insatser"."""

    place: Place
    start: int
    end: int
    municipal: bool
    adjective: bool


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All places by each of their names in lower case, and again with å ä ö folded; the flag marks an
    adjective."""

    names: dict[str, tuple[Place, bool]]
    folded: dict[str, tuple[Place, bool]]
    municipalities: tuple[Place, ...]
    covers: dict[str, frozenset[str]]

    def municipalities_of(self, region: str) -> frozenset[str]:
        """The names of the municipalities that a region covers; empty for an unknown region."""
        return self.covers.get(region, frozenset())

    def country_of(self, region: str) -> str | None:
        """The country in which a region lies; None for an unknown region."""
        return self.names[region.casefold()][0].country if region.casefold() in self.names else None


@cache
def gazetteer() -> Gazetteer:
    """The places of ``places.toml``."""
    with (Path(__file__).parent / "data" / "places.toml").open("rb") as file:
        data = tomllib.load(file)
    names: dict[str, tuple[Place, bool]] = {}
    municipalities: list[Place] = []
    for row in data["municipality"]:
        place = Place(
            row["name"], "municipality", row.get("region"), row["country"], row.get("ambiguous", False)
        )
        municipalities.append(place)
        _enter(names, place, row)
    for row in data["region"]:
        _enter(names, Place(row["name"], "region", row["name"], row["country"]), row)
    for row in data["country"]:
        _enter(names, Place(row["name"], "country", None, row["name"]), row)
    folded: dict[str, tuple[Place, bool]] = {}
    for name, entry in names.items():
        folded.setdefault(fold(name), entry)
    return Gazetteer(names, folded, tuple(municipalities), _covers(data))


def _enter(names: dict[str, tuple[Place, bool]], place: Place, row: dict[str, Any]) -> None:
    for name in (row["name"], *row.get("aliases", ())):
        names.setdefault(name.casefold(), (place, False))
    for adjective in map(str.casefold, row.get("adjectives", ())):
        names.setdefault(adjective, (place, True))
        if adjective.endswith("ska"):  # "skånske tiltak": as Danish and Norwegian inflect it
            names.setdefault(f"{adjective[:-1]}e", (place, True))


def _covers(data: dict[str, Any]) -> dict[str, frozenset[str]]:
    by_county: dict[str, set[str]] = {}
    for row in data["municipality"]:
        by_county.setdefault(row.get("region", ""), set()).add(row["name"])
    covers = {}
    for row in data["region"]:
        inside = set(by_county.get(row["name"], ())) | set(row.get("municipalities", ()))
        for county in row.get("counties", ()):
            inside |= by_county.get(county, set())
        covers[row["name"]] = frozenset(inside)
    return covers


def find_places(text: str, *, any_case: bool = False) -> list[PlaceMention]:
    """The places named in ``text``, in order, the longest name winning.

    In a document a name starts with a capital; with ``any_case`` (a question) it need not, å ä ö may be
    missing, Finnish case endings are cut, and an ambiguous name needs a capital or "kommun" after it.
    """
    tokens = list(_TOKEN.finditer(text))
    found: list[PlaceMention] = []
    i = 0
    while i < len(tokens):
        mention, used = _match(text, tokens, i, any_case)
        if mention is not None:
            found.append(mention)
        i += used
    return found


def _match(text: str, tokens: list[re.Match[str]], i: int, any_case: bool) -> tuple[PlaceMention | None, int]:
    """The place that begins at a token, and how many tokens it takes (1 where none begins)."""
    for count in range(min(LONGEST_NAME, len(tokens) - i), 0, -1):
        start, end = tokens[i].start(), tokens[i + count - 1].end()
        known = _look_up(text[start:end], any_case)
        if known is None:
            continue
        place, adjective = known
        after = tokens[i + count] if i + count < len(tokens) else None
        follows = after is not None and not text[end : after.start()].strip() and _is_municipal(after.group())
        extended = follows and place.kind == "municipality"
        municipal = extended or (
            place.kind == "municipality" and count > 1 and _is_municipal(tokens[i + count - 1].group())
        )
        if not _is_meant(text[start:end], place, any_case, adjective=adjective, municipal=municipal):
            continue
        if extended and after is not None:
            return PlaceMention(place, start, after.end(), True, adjective), count + 1
        return PlaceMention(place, start, end, municipal, adjective), count
    return None, 1


def _is_municipal(word: str) -> bool:
    return word.casefold() in MUNICIPAL_WORDS


def _is_meant(written: str, place: Place, any_case: bool, *, adjective: bool, municipal: bool) -> bool:
    """Whether the word is the place's name and no other word that is spelt alike ("vara", "Sala")."""
    capital = written[0].isupper()
    if not capital and written.casefold() in _FUNCTION_WORDS:
        return False
    if place.ambiguous:
        return (municipal and (capital or any_case)) or (any_case and capital)
    return capital or any_case or adjective


def _look_up(written: str, any_case: bool) -> tuple[Place, bool] | None:
    places, keys = gazetteer(), list(_keys(written.casefold(), any_case))
    exact = next((places.names[key] for key in keys if key in places.names), None)
    if exact is not None or not any_case:
        return exact
    return next((places.folded[fold(key)] for key in keys if fold(key) in places.folded), None)


def _keys(key: str, any_case: bool) -> Iterator[str]:
    yield key
    for ending in _GENITIVE:
        if key.endswith(ending):
            yield key[: -len(ending)]
    if any_case:
        for ending in _FINNISH_ENDINGS:
            if key.endswith(ending) and len(key) - len(ending) >= MIN_STEM:
                yield from _finnish_nominatives(key[: -len(ending)])


def _finnish_nominatives(stem: str) -> Iterator[str]:
    """What a Finnish stem may be without a case ending: as it is, "helsingi-" Helsinki, "tamperee-" Tampere,
    "lahde-" Lahti."""
    yield stem
    yield re.sub(r"ng([aeiouyäö])$", r"nk\1", stem)
    yield re.sub(r"ee$", "e", stem)
    yield re.sub(r"de$", "ti", stem)
