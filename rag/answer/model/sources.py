"""The numbered sources that a language model is shown, and the sentences that can support a statement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.store import Store
from rag.text.languages import detect
from rag.text.sentences import split_sentences
from rag.types import Answer, Mention, Passage, Project

MOST_SOURCES = 12
"""Passages shown: more of them answer worse than the best few, and the first wait grows with each."""

CHARACTERS = 9_000
"""Characters of all sources together: about 3,000 tokens of Nordic text, which with the question and a reply
of 1,000 fits the 4,096 that small local servers read unless they are told otherwise."""

SHORT = 90
"""Characters: a shorter text takes its passage's language, its words are too few to tell."""

LONGEST_HEAD = 300
"""Characters of a head line: of a longer one, a paragraph, only what says the attribute is taken."""

HEADS = frozenset({"name", "organisation", "municipality", "country", "period"})
"""What a statement about a record may add to what its source says, if a line of the record says so."""

HIDDEN = "[…]"
"""Stands for what is not shown to the model."""

_ORDER = re.compile(
    r"\b(?:ignor\w*|disregard|forget|override|bortse\s+från|glöm|glem|strunta\s+i|se\s+bort\s+fra)\b[^.!?]{0,60}"
    r"\b(?:instru[ck]\w*|anvisning\w*|prompt\w*|rules?|regler\w*|ovan\w*|above|previous|tidigare|tidligere)"
    r"|\bsystem\s?prompt|<\|?\s*/?(?:im_start|im_end|system|assistant|user)\b"
    r"|(?:^|[.!?:]\s+)(?:please\s+)?(?:answer|reply|respond|svara|svar|output)\s+(?:only\s+|bara\s+|kun\s+|bare\s+)?"
    r"(?:that|with|att|at|med)\b",
    re.IGNORECASE,
)
"""An order to whoever reads: no project's text says so, and no statement can rest on it."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence of a source. ``group`` is its record, or its document and section: sentences of one group
    may support a statement together. ``about`` is the record's name. ``head`` marks a line of the record's
    that says its name, owner or period and was not among the numbered sources."""

    mention: Mention
    text: str
    language: str
    group: tuple[str, ...]
    about: str = ""
    head: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A numbered source: what is shown of it and its units, its record's head lines last."""

    n: int
    label: str
    text: str
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class _Of:
    """What the units of one source have in common."""

    group: tuple[str, ...]
    about: str
    language: str

    @classmethod
    def project(cls, project: Project) -> _Of:
        """A record's own language counts for its short texts: a document can mix several."""
        return cls((project.id,), " ".join((project.name, *project.aliases)), project.language)


def passages_of(answer: Answer, found: Sequence[Passage], store: Store) -> list[Passage]:
    """The passages that the answer's citations lie in, then the found ones; each once, within the bounds."""
    own = [
        p
        for c in answer.citations
        for p in store.passages
        if p.document == c.document and p.start < c.end and c.start < p.end
    ]
    kept: list[Passage] = []
    for passage in dict.fromkeys([*own, *found]):
        if len(kept) == MOST_SOURCES or sum(len(p.text) for p in kept) + len(passage.text) > CHARACTERS:
            break
        kept.append(passage)
    return kept


def from_passages(passages: Sequence[Passage], store: Store) -> list[Source]:
    """A source for each passage."""
    projects = {p.id: p for p in store.projects}
    sources = []
    for n, p in enumerate(passages, start=1):
        project = projects.get(p.project or "")
        of = _Of.project(project) if project else _Of((p.document, p.section), "", p.language)
        units, shown = _units(p.document, p.start, p.text, of)
        heads = _heads(project, store, of, units) if project else []
        sources.append(Source(n, p.context or p.section, shown, (*units, *heads)))
    return sources


def from_statements(answer: Answer, store: Store) -> list[Source]:
    """A source for each of the first statements of an answer about records: what that statement cites."""
    projects = {p.id: p for p in store.projects}
    citations = {c.n: c for c in answer.citations}
    sources: list[Source] = []
    for n, statement in enumerate(answer.statements[:MOST_SOURCES], start=1):
        units: list[Unit] = []
        shown: list[str] = []
        cited = [citations[i] for i in statement.citations]
        project = projects.get(cited[0].project or "")
        first = cited[0]
        of = _Of.project(project) if project else _Of((first.document, first.section), "", answer.language)
        for c in cited:
            more, text = _units(c.document, c.start, c.quote, of)
            units += more
            shown.append(text)
        if sum(len(s.text) for s in sources) + sum(map(len, shown)) > CHARACTERS:
            break
        heads = _heads(project, store, of, units) if project else []
        sources.append(
            Source(n, project.name if project else cited[0].section, "\n".join(shown), (*units, *heads))
        )
    return sources


def _units(document: str, start: int, text: str, of: _Of) -> tuple[list[Unit], str]:
    """The sentences of a text before the first that is an order, and what is shown of it."""
    order = _ORDER.search(text)
    units: list[Unit] = []
    for span in split_sentences(text):
        if order and span.end > order.start():
            return units, f"{text[: span.start]}{HIDDEN}"
        piece = text[span.start : span.end]
        mention = Mention(document, start + span.start, start + span.end)
        language = detect(piece) if len(piece) >= SHORT else of.language
        units.append(Unit(mention, piece, language, of.group, of.about))
    return units, text


def _heads(project: Project, store: Store, of: _Of, units: Sequence[Unit]) -> list[Unit]:
    """The whole lines that say the record's name, owner, place and time, where no unit has them."""
    return [
        Unit(line, text, of.language, of.group, of.about, head=True)
        for line, text in dict.fromkeys(_lines(project, store))
        if not any(
            u.mention.document == line.document and u.mention.start <= line.start < u.mention.end
            for u in units
        )
        and not _ORDER.search(text)
    ]


def _lines(project: Project, store: Store) -> Iterator[tuple[Mention, str]]:
    for attribute, m in project.evidence:
        if attribute in HEADS:
            text = store.document(m.document).text
            start = text.rfind("\n", 0, m.start) + 1
            end = text.find("\n", m.end)
            line = text[start : end if end >= 0 else len(text)].rstrip()
            if len(line) > LONGEST_HEAD:
                start, line = m.start, text[m.start : m.end]
            yield Mention(m.document, start, start + len(line)), line
