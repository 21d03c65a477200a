"""A project's name and aliases out of a printed title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from rag.ingest.contents import ContentsItem
from rag.ingest.genres import says_projects_in
from rag.ingest.lines import BULLET, plain
from rag.ingest.places import find_places
from rag.ingest.prose import vocabulary
from rag.ingest.reports import read_report
from rag.text.stems import STOPWORDS
from rag.text.words import fold

SAME_TITLE = 0.8
"""Similarity (1 - edits/length) from which two prints of a title are one: a misspelling, another ending."""

MIN_NAME = 3
"""Letters that stand before a subtitle's dash in a name; fewer are a number or an initial."""

MIN_PHRASE = 8
"""Characters of a name in running text: a shorter one is alike too many words."""

_QUOTES = "“”\"„»«’‘'"
_MARKER = re.compile(r"\(?\s*(?P<marker>§+\s*\d+\s*[a-z]?)\s*\)?", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\((?P<inside>[^()]{2,60})\)\s*$")
_SECTION = re.compile(r"^\d{1,2}(?:\.\d{1,2})+\.?\s+(?=[^\W\d_])")
_SUBTITLE = re.compile(r"\s+[–—-]\s+|:\s+")
_VERSION = re.compile(r"\s+\d+(?:\.\d+)*$")
_NAMED_AS = re.compile(
    r"\b(?:pilot|pilote[nt]|projekt|projektet|prosjekt|prosjektet|insats|insatsen|indsats|indsatsen|tiltak|tiltaket|project)\s+"
    r"[“”\"„»«]?(?P<name>[^\W\d_]+(?:[ -][^\W\d_]+){0,4})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Title:
    """A name as it is used, its other forms, and the funding marker printed in the title ("§37a")."""

    name: str
    aliases: tuple[str, ...]
    funding: str | None


def read_title(printed: str, body: str) -> Title:
    """The name in a printed title: without its § marker, subtitle and brackets, which become aliases.

    ``body`` is the text of the entry: it shows how a title in capitals is written, and names the
    project in other words ("Piloten jämlig vård").
    """
    text = " ".join(plain(printed[m.end() :] if (m := BULLET.match(printed)) else printed).split())
    text = _counted().sub("", _SECTION.sub("", text))
    text = read_report(text) or text
    marker = _MARKER.search(text)
    text = _MARKER.sub(" ", text).strip() if marker else text
    quoted = text[:1] in _QUOTES
    full = recase(text, body, quoted=quoted)
    aliases: list[str] = []
    bracket = _BRACKETS.search(full)
    name = full
    if bracket:
        aliases += [bracket["inside"]] if any(c.isalpha() for c in bracket["inside"]) else []
        name = full[: bracket.start()]
    name = name.strip(_QUOTES + " ")
    parts = _SUBTITLE.split(name, maxsplit=1)
    if len(parts) == 2 and sum(c.isalpha() for c in parts[0]) >= MIN_NAME:
        aliases += [name, parts[1]] if parts[1][:1].isupper() else [name]
        name = parts[0].strip(_QUOTES + " ")
    slashed = [part.strip() for part in name.split("/")]
    aliases += [part for part in slashed if len(slashed) > 1 and len(part) > MIN_NAME]
    aliases += [_VERSION.sub("", name)] if _VERSION.search(name) else []
    aliases += _names_in_text(name, body)
    funding = "".join(marker["marker"].split()) if marker else None
    return Title(name, unique(aliases, without=name), funding)


@cache
def _counted() -> re.Pattern[str]:
    """What numbers a title among its like: "Projekt 2: ", "Practice 7 – "."""
    words = "|".join(map(re.escape, vocabulary()["counted"]["words"]))
    return re.compile(rf"^(?:{words})\s+(?:nr\.?\s*|no\.?\s*)?\d{{1,2}}\s*[:.–—-]\s*(?=[^\s\d])", re.I)


def unique(aliases: Sequence[str], *, without: str) -> tuple[str, ...]:
    """The aliases in order, each once without regard to case, and not the name itself."""
    seen, kept = {without.casefold()}, []
    for alias in aliases:
        if alias and alias.casefold() not in seen:
            seen.add(alias.casefold())
            kept.append(alias)
    return tuple(kept)


def recase(text: str, body: str, *, quoted: bool = False) -> str:
    """A text in capitals as it would be written: words in the case that ``body`` uses, the first one with
    a capital, a quoted name in title case, a web address in small letters."""
    letters = [c for c in text if c.isalpha()]
    if not letters or not all(c.isupper() for c in letters):
        return text
    if text.casefold().startswith("www."):
        return text.lower()
    if quoted:
        return re.sub(r"[^\W\d_]+(?![^(]*\))", lambda m: m.group().capitalize(), text)
    places = {text[m.start : m.end].casefold() for m in find_places(text.title())}
    usual = _usual_case(body)

    def written(match: re.Match[str]) -> str:
        low = match.group().casefold()
        return low.capitalize() if low in places else usual.get(low, low)

    result = re.sub(r"[^\W\d_]+", written, text)
    return result[:1].upper() + result[1:]


@lru_cache(maxsize=64)
def _usual_case(body: str) -> dict[str, str]:
    """The case in which words stand inside sentences: after a small letter or a comma, at least twice."""
    counts: dict[str, Counter[str]] = {}
    for match in re.finditer(r"(?<=[a-zåäöæø,] )[^\W\d_]+", body):
        counts.setdefault(match.group().casefold(), Counter())[match.group()] += 1
    usual = {low: forms.most_common(1)[0] for low, forms in counts.items()}
    return {low: form for low, (form, times) in usual.items() if times > 1}


def _names_in_text(name: str, body: str) -> list[str]:
    """What the text calls the project after a word like "pilot", where that differs from words of the
    name by no more than a misspelling: both forms."""
    words = [w for w in re.split(r"[\s/]+", name) if w]
    found: list[str] = []
    for match in _NAMED_AS.finditer(body):
        said = match["name"].split()
        for count in range(len(said), 0, -1):
            phrase = " ".join(said[:count])
            windows = [" ".join(words[i : i + count]) for i in range(len(words) - count + 1)]
            same = [window for window in windows if alike(phrase, window)]
            if len(phrase) >= MIN_PHRASE and said[0].casefold() not in STOPWORDS["sv"] and same:
                found += [phrase, same[0]]
                break
    return found


def headline_name(headline: str, body: str) -> tuple[str, ...]:
    """The name that a headline begins with: "Cykelköket" of "Cykelköket rullar vidare", where the text
    goes on to call it so."""
    words = headline.split()
    for count in range(len(words) - 1, 0, -1):
        name = " ".join(words[:count])
        plural = says_projects_in(name)
        if len(name) >= MIN_PHRASE and words[count][0].islower() and not plural and _is_called(name, body):
            return (name,)
    return ()


def _is_called(name: str, body: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", body) is not None


def alike(a: str, b: str) -> bool:
    """Whether two prints of a title differ by no more than a misspelling."""
    return OSA.normalized_similarity(fold(a.casefold()), fold(b.casefold())) >= SAME_TITLE


def item_title(item: ContentsItem) -> tuple[str, str | None]:
    """The title of a contents item and the municipality printed after its comma, if any."""
    head, comma, tail = item.title.rpartition(",")
    places = find_places(tail.title(), any_case=True) if comma else []
    if places and places[0].end - places[0].start >= len(tail.strip()) - 1:
        return head.strip(), places[0].place.name
    return item.title, None


def align(
    titles: Sequence[str | None], places: Sequence[str | None], items: Sequence[ContentsItem]
) -> list[ContentsItem | None]:
    """The contents item of each entry: by title, and for an entry without one the item that lies between
    its neighbours' items and names its municipality."""
    found: list[ContentsItem | None] = [None] * len(titles)
    for i, title in enumerate(titles):
        if title is not None:
            found[i] = next((item for item in items if _same(title, item_title(item)[0])), None)
    taken = {item for item in found if item is not None}
    for i, title in enumerate(titles):
        if title is None:
            free = [
                item for item in items if item not in taken and _between(items.index(item), i, found, items)
            ]
            found[i] = next((item for item in free if places[i] and item_title(item)[1] == places[i]), None)
            if found[i] is None and len(free) == 1:
                found[i] = free[0]
    return found


def _same(title: str, item: str) -> bool:
    a, b = (fold(" ".join(re.findall(r"\w+", _MARKER.sub(" ", t))).casefold()) for t in (title, item))
    short = min(len(a), len(b))
    return alike(a, b) or (short >= 8 and OSA.normalized_similarity(a[:short], b[:short]) >= SAME_TITLE)


def _between(
    place: int, entry: int, found: Sequence[ContentsItem | None], items: Sequence[ContentsItem]
) -> bool:
    before = next((items.index(f) for f in reversed(found[:entry]) if f is not None), -1)
    after = next((items.index(f) for f in found[entry + 1 :] if f is not None), len(items))
    return before < place < after
