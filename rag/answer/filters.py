"""What a question demands of every record: place, document, time, funding, heading, proper names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from rapidfuzz import fuzz

from rag.answer.kinds import patterns
from rag.answer.question import Filters, Found
from rag.answer.times import read_time
from rag.ingest.funding import find_funders, is_fund, within
from rag.ingest.places import PlaceMention, find_places, gazetteer
from rag.text.stems import STOPWORDS
from rag.text.words import fold
from rag.types import Document, Project, Span

_PROPER = re.compile(r"[A-ZÅÄÖÆØ][\w-]+(?:\s+(?:(?:i|och|og|for|för|av|the|of|and)\s+)?[A-ZÅÄÖÆØ][\w-]+)+")
BESIDE = 0.25
"""What a title's word gains beside "rapporten": it names the document, and is no place in the question."""

LONG, SPELT = 9, 80
"""Letters from which a title's word may be spelt as in a neighbouring language ("ekspertmødet"), and how
alike the two must be, in per cent."""

HEADED, SHORTER = 88, 2
"""How alike a heading and a question's words must be, in per cent, and how many letters shorter these may be:
headings are misspelt too."""

NAMED_BY = 4
"""Words before "rapporten" that may be its name."""

_ENDINGS = frozenset({"s", "n", "t", "en", "et", "ns", "ts", "ens", "ets"})
_STOP = frozenset().union(*STOPWORDS.values())


FRONT_LENGTH = 700
"""Characters of a document's text that are its title page."""


class FilterReader:
    """Reads filters out of questions about one collection."""

    def __init__(self, documents: Sequence[Document], projects: Sequence[Project]) -> None:
        self._documents = {d.name: _document_words(d) for d in documents}
        parts = (part for d in documents for part in re.split(r"\s+[–—-]\s+|,\s+", d.source.title))
        self._titles = [part.casefold() for part in parts if " " in part]
        self._texts = {d.name: d.text for d in documents}
        self._organisations = sorted(
            {p.organisation for p in projects if p.organisation}, key=len, reverse=True
        )
        self._categories = sorted({p.category for p in projects if p.category}, key=len, reverse=True)

    def read(self, question: str, named: Sequence[Span]) -> Found:
        """The filters of a question and where they stand; ``named`` are the spans of project names, in
        which a place is a part of the name."""
        low = question.casefold()
        spans: list[Span] = []
        documents = self._read_documents(low, spans) or self._read_author(question, spans)
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
        low = question.casefold()
        for title in self._titles:
            at = low.find(title)
            if at >= 0:
                question = question[:at] + " " * len(title) + question[at + len(title) :]
        return question

    def _read_documents(self, low: str, spans: list[Span]) -> frozenset[str]:
        """The documents that the question speaks of: by a word like "rapporten" near words of their
        titles, or by an acronym or a rare word that only one of them has."""
        told: dict[str, dict[str, float]] = {}  # of each document, what each word of its title says
        used: dict[str, list[Span]] = {}
        noun = patterns().words["document"].search(low)
        spans += [Span(m.start(), m.end()) for m in patterns().words["document"].finditer(low)]
        for match in re.finditer(r"\w+", low):
            token = _spelling(match.group())
            beside = BESIDE if noun and _beside(low, match, noun) else 0.0
            for name, words in self._documents.items():
                named = [(w, word) for word, w in words.items() if _names(token, word, noun is not None)]
                if named:
                    weight, word = max(named)
                    said = told.setdefault(name, {})
                    said[word] = max(said.get(word, 0.0), weight + beside)
                    used.setdefault(name, []).append(Span(match.start(), match.end()))
        if not told:
            return frozenset()
        scores = {name: sum(said.values()) for name, said in told.items()}
        best = max(scores.values())
        chosen = [name for name, score in scores.items() if score == best]
        if best < (0.5 if noun else 1.0) or (len(chosen) > 1 and not noun):
            return frozenset()
        spans += [span for name in chosen for span in used[name]]
        if noun is not None:  # "the Lund expert meeting compilation": all that stands between is its name
            first = min(span.start for name in chosen for span in used[name])
            if first < noun.start() and len(low[first : noun.start()].split()) <= NAMED_BY:
                spans.append(Span(first, noun.end()))
        return frozenset(chosen)

    def _read_author(self, question: str, spans: list[Span]) -> frozenset[str]:
        """The one document with the name on its first page that a question refers to ("enligt Norling")."""
        match = patterns().words["according_to"].search(question)
        if match is None or not match["name"][0].isupper() or any(find_places(match["name"])):
            return frozenset()
        name = re.compile(rf"\b{re.escape(match['name'])}\b")
        written = [document for document, text in self._texts.items() if name.search(text[:FRONT_LENGTH])]
        if len(written) != 1:
            return frozenset()
        spans.append(Span(match.start(), match.end()))
        return frozenset(written)

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
            if any(phrase.casefold() in text.casefold() for text in self._texts.values()):
                yield phrase


def _beside(low: str, word: re.Match[str], noun: re.Match[str]) -> bool:
    """Whether a word is the noun for a document itself or stands next to it ("Skåne catalogue")."""
    between = low[min(word.end(), noun.end()) : max(word.start(), noun.start())]
    return len(between.split()) <= 1


def _phrase_spans(question: str, phrases: Sequence[str]) -> Iterator[Span]:
    """Where the proper names stand, each with the small word before it that says what it is ("kursen")."""
    for phrase in phrases:
        start = question.find(phrase)
        before = re.search(r"[a-zåäöæø]{4,}\s+$", question[:start])
        yield Span(before.start() if before else start, start + len(phrase))


def _document_words(document: Document) -> dict[str, float]:
    """The words by which a document can be called, with what each says: an acronym names it alone."""
    titles = f"{document.source.title} {document.source.publisher or ''} {document.name.rsplit('.', 1)[0]}"
    acronyms = {_spelling(w) for w in re.findall(r"\b[A-ZÅÄÖ]{3,}\b", titles)}
    words = {_spelling(w) for w in re.findall(r"[^\W\d_]{4,}", titles)} - _stop_spellings()
    return dict.fromkeys(words, 0.5) | dict.fromkeys(acronyms, 1.0)


@cache
def _stop_spellings() -> frozenset[str]:
    return frozenset(map(_spelling, _STOP))


def _spelling(word: str) -> str:
    """What the Nordic spellings of one word share: no diacritics, "ks" for "x", single consonants."""
    return re.sub(r"([bcdfghjklmnpqrstvwz])\1", r"\1", fold(word.casefold()).replace("x", "ks"))


def _names(token: str, word: str, noun: bool) -> bool:
    if token == word or (token.startswith(word) and token[len(word) :] in _ENDINGS):
        return True
    if min(len(token), len(word)) >= LONG and fuzz.ratio(token, word) >= SPELT:
        return True
    return (
        noun
        and len(word) >= 4
        and token.startswith(word)
        and patterns().words["document"].search(token) is not None
    )


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(span.start < o.end and o.start < span.end for o in others)


def _read_funding(question: str, spans: list[Span]) -> frozenset[str]:
    """The funders that a question demands, any of which will do: a fund or a section of law is nothing else;
    an authority is a funder beside a word for money."""
    money = patterns().words["money"].search(question) is not None
    shouted = question.upper()  # abbreviations are typed in small letters too
    typed = [question, shouted] if len(shouted) == len(question) else [question]
    found = {name: span for text in typed for name, span in find_funders(text) if money or is_fund(name)}
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
