"""The project's own metrics, as pure functions: answers against questions, hits against queries.

The definitions are those of the acceptance of this project; recall, precision, F1 and reciprocal rank are
the usual ones (Manning, Raghavan and Schütze, Introduction to Information Retrieval, 2008, chapter 8).
All shares are between 0 and 1.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rag.evaluation.matching import Texts, mentions, named_as, overlap, place
from rag.evaluation.questions import Evidence, Query, Question, QuestionType
from rag.evaluation.ranked import DEPTH
from rag.types import Answer, Citation, Mention, ProjectMatch

READ: dict[QuestionType, int] = {
    "fact": 500,
    "contact": 500,
    "count": 500,
    "definition": 500,
    "compare": 1200,
    "advice": 2000,
}
"""Characters of an answer that count: it is short and to the point."""

LIST_RIGHT = 0.8
"""The F1 from which a list is right."""

HIT_READ = 1500
"""Characters of a hit that count: a longer one does not say where the answer is."""

QUOTE_SHARE = 0.5
"""How much of the quote a hit must cover."""


@dataclass(frozen=True, slots=True)
class Miss:
    """A question answered wrongly, or a query whose passage is not among the first five, and why."""

    id: str
    why: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """One answer judged: ``why`` is empty when it is right, ``f1`` is None unless a list is wanted.

    ``quotes`` are its citations, ``exact`` those whose text is the slice they name, ``uncited`` its
    statements without a citation.
    """

    question: Question
    why: str
    f1: float | None
    quotes: int
    exact: int
    uncited: int


@dataclass(frozen=True, slots=True)
class AnswerFigures:
    """How good the answers to a set are.

    ``answered_right`` is the share of the answerable questions, ``abstained_right`` of the unanswerable
    ones, ``list_f1`` the mean over the lists, ``quotes_exact`` the share of the ``quotes``. A share of
    nothing is 0. ``by_type`` has (type, right, all).
    """

    answered_right: float
    list_f1: float
    abstained_right: float
    quotes_exact: float
    quotes: int
    statements_without_citation: int
    by_type: tuple[tuple[str, int, int], ...]
    misses: tuple[Miss, ...]


@dataclass(frozen=True, slots=True)
class RetrievalFigures:
    """How good a search is: the share of queries answered within the first k hits, and MRR@10.

    ``by_language`` has (language, recall@5).
    """

    recall_1: float
    recall_5: float
    recall_10: float
    mrr_10: float
    by_language: tuple[tuple[str, float], ...]
    misses: tuple[Miss, ...]


def judge(question: Question, answer: Answer, texts: Texts) -> Verdict:
    """Judge one answer against what a right one has."""
    exact = [Mention(c.document, c.start, c.end) for c in answer.citations if _is_slice(c, texts)]
    f1 = _f1(question, answer) if question.type == "list" else None
    return Verdict(
        question=question,
        why=_why_wrong(question, answer, f1, exact, texts),
        f1=f1,
        quotes=len(answer.citations),
        exact=len(exact),
        uncited=0 if answer.abstained else sum(not s.citations for s in answer.statements),
    )


def answer_figures(verdicts: Sequence[Verdict]) -> AnswerFigures:
    """The figures of a set from its verdicts."""
    right: dict[str, list[bool]] = defaultdict(list)
    for verdict in verdicts:
        right[verdict.question.type].append(not verdict.why)
    return AnswerFigures(
        answered_right=_mean([ok for kind, oks in right.items() if kind != "unanswerable" for ok in oks]),
        list_f1=_mean([v.f1 for v in verdicts if v.f1 is not None]),
        abstained_right=_mean(right.get("unanswerable", [])),
        quotes_exact=sum(v.exact for v in verdicts) / max(1, sum(v.quotes for v in verdicts)),
        quotes=sum(v.quotes for v in verdicts),
        statements_without_citation=sum(v.uncited for v in verdicts),
        by_type=tuple((kind, sum(oks), len(oks)) for kind, oks in sorted(right.items())),
        misses=tuple(Miss(v.question.id, f"{v.question.type}: {v.why}") for v in verdicts if v.why),
    )


def rank_of(evidence: Evidence, hits: Sequence[Mention], texts: Texts) -> int | None:
    """The rank, from 1, of the first hit that covers enough of a quote; None when none of ten does."""
    wanted = place(evidence, texts)
    if wanted is None:
        return None
    return next((rank for rank, hit in enumerate(hits[:DEPTH], start=1) if covers(hit, wanted)), None)


def covers(hit: Mention, wanted: Mention) -> bool:
    """Whether what counts of a hit covers enough of a quote."""
    read = Mention(hit.document, hit.start, min(hit.end, hit.start + HIT_READ))
    return overlap(read, wanted) >= QUOTE_SHARE * (wanted.end - wanted.start)


def retrieval_figures(queries: Sequence[Query], ranks: Sequence[int | None]) -> RetrievalFigures:
    """The figures of a set from the rank of each query (`rank_of`), in the same order."""
    by_language: dict[str, list[int | None]] = defaultdict(list)
    for query, rank in zip(queries, ranks, strict=True):
        by_language[query.language].append(rank)
    missed = [(q, r) for q, r in zip(queries, ranks, strict=True) if r is None or r > 5]
    return RetrievalFigures(
        recall_1=recall(ranks, 1),
        recall_5=recall(ranks, 5),
        recall_10=recall(ranks, DEPTH),
        mrr_10=_mean([1 / rank if rank else 0.0 for rank in ranks]),
        by_language=tuple((language, recall(found, 5)) for language, found in sorted(by_language.items())),
        misses=tuple(Miss(q.id, f"rank {r}" if r else "not found") for q, r in missed),
    )


def recall(ranks: Sequence[int | None], k: int) -> float:
    """The share of ranks that are at most ``k``."""
    return _mean([rank is not None and rank <= k for rank in ranks])


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _is_slice(citation: Citation, texts: Texts) -> bool:
    """Whether a quote is the slice of the source that it names, up to white space."""
    source = texts.get(citation.document, "")[citation.start : citation.end]
    return bool(citation.quote.strip()) and source.split() == citation.quote.split()


def _f1(question: Question, answer: Answer) -> float:
    """F1 of the projects named with "yes": recall of the core, precision against core and accepted."""
    named = _named(answer)
    found = sum(any(named_as(project, [name]) for project in named) for name in question.core)
    good = sum(named_as(project, question.core + question.accepted) for project in named)
    recalled, precision = found / max(1, len(question.core)), good / max(1, len(named))
    both = precision + recalled
    return 2 * precision * recalled / both if both else 0.0


def _named(answer: Answer) -> list[ProjectMatch]:
    return [] if answer.abstained else [project for project in answer.projects if project.match == "yes"]


def _why_wrong(
    question: Question, answer: Answer, f1: float | None, cited: Sequence[Mention], texts: Texts
) -> str:
    """What is wrong with an answer; empty when it is right. ``cited`` are its exact quotes' places."""
    if question.type == "unanswerable":
        return "" if answer.abstained else "answered what the documents do not say"
    if answer.abstained:
        return "abstained"
    if f1 is not None:
        named = ", ".join(project.name for project in _named(answer))
        return "" if f1 >= LIST_RIGHT else f"F1 {f1:.2f}, named {named or 'nothing'}"
    read = re.sub(r"\s*\[\d+\]", "", answer.text)[: READ[question.type]]
    missing = [group[0] for group in question.required if not any(mentions(each, read) for each in group)]
    if missing:
        return f"missing {', '.join(missing)}"
    wanted = [where for evidence in question.evidence if (where := place(evidence, texts))]
    supported = any(overlap(a, b) for a in cited for b in wanted)
    return "" if supported or not question.evidence else "evidence not cited"
