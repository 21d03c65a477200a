"""From the text of a question to what it asks for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Sequence
from dataclasses import fields, replace
from functools import cache
from typing import Any

from rag.answer.exclusion import split_exclusion
from rag.answer.filters import FilterReader
from rag.answer.keywords import is_list_of_keywords, language_of
from rag.answer.kinds import kind_of, patterns, value_of, without_subordinate
from rag.answer.likely import likely_kind
from rag.answer.naming import Named, Names
from rag.answer.order import order_of
from rag.answer.question import COUNTED, Filters, Found, Question
from rag.answer.vocabulary import VOCABULARIES
from rag.ingest.labels import DATA
from rag.ingest.terms import find_terms
from rag.store.store import Store
from rag.text.stems import content_words
from rag.text.words import fold
from rag.types import Kind, Span

RECORD_KINDS = frozenset({"list", "count"})
"""Kinds that go through every record: a project's name in them is a word of the topic."""

LIKELY = 0.52
"""The probability from which a kind is taken that no pattern tells."""

BEGINNING = 7
"""Letters that the inflections and compounds of a label's word share."""

UNIT = "projekt"
"""Makes a question of what is left out of one: before it for a place, after it for an adjective."""

_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")


class Reader:
    """Reads questions about one collection."""

    def __init__(self, store: Store, common: frozenset[str]) -> None:
        """``common``: folded words in the texts of several records (see `Names`)."""
        self._store = store
        self._names = Names(store.projects, common)
        self._filters = FilterReader(store.documents, store.projects)
        people = (frozenset(_folded(c.name)) for p in store.projects for c in p.contacts if c.name)
        self._people = frozenset(name for name in people if len(name) > 1)

    def read(self, text: str) -> Question:
        """Take a question apart; what it leaves out, where it goes through the records, is one of its own."""
        split = split_exclusion(text)
        if split is None or kind_of(self._filters.without_titles(text)) not in RECORD_KINDS:
            return self._read(text)
        kept, left_out = split
        excluded = self._read(f"{UNIT} {left_out} {UNIT}")
        return replace(self._read(kept), text=text, roles=(), excluded=excluded)

    def _read(self, text: str, told: Kind | None = None) -> Question:
        kind = told or kind_of(self._filters.without_titles(text))
        ordered = order_of(text)
        named = () if kind in RECORD_KINDS and ordered is None else self._names.find(text)
        if kind == "compare" and len({n.project for n in named}) < 2:
            named = self._names.find(text)
        found = self._filters.read(text, [n.span for n in named])
        language = language_of(text, self._store)
        if ordered is not None and not _orders_records(text, named):
            ordered = None
        if kind == "fact" and told is None:
            kind = "contact" if self._is_person(text) else _as_it_is_put(text, language, found, named)
        kind = "list" if ordered is not None else kind
        keeps = kind in RECORD_KINDS or kind == "compare" or not named
        filters = found.filters if keeps else Filters(documents=found.filters.documents)
        if kind not in RECORD_KINDS and not re.search(r"\d", text):
            filters = replace(filters, asked=None)  # "now" is a time of records, not of what is told
        kind = _settled(kind, named, filters, text)
        placed = kind in RECORD_KINDS or kind == "contact"
        spans = [*(found.spans if placed else found.documents), *(n.span for n in named)]
        spans += [ordered[1]] if ordered is not None else []
        counted = (patterns().words[f"count_{attribute}"].search(text) for attribute in COUNTED)
        spans += [Span(m.start(), m.end()) for m in counted if m is not None]
        roles = roles_in(without_subordinate(text))
        topic = _topic(text, spans, patterns().list_frame if kind in RECORD_KINDS else frozenset())
        if kind in RECORD_KINDS and roles:
            topic = _without_fields(topic, roles, language)
        return Question(
            text=text,
            language=language,
            kind=kind,
            value=value_of(without_subordinate(text)),
            roles=roles,
            projects=tuple(dict.fromkeys(n.project for n in named))
            or self._only_one_there(kind, text, filters),
            topic=topic,
            filters=filters,
            order=ordered[0] if ordered is not None else None,
        )

    def _is_person(self, text: str) -> bool:
        """Whether a question is the name of somebody who can be reached, and nothing else."""
        return frozenset(_folded(text)) in self._people

    def as_fact(self, question: Question) -> Question:
        """A question that went through the records, as one of fact."""
        return self._read(question.text, "fact")

    def _only_one_there(self, kind: Kind, text: str, filters: Filters) -> tuple[str, ...]:
        """The record that "the project in Sjöbo" means, where the place has no other."""
        if kind in {*RECORD_KINDS, "compare", "advice"} or filters.regions or filters.documents:
            return ()
        there = [p.id for p in self._store.projects if p.municipality in filters.municipalities]
        meant = patterns().words["the_project"].search(text.casefold()) is not None
        return tuple(there) if meant and len(there) == 1 else ()


def _folded(text: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(text.casefold())]


