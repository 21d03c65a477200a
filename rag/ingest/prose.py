"""What prose says of a project without field labels: who runs it, for whom, when, and whom to ask."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from rag.ingest.contacts import EMAIL, find_phones, is_name
from rag.ingest.dates import find_dates
from rag.ingest.funding import find_funders, find_funding
from rag.ingest.labels import DATA
from rag.ingest.organisations import find_organisation, names_organisation
from rag.text.sentences import split_sentences
from rag.types import Field, Span

NEAR = 40
"""Characters between a word such as "startade" and its year."""

LOOK_BACK = 50
"""Characters before an address or a number in which the person's name stands."""

_AMOUNT = re.compile(
    r"\d[\d ,.]*\s*(?:kr\b|kronor|kroner|sek\b|dkk\b|nok\b|mkr\b|tkr\b|miljoner|millioner|mill\.|euro\b|€)",
    re.I,
)
_YEARS = re.compile(
    r"(?<!\d)(?:19|20)\d\d\s?[–-]\s?(?:19|20)\d\d(?!\d)|(?m:^[ \t]*(?:19|20)\d\d(?:\s?[–-])?[ \t]*$)"
)
_PLACE = re.compile(r"\s*(?:,\s*[^\W\d_a-zåäöæø][\w -]*)?")
_PERSON = re.compile(
    r"[^\W\d_a-zåäöæø][\w'’.-]*(?:[ \t]+(?:(?:von|van|de|af|al)[ \t]+)?[^\W\d_a-zåäöæø][\w'’-]*){1,3}"
)
_BETWEEN = re.compile(
    r"[\s,;:()|–-]*(?:(?:på|at|tlf|tel|tfn|telefon|phone|mobil|e-post|epost|e-mail|mail|mejl|via)[\s.:]*)*",
    re.I,
)
_NOT_NAME = re.compile(r"^(?:kontakta|kontakt|contact|ring|mejla|maila|skriv|fråga|spør|spørg)\s+", re.I)


@cache
def vocabulary() -> dict[str, Any]:
    """The words of ``portraits.toml`` by table."""
    with (DATA / "portraits.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _cue(kind: str) -> re.Pattern[str]:
    words = sorted(vocabulary()["cues"][kind], key=len, reverse=True)
    escaped = (re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(escaped)})(?!\w)", re.I)


def evidence(text: str) -> frozenset[str]:
    """The kinds of evidence in a section that it is about a project ("period", "contact" …)."""
    kinds = {kind for kind, find in _FINDERS.items() if find(text) is not None}
    if _cue("project").search(text):
        kinds.add("project")
    return frozenset(kinds)


def prose_fields(text: str, document: str, span: Span, without: frozenset[str]) -> Iterator[Field]:
    """The fields that the prose ``text[span]`` states, but those of the roles ``without``.

    Each is the sentence, or the name, that says it, under no label.
    """
    body = text[span.start : span.end]
    for role, find in _FINDERS.items():
        found = find(body) if role not in without else None
        if found is None and role == "period" and role not in without and (years := _YEARS.search(body)):
            found = Span(years.start(), years.end())
        if found is not None:
            start, end = span.start + found.start, span.start + found.end
            yield Field("", role, document, start, end, text[start:end])


def is_subtitle(line: str) -> bool:
    """Whether a line below a title says only who runs the project ("Malmö FF, Sweden") or when it is."""
    found = find_organisation(line)
    rest = line[found.end :] if found is not None else None
    return (rest is not None and _PLACE.fullmatch(rest) is not None) or _YEARS.fullmatch(line) is not None


def _sentences(text: str) -> Iterator[tuple[Span, str]]:
    for sentence in split_sentences(text):
        yield sentence, text[sentence.start : sentence.end]


def _organisation(text: str) -> Span | None:
    """The organisation at the start of a sentence or after "drivs av"; the first sentences come first."""
    for sentence, _ in _sentences(text):
        found = find_organisation(text, sentence.start)
        if found is not None:
            return found
        for cue in _cue("organisation").finditer(text, sentence.start, sentence.end):
            start = cue.end() + len(text[cue.end() :]) - len(text[cue.end() :].lstrip())
            found = find_organisation(text, start) if start < sentence.end else None
            if found is not None:
                return found
    return None


def _period(text: str) -> Span | None:
    if _cue("period").search(text) is None:
        return None
    for sentence, said in _sentences(text):
        for cue in _cue("period").finditer(said):
            dates = find_dates(said[cue.end() : cue.end() + NEAR], sentence.start + cue.end())
            if dates:
                return Span(sentence.start + cue.start(), dates[-1].span.end)
    return None


def _target_group(text: str) -> Span | None:
    cue = _cue("target_group").search(text)
    if cue is None:
        return None
    return next(sentence for sentence, _ in _sentences(text) if cue.start() < sentence.end)


def _funding(text: str) -> Span | None:
    named = find_funding(text)
    if named is None and _cue("funding").search(text) is None:
        return None
    for sentence, said in _sentences(text):
        paid = _cue("funding").search(said) and (_AMOUNT.search(said) or find_funders(said))
        if paid or (named is not None and sentence.start <= named[1].start < sentence.end):
            return sentence
    return None


def _contact(text: str) -> Span | None:
    """The first address or number with the name before it, up to the last datum on the line."""
    position = 0
    for line in text.splitlines(keepends=True):
        data = sorted(
            [m.span() for m in EMAIL.finditer(line)]
            + [m.span() for m in find_phones(EMAIL.sub(lambda m: " " * len(m.group()), line))]
        )
        if data:
            start = _name_before(line, data[0][0])
            return Span(position + start, position + data[-1][1])
        position += len(line)
    return None


def _name_before(line: str, end: int) -> int:
    """Where the name before an address begins; the address itself where there is none."""
    first = max(0, end - LOOK_BACK)
    for match in _PERSON.finditer(line, first, end):
        lead = _NOT_NAME.match(match.group())
        start = match.start() + (lead.end() if lead else 0)
        name = line[start : match.end()]
        if is_name(name) and not names_organisation(name) and _BETWEEN.fullmatch(line, match.end(), end):
            return start
    return end


_FINDERS: dict[str, Callable[[str], Span | None]] = {
    "organisation": _organisation,
    "target_group": _target_group,
    "period": _period,
    "funding": _funding,
    "contact": _contact,
}
