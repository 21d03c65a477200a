"""What a question demands of every record: place, document, time, funding, heading, proper names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from rag.answer.kinds import patterns
from rag.answer.named_documents import DocumentReader
from rag.answer.question import Filters, Found
from rag.answer.times import read_time
from rag.ingest.funding import find_funders, is_fund, within
from rag.ingest.places import PlaceMention, find_places, gazetteer
from rag.text.stems import STOPWORDS
from rag.types import Document, Project, Span

_PROPER = re.compile(r"[A-ZÅÄÖÆØ][\w-]+(?:\s+(?:(?:i|och|og|for|för|av|the|of|and)\s+)?[A-ZÅÄÖÆØ][\w-]+)+")
HEADED, SHORTER = 88, 2
"""How alike a heading and a question's words must be, in per cent, and how many letters shorter these may be:
headings are misspelt too."""

_STOP = frozenset().union(*STOPWORDS.values())


_UNION = re.compile(r"\b(?:EU|EU:s|EUs|the European Union)\b", re.IGNORECASE)
"""The union, that pays where a question speaks of money."""


class FilterReader:
    """Reads filters out of questions about one collection."""

    def __init__(self, documents: Sequence[Document], projects: Sequence[Project]) -> None:
        self._documents = DocumentReader(documents)
        self._texts = [d.text for d in documents]
        self._organisations = sorted(
            {p.organisation for p in projects if p.organisation}, key=len, reverse=True
        )
        self._categories = sorted({p.category for p in projects if p.category}, key=len, reverse=True)

    def read(self, question: str, named: Sequence[Span]) -> Found:
        """The filters of a question and where they stand; ``named`` are the spans of project names, in
        which a place is a part of the name."""
        low = question.casefold()
        spans: list[Span] = []
        documents = self._documents.read(question, spans)
        if len(documents) == 1:
            low = "".join("·" if any(s.start <= i < s.end for s in spans) else c for i, c in enumerate(low))
        document_spans = tuple(spans)
        category = self._read_category(low, spans)
        filters = Filters(documents=documents, category=category, asked=read_time(low, spans))
        filters = replace(filters, funding=_read_funding(question, spans))
        filters = replace(filters, organisation=self._read_organisation(low, spans))
        phrases = tuple(self._read_phrases(question, spans, named))
        spans += _phrase_spans(question, phrases)
        filters = _read_places(question, replace(filters, phrases=phrases), spans, named)
        return Found(filters, tuple(spans), document_spans)

    def without_titles(self, question: str) -> str:
        """The question with printed document titles blanked: their words say nothing of what is asked."""
        return self._documents.without_titles(question)

    def _read_organisation(self, low: str, spans: list[Span]) -> str | None:
        """The organisation that the question says runs the projects ("drivs av Malmö stad")."""
        for name in self._organisations:
            at = low.find(name.casefold())
            runs = patterns().words["run_by"].search(low[:at]) if at >= 0 else None
            if runs is not None:
                spans.append(Span(runs.start(), at + len(name)))
                return name
        return None

    def _read_category(self, low: str, spans: list[Span]) -> str | None:
        headings = [Span(m.start(), m.end()) for m in patterns().words["heading"].finditer(low)]
        if not headings:
            return None
        alike = [
            (found.score, found.dest_end - found.dest_start, category, found.dest_start)
            for category in self._categories
            if (found := fuzz.partial_ratio_alignment(category.casefold(), low, score_cutoff=HEADED))
            and found.dest_end - found.dest_start >= len(category) - SHORTER
        ]
        if not alike:
            return None
        _, length, category, start = max(alike)
        spans += [Span(start, start + length), *headings]
        return category

    def _read_phrases(self, question: str, spans: Sequence[Span], named: Sequence[Span]) -> Iterator[str]:
        """Proper names of several words that some document holds as they stand."""
        for match in _PROPER.finditer(question):
            words = match.group().split()
            while words and (words[0].islower() or (match.start() == 0 and words[0].casefold() in _STOP)):
                words = words[1:]
            phrase = " ".join(words)
            if " " not in phrase or _overlaps(Span(match.start(), match.end()), [*spans, *named]):
                continue
            place = find_places(phrase)
            if place and place[0].end - place[0].start == len(phrase):
                continue
            if any(phrase.casefold() in text.casefold() for text in self._texts):
                yield phrase


def _phrase_spans(question: str, phrases: Sequence[str]) -> Iterator[Span]:
    """Where the proper names stand, each with the small word before it that says what it is ("kursen")."""
    for phrase in phrases:
        start = question.find(phrase)
        before = re.search(r"[a-zåäöæø]{4,}\s+$", question[:start])
        yield Span(before.start() if before else start, start + len(phrase))


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(span.start < o.end and o.start < span.end for o in others)


def _read_funding(question: str, spans: list[Span]) -> frozenset[str]:
    """The funders that a question demands, any of which will do: a fund or a section of law is nothing else;
    an authority is a funder beside a word for money."""
    money = patterns().words["money"].search(question) is not None
    shouted = question.upper()  # abbreviations are typed in small letters too
    typed = [question, shouted] if len(shouted) == len(question) else [question]
    found = {name: span for text in typed for name, span in find_funders(text) if money or is_fund(name)}
    union = _UNION.search(question) if money else None
    if union is not None:
        found.setdefault("EU", Span(*union.span()))
    spans += found.values()
    exact = [name for name in found if not any(o.startswith(name) for o in found if o != name)]
    return frozenset(part for name in exact for part in within(name))


def _read_places(question: str, filters: Filters, spans: list[Span], named: Sequence[Span]) -> Filters:
    municipalities: set[str] = set()
    regions: set[str] = set()
    countries: set[str] = set()
    for mention in find_places(question, any_case=True):
        span = Span(mention.start, mention.end)
        inside = [p for p in filters.phrases if question.find(p) <= mention.start < question.find(p) + len(p)]
        if inside or _overlaps(span, [*named, *spans]) or not _means_place(question, mention):
            continue
        spans.append(span)
        if mention.place.kind == "municipality":
            municipalities.add(mention.place.name)
        elif mention.place.kind == "region":
            regions.add(mention.place.name)
        else:
            countries.add(mention.place.name)
    covered = {m for r in regions for m in gazetteer().municipalities_of(r)}
    if municipalities:  # "Lund i Skåne": the narrower place decides
        return replace(filters, municipalities=frozenset(municipalities))
    return replace(
        filters, municipalities=frozenset(covered), regions=frozenset(regions), countries=frozenset(countries)
    )


def _means_place(question: str, mention: PlaceMention) -> bool:
    """An adjective means the place only before a word for projects ("norske tiltak"): "svenska" alone is
    a language."""
    if not mention.adjective:
        return True
    after = question[mention.end :].casefold()
    unit = patterns().units.search(after)
    return unit is not None and len(after[: unit.start()].split()) <= 1
