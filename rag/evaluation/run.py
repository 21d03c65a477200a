"""Measuring answers and search on the sets of one folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rag.answer import Answerer
from rag.embed import Embedder, load_embedder
from rag.errors import EvaluationSetUnusable
from rag.evaluation.matching import Texts, place
from rag.evaluation.metrics import (
    AnswerFigures,
    Miss,
    RetrievalFigures,
    answer_figures,
    judge,
    rank_of,
    retrieval_figures,
)
from rag.evaluation.public import PublicFigures, measure_public
from rag.evaluation.questions import Evidence, Query, Question, QuestionSets, load_sets
from rag.evaluation.ranked import DEPTH
from rag.retrieve import Retriever, load_reranker
from rag.retrieve.rerank import Reranker
from rag.settings import Settings
from rag.store import Store
from rag.types import Mention

Progress = Callable[[str, int, int], None]
"""Told the stage, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of one folder's sets; a part without a set is None or empty."""

    name: str
    answers: AnswerFigures | None
    retrieval: RetrievalFigures | None
    public: tuple[PublicFigures, ...]


def silent(stage: str, done: int, total: int) -> None:
    """Report no progress."""


def evaluate(settings: Settings, folder: Path, name: str, progress: Progress = silent) -> Report:
    """Answer and search the sets in ``folder / name`` with the index and the models of the settings.

    EvaluationSetUnusable when there is no set, or one that does not belong to the documents of the index;
    IndexMissing when a set needs the index and there is none. Public sets bring their own documents.
    """
    sets = load_sets(folder / name)
    embedder, reranker = load_embedder(settings), load_reranker(settings)
    answers, retrieval = None, None
    if sets.questions or sets.queries:
        store = Store.open(settings.index)
        try:
            answers, retrieval = _measure(sets, store, embedder, reranker, progress)
        finally:
            store.close()
    public = tuple(measure_public(each, embedder, progress, reranker) for each in sets.public)
    return Report(name, answers, retrieval, public)


def _measure(
    sets: QuestionSets, store: Store, embedder: Embedder, reranker: Reranker | None, progress: Progress
) -> tuple[AnswerFigures | None, RetrievalFigures | None]:
    texts = {document.name: document.text for document in store.documents}
    _check(sets, texts)
    answerer, retriever = Answerer(store, embedder), Retriever(store, embedder, reranker)
    return (
        _measure_answers(sets.questions, answerer, texts, progress) if sets.questions else None,
        _measure_retrieval(sets.queries, retriever, texts, progress) if sets.queries else None,
    )


def _measure_answers(
    questions: Sequence[Question], answerer: Answerer, texts: Texts, progress: Progress
) -> AnswerFigures:
    verdicts = []
    for done, question in enumerate(questions, start=1):
        verdicts.append(judge(question, answerer.ask(question.question), texts))
        progress("answers", done, len(questions))
    return answer_figures(verdicts)


def _measure_retrieval(
    queries: Sequence[Query], retriever: Retriever, texts: Texts, progress: Progress
) -> RetrievalFigures:
    ranks = []
    for done, query in enumerate(queries, start=1):
        hits = [hit.passage for hit in retriever.search(query.query, DEPTH)]
        spans = [Mention(hit.document, hit.start, hit.end) for hit in hits]
        ranks.append(rank_of(query.evidence, spans, texts))
        progress("retrieval", done, len(queries))
    return retrieval_figures(queries, ranks)


def _check(sets: QuestionSets, texts: Texts) -> None:
    """A quote that is nowhere would count as never found: say so instead."""
    wanted: list[tuple[str, Evidence]] = [(q.id, e) for q in sets.questions for e in q.evidence]
    wanted += [(q.id, q.evidence) for q in sets.queries]
    for identifier, evidence in wanted:
        if place(evidence, texts) is None:
            raise EvaluationSetUnusable(
                f"{identifier}: no {evidence.document!r} with {evidence.quote[:60]!r} is in the index: "
                "build it from the documents that the set was written for."
            )


def report_json(report: Report) -> dict[str, Any]:
    """The figures as one JSON object; shares have three decimals, of quotes four."""
    return {
        "set": report.name,
        "answers": _answers_json(report.answers) if report.answers else None,
        "retrieval": _retrieval_json(report.retrieval) if report.retrieval else None,
        "public": [
            {
                "name": p.name,
                "queries": p.queries,
                "ndcg@10 dense": round(p.dense, 3),
                "ndcg@10 fused": round(p.fused, 3),
            }
            for p in report.public
        ],
    }


def _answers_json(figures: AnswerFigures) -> dict[str, Any]:
    return {
        "answered_right": round(figures.answered_right, 3),
        "list_f1": round(figures.list_f1, 3),
        "abstained_right": round(figures.abstained_right, 3),
        "quotes_exact": round(figures.quotes_exact, 4),
        "quotes": figures.quotes,
        "statements_without_citation": figures.statements_without_citation,
        "by type": {kind: {"right": right, "all": total} for kind, right, total in figures.by_type},
        "misses": _misses_json(figures.misses),
    }


def _retrieval_json(figures: RetrievalFigures) -> dict[str, Any]:
    return {
        "recall@1": round(figures.recall_1, 3),
        "recall@5": round(figures.recall_5, 3),
        "recall@10": round(figures.recall_10, 3),
        "mrr@10": round(figures.mrr_10, 3),
        "recall@5 by language": {language: round(share, 3) for language, share in figures.by_language},
        "misses": _misses_json(figures.misses),
    }


def _misses_json(misses: Sequence[Miss]) -> list[dict[str, str]]:
    return [{"id": miss.id, "why": miss.why} for miss in misses]


def report_text(report: Report) -> str:
    """The figures for people: one a line, then what was missed."""
    figures = report_json(report)
    lines = [f"Set {report.name}"]
    for part in ("answers", "retrieval"):
        lines += [
            f"{part}: {name} {_value(value)}"
            for name, value in (figures[part] or {}).items()
            if name != "misses"
        ]
    lines += [
        f"{p.name}: nDCG@10 dense {p.dense:.3f}, fused {p.fused:.3f} ({p.queries} queries)"
        for p in report.public
    ]
    for part in ("answers", "retrieval"):
        lines += [f"  missed {miss['id']}: {miss['why']}" for miss in (figures[part] or {}).get("misses", [])]
    return "\n".join(lines)


def _value(value: Any) -> str:
    if not isinstance(value, dict):
        return str(value)
    return ", ".join(
        f"{name} {v['right']}/{v['all']}" if isinstance(v, dict) else f"{name} {v}"
        for name, v in value.items()
    )
