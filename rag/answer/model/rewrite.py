"""An extractive answer worded by a language model, as far as the sources support the wording."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from rag.answer.check import checked
from rag.answer.draft import Draft, with_markers
from rag.answer.model.client import ModelFailed, request
from rag.answer.model.prompt import messages
from rag.answer.model.quotes import quotes
from rag.answer.model.reply import Claim, ReplyMalformed, finished, parse
from rag.answer.model.sources import Source, Unit, from_passages, from_statements, passages_of
from rag.answer.model.support import Checker
from rag.answer.model.words import WordMatcher
from rag.answer.strings import say
from rag.errors import ModelUnavailable
from rag.settings import Settings
from rag.store import Store
from rag.types import Answer, Kind, Mention, Passage, Statement

BY_RECORD: frozenset[Kind] = frozenset({"list", "similar"})
"""Kinds whose records are settled: the model may reword what is said of each, and nothing else."""

LEFT_ALONE: frozenset[Kind] = frozenset({"count", "contact"})
"""Kinds without a sentence to word: a number with names, and addresses."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """An answer after the language model. ``dropped`` counts its statements that the sources do not support,
    ``notice`` is one line for the user, or None when there is nothing to say."""

    answer: Answer
    dropped: int
    notice: str | None


class Wording(Protocol):
    """An answer while statements are added to it."""

    def add(self, claim: Claim, units: tuple[Unit, ...]) -> None:
        """Take a supported statement up."""

    def answer(self) -> Answer | None:
        """The answer so far; None while it is not whole."""


def rewrite(
    answer: Answer,
    passages: Sequence[Passage],
    store: Store,
    settings: Settings,
    on_text: Callable[[str], None] | None = None,
) -> Rewritten:
    """Have the settings' language model word an answer, and keep of its reply what the sources support.

    ``passages`` are the retriever's best for the question, shown to the model after those that the answer
    cites. ``on_text`` gets the text so far, checked like the whole, whenever a statement is added; the answer
    returned is what counts, and is the extractive one after a failure. The model is not asked without a URL,
    when the answer abstains, or for the kinds `LEFT_ALONE`. Raises nothing that a server or a reply causes.
    """
    if not settings.llm_url or answer.abstained or answer.kind in LEFT_ALONE or not answer.statements:
        return Rewritten(answer, 0, None)
    by_record = answer.kind in BY_RECORD
    sources = (
        from_statements(answer, store)
        if by_record
        else from_passages(passages_of(answer, passages, store), store)
    )
    try:
        wording: Wording = _Reworded(answer, store, sources) if by_record else _Composed(answer, store)
        filter_ = _Filter(sources, WordMatcher(store), wording, answer.language, by_record, on_text)
        asked = messages(answer.question, answer.language, sources, rephrase=by_record)
        reply = request(asked, settings, filter_.preview)
        filter_.take(parse(reply))
    except ModelFailed as failure:
        return Rewritten(answer, 0, say(answer.language, failure.reason, **failure.values))
    except ReplyMalformed:
        return Rewritten(answer, 0, say(answer.language, "llm_unusable"))
    except ModelUnavailable:
        return Rewritten(answer, 0, say(answer.language, "llm_unchecked"))
    reworded = wording.answer() if filter_.kept else None
    if reworded is None:
        return Rewritten(answer, filter_.dropped, say(answer.language, "llm_nothing"))
    return Rewritten(checked(reworded, store), filter_.dropped, _dropped(answer.language, filter_.dropped))


def _dropped(language: str, count: int) -> str | None:
    if count == 0:
        return None
    return say(language, "llm_dropped_one" if count == 1 else "llm_dropped", n=count)


class _Filter:
    """Takes the statements of a reply as they come, each checked once."""

    def __init__(
        self,
        sources: Sequence[Source],
        matcher: WordMatcher,
        wording: Wording,
        language: str,
        single: bool,
        on_text: Callable[[str], None] | None,
    ) -> None:
        """``single``: a statement may name one source only."""
        self._units = {s.n: s.units for s in sources}
        self._checker = Checker(matcher)
        self._wording = wording
        self._language = language
        self._single = single
        self._on_text = on_text
        self._seen = 0
        self._texts: set[str] = set()
        self.kept = 0
        self.dropped = 0

    def preview(self, reply: str) -> None:
        """Take the statements that are whole in a reply that is still coming, when someone looks on."""
        if self._on_text is not None:
            self.take(finished(reply))

    def take(self, claims: Sequence[Claim]) -> None:
        """Check the statements after those taken before."""
        for claim in claims[self._seen :]:
            self._seen += 1
            if claim.text in self._texts:
                continue
            self._texts.add(claim.text)
            units = self._support(claim)
            self.kept += bool(units)
            self.dropped += not units
            if units:
                self._wording.add(claim, units)
                answer = self._wording.answer()
                if self._on_text is not None and answer is not None:
                    self._on_text(answer.text)

    def _support(self, claim: Claim) -> tuple[Unit, ...]:
        known = all(n in self._units for n in claim.citations)
        if not claim.text or not claim.citations or not known or (self._single and len(claim.citations) > 1):
            return ()
        return self._checker.support(
            claim.text, self._language, [unit for n in claim.citations for unit in self._units[n]]
        )


class _Composed:
    """A new text from the model's statements alone."""

    def __init__(self, answer: Answer, store: Store) -> None:
        self._answer = answer
        self._store = store
        self._draft = Draft(store)

    def add(self, claim: Claim, units: tuple[Unit, ...]) -> None:
        """Add a statement with the quotes that support it."""
        self._draft.state(claim.text, quotes(units, self._store))

    def answer(self) -> Answer | None:
        """None as long as a project of the answer, one of those compared, has no statement."""
        draft = self._draft
        projects = tuple(
            replace(p, citations=tuple(c.n for c in draft.citations if c.project == p.id))
            for p in self._answer.projects
        )
        if not all(p.citations for p in projects):
            return None
        return replace(
            self._answer,
            text="\n".join(map(with_markers, draft.statements)),
            statements=tuple(draft.statements),
            citations=tuple(draft.citations),
            projects=projects,
        )


