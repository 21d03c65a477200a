"""Which names are organisations', and which organisation a sentence is about."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from rag.ingest.labels import DATA
from rag.ingest.places import find_places
from rag.types import Span

NAME_LENGTH = 80
"""Characters of the longest name of an organisation."""

_WORD = re.compile(r"[^\W\d_][\w/&-]*")
_JOINING = frozenset({"i", "på", "for", "för", "of", "the"})


@cache
def vocabulary() -> tuple[frozenset[str], tuple[str, ...], re.Pattern[str]]:
    """The words, the endings and the names of ``organisations.toml``."""
    with (DATA / "organisations.toml").open("rb") as file:
        data = tomllib.load(file)
    names = "|".join(map(re.escape, data["names"]))
    return frozenset(data["words"]), tuple(data["ends"]), re.compile(rf"(?<!\w)(?:{names})(?!\w)", re.I)


@cache
def asked() -> frozenset[str]:
    """Labels that ask who runs a project, by their keys; the value tells whether it is an organisation."""
    with (DATA / "organisations.toml").open("rb") as file:
        return frozenset(tomllib.load(file)["asked"])


def names_organisation(text: str) -> bool:
    """Whether a short text is the name of an organisation ("Turlaget i Narvik", "Bodø kommune")."""
    return len(text) <= NAME_LENGTH and (
        vocabulary()[2].search(text) is not None
        or any(is_organisation_word(m.group()) for m in _WORD.finditer(text))
    )


def is_organisation_word(word: str) -> bool:
    """Whether the word makes a name an organisation's ("kommun", "Turlaget")."""
    words, ends, _ = vocabulary()
    low = word.casefold()
    return low in words or low.removesuffix("s") in words or (len(low) > 5 and low.endswith(ends))


def is_municipality(text: str) -> bool:
    """Whether a line is wholly the name of a municipality ("Lunds kommun")."""
    mentions = find_places(text)
    return bool(mentions) and mentions[0].municipal and (mentions[0].start, mentions[0].end) == (0, len(text))


def find_organisation(text: str, start: int = 0) -> Span | None:
    """The organisation's name that begins at ``start``: words with capitals, as far as the last word that
    makes it an organisation's and the place after it; None for any other words.

    "Borås Stad driver", "Folkhögskolan i Skövde utbildar", "Røde Kors og …".
    """
    tokens = list(re.finditer(r"[^\W_][\w/&’'-]*", text[start : start + NAME_LENGTH]))
    if not tokens or tokens[0].start() or not tokens[0].group()[0].isupper():
        return None
    known = vocabulary()[2].match(text, start)
    end = known.end() - start if known else None
    for i, token in enumerate(tokens):
        word = token.group()
        gap = text[start + tokens[i - 1].end() : start + token.start()] if i else ""
        if gap.strip(" \t"):
            break
        capital = word[0].isupper()
        organisational = is_organisation_word(word)
        joins = word in _JOINING and i + 1 < len(tokens) and tokens[i + 1].group()[0].isupper()
        if not (capital or organisational or joins):
            break
        if organisational or (end is not None and capital):
            end = token.end()
    if end is None or (known is None and _is_bare(text[start : start + end])):
        return None
    return Span(start, start + end)


def _is_bare(name: str) -> bool:
    """Whether the name is a word for any organisation of the kind ("Biblioteket"), and no abbreviation."""
    return name.casefold() in vocabulary()[0] and sum(c.isupper() for c in name) < 2