def _as_it_is_put(text: str, language: str, found: Found, named: Sequence[Named]) -> Kind:
    """The kind of a question of which no pattern tells it: one that names no record may list records, by how
    it is put or as bare keywords; else what is likely by its words, a fact where nothing is."""
    if not named and (
        patterns().words["lists_unnamed"].search(text.casefold().strip())
        or is_list_of_keywords(text, language, found)
    ):
        return "list"
    if not content_words(text, language):
        return "fact"
    kind, chance = likely_kind(text)
    one_thing = value_of(text) or patterns().words["asks_one"].search(text.casefold().strip())
    possible = not (one_thing and kind in {*RECORD_KINDS, "advice"}) and not (named and kind in RECORD_KINDS)
    return kind if possible and chance >= LIKELY else "fact"


def _orders_records(text: str, named: Sequence[Named]) -> bool:
    """Whether what a question puts in order is records: two that it names, or all."""
    return len(named) > 1 or (not named and patterns().units.search(text.casefold()) is not None)


def without_filters(question: Question, names: Collection[str]) -> Question:
    """The question without the named demands; the municipalities that a region covers go with the region."""
    dropped = {*names, "municipalities"} if "regions" in names and question.filters.regions else set(names)
    kept = {f.name: getattr(question.filters, f.name) for f in fields(Filters) if f.name not in dropped}
    return replace(question, filters=Filters(**kept))


def _settled(kind: Kind, named: Sequence[Named], filters: Filters, text: str) -> Kind:
    """Comparing needs two things to compare: with fewer it is a question of fact."""
    two = len({n.project for n in named}) > 1 or patterns().words["sides"].search(text) is not None
    return "fact" if kind == "compare" and not two and not filters.any else kind


def _without_fields(topic: str, roles: Sequence[str], language: str) -> str:
    """A topic without the words by which it asks for fields: "vilka har utvärderats?" has none, and "hälsa
    som mål" is about health."""
    for role in roles:
        topic = asks_of(role).sub(" ", topic)
    return " ".join(topic.split()) if content_words(topic, language) else ""


def _topic(text: str, spans: Sequence[Span], frame: frozenset[str]) -> str:
    """The text without the spans and the words that only frame a question; commas and "eller" between
    the other words stay."""
    result = list(text)
    phrases = _phrases(text) if frame else []
    for match in _WORD.finditer(text):
        if any(start <= match.start() < end for start, end in phrases):
            continue
        low = match.group().casefold()
        unit = patterns().units.fullmatch(low) if frame else None
        if unit is not None and unit["compound"] and unit["compound"] not in frame:  # "språkprojekt"
            start = match.start() + len(unit["compound"])
            result[start : match.end()] = " " * (match.end() - start)
        elif (
            unit is not None
            or low in frame
            or fold(low) in frame
            or any(s.start <= match.start() < s.end for s in spans)
        ):
            result[match.start() : match.end()] = " " * (match.end() - match.start())
    return " ".join("".join(result).split())


def _phrases(text: str) -> list[tuple[int, int]]:
    """Where a text has phrases of the vocabularies: "driving" in "driving licence" runs no project."""
    found = (match.span() for name in VOCABULARIES for _, match in find_terms(text, name))
    return [span for span in found if " " in text[slice(*span)]]


@cache
def _rows() -> list[dict[str, Any]]:
    with (DATA / "labels.toml").open("rb") as file:
        rows: list[dict[str, Any]] = tomllib.load(file)["role"]
    return rows


@cache
def _asks() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["id"], ask_pattern(row["asks"])) for row in _rows())


def role_name(role: str, language: str) -> str:
    """A field's name in a language, in English where the vocabulary has no other."""
    names = next(row["text"] for row in _rows() if row["id"] == role)
    name: str = names.get(language, names["en"])
    return name


def ask_pattern(words: Sequence[str]) -> re.Pattern[str]:
    """A pattern that finds any of the words, "*" standing for any ending, with or without diacritics."""
    forms = dict.fromkeys(form for word in words for form in (word, fold(word)))
    parts = "|".join(re.escape(f).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for f in forms)
    return re.compile(rf"(?<!\w)(?:{parts})(?!\w)", re.IGNORECASE)


def asks_of(role: str) -> re.Pattern[str]:
    """The pattern of the words by which a question asks for a field."""
    return dict(_asks())[role]


@cache
def says_of(role: str) -> re.Pattern[str]:
    """A pattern of the words by which a text says something of a field: those by which a question asks for
    it, and the beginnings of its labels of one word ("samarbe" of "Samarbetspartner")."""
    labels = next(row["labels"] for row in _rows() if row["id"] == role)
    nouns = {label[:BEGINNING].casefold() for label in labels if len(label) > BEGINNING and label.isalpha()}
    begins = "|".join(sorted(map(re.escape, nouns)))
    return re.compile(rf"{asks_of(role).pattern}|\b(?:{begins or asks_of(role).pattern})", re.IGNORECASE)


def roles_in(text: str) -> tuple[str, ...]:
    """The fields that a question asks for, in the order of ``labels.toml``."""
    return tuple(role for role, pattern in _asks() if pattern.search(text))