class _Reworded:
    """The answer's own text, in which single statements are replaced."""

    def __init__(self, answer: Answer, store: Store, sources: Sequence[Source]) -> None:
        self._answer = answer
        self._store = store
        self._draft = Draft(store)
        self._number = {
            c.n: self._draft.cite(Mention(c.document, c.start, c.end), c.project) for c in answer.citations
        }
        self._label = {s.n: s.label for s in sources}
        self._statements = [replace(s, citations=self._renumbered(s.citations)) for s in answer.statements]
        self._replaced: set[int] = set()

    def add(self, claim: Claim, units: tuple[Unit, ...]) -> None:
        """Replace the statement of the claim's source, which keeps its quotes; the first claim wins."""
        n = claim.citations[0]
        if n in self._replaced:
            return
        self._replaced.add(n)
        lead = "" if self._label[n].casefold() in claim.text.casefold() else f"{self._label[n]}: "
        heads = (self._draft.cite(u.mention) for u in units if u.head)
        old = self._statements[n - 1]
        self._statements[n - 1] = Statement(lead + claim.text, tuple(dict.fromkeys([*old.citations, *heads])))

    def answer(self) -> Answer | None:
        """The answer with the statements replaced so far; None when its text does not show them."""
        text, position = self._answer.text, 0
        for old, new in zip(self._answer.statements, self._statements, strict=True):
            position = text.find(with_markers(old), position)
            if position < 0:
                return None
            text = f"{text[:position]}{with_markers(new)}{text[position + len(with_markers(old)) :]}"
            position += len(with_markers(new))
        projects = (replace(p, citations=self._renumbered(p.citations)) for p in self._answer.projects)
        return replace(
            self._answer,
            text=text,
            statements=tuple(self._statements),
            citations=tuple(self._draft.citations),
            projects=tuple(projects),
        )

    def _renumbered(self, citations: Sequence[int]) -> tuple[int, ...]:
        return tuple(self._number[n] for n in citations)
