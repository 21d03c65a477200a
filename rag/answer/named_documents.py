"""Which documents a question speaks of: by their titles, by what they are, by who wrote them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rapidfuzz import fuzz

from rag.answer.kinds import patterns
from rag.ingest.places import find_places
from rag.text.stems import STOPWORDS
from rag.text.words import fold
from rag.types import Document, Span

BESIDE = 0.25
"""What a title's word gains beside "rapporten": it names the document, and is no place in the question."""

LONG, SPELT = 9, 80
"""Letters from which a title's word may be spelt as in a neighbouring language ("ekspertmødet"), and how
alike the two must be, in per cent."""

NAMED_BY = 4
"""Words before "rapporten" that may be its name."""

FRONT_LENGTH = 700
"""Characters of a document's text that are its title page."""

_ENDINGS = frozenset({"s", "n", "t", "en", "et", "ns", "ts", "ens", "ets"})
_STOP = frozenset().union(*STOPWORDS.values())
_PLACE_AND_YEAR = re.compile(
    r"\w*(?:\s+(?:i|in|på|fra|från|from|on|at)\s+(?P<place>[A-ZÅÄÖÆØ]\w+))?,?(?:\s+(?:i|in|år|från|fra|from)?\s*)?"
    r"(?P<year>(?:19|20)\d\d)?"
)


class DocumentReader:
    """Finds the documents of one collection in questions."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = {d.name: _document_words(d) for d in documents}
        parts = (part for d in documents for part in re.split(r"\s+[–—-]\s+|,\s+", d.source.title))
        self._titles = [part.casefold() for part in parts if " " in part]
        self._fronts = {d.name: d.text[:FRONT_LENGTH] for d in documents}

    def read(self, question: str, spans: list[Span]) -> frozenset[str]:
        """The documents that the question speaks of; ``spans`` gains where it does."""
        found = self._read_documents(question.casefold(), spans) or self._read_author(question, spans)
        if len(found) == 1:
            spans += self._printed_beside(question, next(iter(found)), spans)
        return found

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

    def _printed_beside(self, question: str, document: str, spans: Sequence[Span]) -> list[Span]:
        """The place and year after a document's name that are printed on its first page: they are a part of
        its name ("expertmötet i Lund 2019") and demand nothing of a record."""
        front = self._fronts[document].casefold()
        found = []
        for span in spans:
            match = _PLACE_AND_YEAR.match(question, span.end)
            parts = [match.span(name) for name in ("place", "year") if match and match[name]]
            found += [Span(*at) for at in parts if question[at[0] : at[1]].casefold() in front]
        return found

    def _read_author(self, question: str, spans: list[Span]) -> frozenset[str]:
        """The one document with the name on its first page that a question refers to ("enligt Norling")."""
        match = patterns().words["according_to"].search(question)
        if match is None or any(find_places(match["name"], any_case=True)):
            return frozenset()
        name = re.compile(rf"\b{re.escape(match['name'].capitalize())}\b")  # typed in small letters too
        written = [document for document, front in self._fronts.items() if name.search(front)]
        if len(written) != 1:
            return frozenset()
        spans.append(Span(match.start(), match.end()))
        return frozenset(written)


def _beside(low: str, word: re.Match[str], noun: re.Match[str]) -> bool:
    """Whether a word is the noun for a document itself or stands next to it ("Skåne catalogue")."""
    between = low[min(word.end(), noun.end()) : max(word.start(), noun.start())]
    return len(between.split()) <= 1


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


@cache
def _stop_spellings() -> frozenset[str]:
    return frozenset(map(_spelling, _STOP))


def _spelling(word: str) -> str:
    """What the Nordic spellings of one word share: no diacritics, "ks" for "x", single consonants."""
    return re.sub(r"([bcdfghjklmnpqrstvwz])\1", r"\1", fold(word.casefold()).replace("x", "ks"))


def _document_words(document: Document) -> dict[str, float]:
    """The words by which a document can be called, with what each says: an acronym names it alone."""
    titles = f"{document.source.title} {document.source.publisher or ''} {document.name.rsplit('.', 1)[0]}"
    acronyms = {_spelling(w) for w in re.findall(r"\b[A-ZÅÄÖ]{3,}\b", titles)}
    words = {_spelling(w) for w in re.findall(r"[^\W\d_]{4,}", titles)} - _stop_spellings()
    return dict.fromkeys(words, 0.5) | dict.fromkeys(acronyms, 1.0)
