"""Questions that go on from the one before: "och i Lund?", "who runs it?", "vilka av dem är danska?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.answer.conversation import Speech, spoken, stages, without_last_stage
from rag.answer.draft import Draft
from rag.answer.kinds import patterns
from rag.answer.order import order_of
from rag.answer.outcome import Outcome
from rag.answer.question import Filters, Question
from rag.answer.understand import RECORD_KINDS, Reader
from rag.ingest.dates import find_dates
from rag.ingest.funding import find_funders
from rag.ingest.places import find_places
from rag.types import Answer, Project, Span

SHORT = 8
"""Words: a longer question says itself what it is about."""

NOUN = 4
"""Words of a question that only names another topic: "and football?"."""

_BETWEEN = re.compile(r"[\s,]*(?:\w+\s+)?")
"""What may stand between two places that a question names together."""


def resolve(question: str, previous: Answer, reader: Reader, projects: Sequence[Project]) -> str:
    """The question as it would be asked on its own, in words that read as one question.

    "och i Lund?" asks the previous question of another place, time or funder, "och fotboll?" of another
    topic; "who runs it?" asks about the one project of the previous answer, "which of them …" about those
    that it found (see `stages`). Any other question stays as it is.
    """
    asked = reader.read(question)
    if asked.projects:
        return question
    speeches = spoken(asked.language, previous.language)
    going = next((s for s in speeches if s.leads.search(question)), speeches[0])
    bare = going.without_lead(question)
    among = _among_them(bare, previous, speeches)
    if among is not None or len(question.split()) > SHORT:
        return among or question
    leads = patterns().words["goes_on"].search(question.casefold()) is not None
    if leads and asked.filters.any:
        return _other_demand(bare, asked.filters, previous, going) or question
    if leads and _names_topic(bare, asked, previous):
        return _other_topic(bare, previous, reader, going) or question
    return _of_project(question, bare, asked, previous, projects, speeches) or question


def about_projects(asked: Question, draft: Draft, outcome: Outcome) -> tuple[str, ...]:
    """The ids of the projects that an answer leaves to speak of: those that it lists, else those that the
    question names, also when the documents say nothing of them, else those that it quotes."""
    if outcome.abstained:
        return asked.projects
    listed = [p for p in draft.projects if p.match == "yes"] or draft.projects
    quoted = (citation.project for citation in draft.citations if citation.project is not None)
    return tuple(p.id for p in listed) or asked.projects or tuple(dict.fromkeys(quoted))


def _among_them(bare: str, previous: Answer, speeches: Sequence[Speech]) -> str | None:
    """The previous question, joined with one about the projects that it found; None when it is none."""
    before = previous.alone if previous.about else without_last_stage(previous.alone)
    if not before:  # what found nothing leaves nothing to ask of, but what it looked at
        return None
    several = len(previous.about) > 1 and order_of(bare) is not None
    for speech in speeches:
        which = speech.asks_which.match(bare) if several else None
        if speech.among_them(bare):
            return f"{_open(before)}, {speech.joins} {bare[:1].lower()}{bare[1:]}?"
        if which is not None and patterns().units.search(bare.casefold()) is None:
            chosen = f"{which.group().lower()} {speech.among}{bare[which.end() :]}"
            return f"{_open(before)}, {speech.joins} {chosen}?"
    return None


def _other_demand(bare: str, filters: Filters, previous: Answer, speech: Speech) -> str | None:
    """The previous question with another place, time or funder in place of its own, or at its end."""
    old = previous.alone
    if filters.asked is not None:
        spans = _times(old)
    elif filters.funding:
        spans = [span for _, span in find_funders(old)]
    else:
        places, new = find_places(old, any_case=True), find_places(bare, any_case=True)
        spans = [Span(m.start, m.end) for m in places]
        if places and new and places[0].adjective and not new[0].adjective:  # "danska" gives way to "i Norge"
            return f"{_open(_cut(old, spans))} {bare}?"
    if not spans:
        return f"{_open(old)} {bare}?" if previous.kind in RECORD_KINDS else None
    first, *rest = sorted(spans, key=lambda span: span.start)
    while rest and _BETWEEN.fullmatch(old, first.end, rest[0].start):
        first = Span(first.start, rest.pop(0).end)
    kept = _cut(old, rest)
    return kept[: _with_small_word(kept, first.start, bare, speech)] + bare + kept[first.end :]


def _names_topic(bare: str, asked: Question, previous: Answer) -> bool:
    """Whether a question names nothing but another topic for the list before."""
    words = patterns().words
    says_more = (
        words["asks"].search(bare.casefold()) or words["refers"].search(bare.casefold()) or asked.roles
    )
    return previous.kind in RECORD_KINDS and len(bare.split()) <= NOUN and not says_more


def _other_topic(bare: str, previous: Answer, reader: Reader, speech: Speech) -> str | None:
    """The previous question about another topic; None where its own does not stand in one piece."""
    words = _without_small_words(re.findall(r"\w+", reader.read(stages(previous.alone)[-1]).topic), speech)
    piece = r"\b" + r"(?:\W+\w+)?\W+".join(map(re.escape, words)) + r"\b"
    found = list(re.finditer(piece, previous.alone, re.IGNORECASE)) if words else []
    new = " ".join(_without_small_words(bare.split(), speech))
    if not found:
        return None
    return previous.alone[: found[-1].start()] + new + previous.alone[found[-1].end() :]


def _without_small_words(words: list[str], speech: Speech) -> list[str]:
    """The words from the first on that says something: the small ones before it stay as they are."""
    while len(words) > 1 and words[0].casefold() in speech.small:
        words = words[1:]
    return words


def _of_project(
    question: str,
    bare: str,
    asked: Question,
    previous: Answer,
    projects: Sequence[Project],
    speeches: Sequence[Speech],
) -> str | None:
    """The question with the name of the project that it means; None when it means none of those before."""
    about = {p.id: p.name for p in projects if p.id in previous.about}
    names = [about[identifier] for identifier in previous.about if identifier in about]
    for speech in speeches:
        for name, nth in zip(names, speech.nth, strict=False):
            if len(names) > 1 and nth.search(bare):
                return nth.sub(lambda _, name=name: name, bare) + "?"  # type: ignore[misc]  # bound at once
    low = question.casefold()
    refers = patterns().words["refers"].search(low) or patterns().words["goes_on"].search(low) or asked.roles
    if len(names) != 1 or not refers or asked.filters.any:
        return None
    return _sentence(_with_name(bare, names[0], speeches[0])) + "?"


def _with_name(bare: str, name: str, speech: Speech) -> str:
    genitive = name if name.endswith("s") and speech.genitive == "s" else name + speech.genitive
    for pattern, said in ((speech.its, genitive), (speech.it, name)):
        word = pattern.search(bare)
        if word is not None:
            return bare[: word.start()] + said + bare[word.end() :]
    return f"{bare} {speech.about.format(name=name)}"


def _times(question: str) -> list[Span]:
    """Where a question names a time: a part of a year and a season belong to their year."""
    low = question.casefold()
    for pattern, _ in patterns().year_parts:
        if part := pattern.search(low):
            return [Span(part.start(), part.end())]
    spans = []
    for found in find_dates(question):
        before = re.search(r"(\w+)\s+$", low[: found.span.start])
        season = before is not None and before[1] in patterns().seasons
        spans.append(Span(before.start() if before and season else found.span.start, found.span.end))
    return spans


def _with_small_word(old: str, start: int, new: str, speech: Speech) -> int:
    """Where to put ``new``: over the small word before ``start`` too, when it has its own ("på Island")."""
    before = re.search(r"(\w+)\s+$", old[:start])
    own = new.split()[0].casefold() in speech.small
    return before.start() if own and before and before[1].casefold() in speech.small else start


def _cut(text: str, spans: Sequence[Span]) -> str:
    """The text without the spans and the space after each."""
    for span in sorted(spans, key=lambda span: -span.start):
        text = text[: span.start] + text[span.end :].lstrip()
    return text


def _open(question: str) -> str:
    """A question without its mark, ready to go on."""
    return question.rstrip("?!. ")


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
