"""Reading question sets: JSON Lines files into dataclasses.

A folder holds any of: ``questions.jsonl`` (answers), ``retrieval.jsonl`` (passages), and public sets,
each a ``NAME.queries.jsonl`` beside a ``NAME.corpus.jsonl``.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args

from rag.errors import EvaluationSetUnusable

QUESTIONS, QUERIES = "questions.jsonl", "retrieval.jsonl"
PUBLIC_QUERIES, PUBLIC_CORPUS = ".queries.jsonl", ".corpus.jsonl"

Line = TypeVar("Line")

QuestionType = Literal["list", "count", "fact", "contact", "advice", "compare", "definition", "unanswerable"]
"""What kind of answer is right; ``unanswerable`` is right when nothing is answered."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A verbatim quote of a document; white space may differ."""

    document: str
    quote: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question with what a right answer has.

    ``required`` are elements, each a group of accepted wordings. A list answer has all of ``core``, may
    have ``accepted``, and no other project. A right answer cites one of ``evidence``.
    """

    id: str
    language: str
    type: QuestionType
    question: str
    required: tuple[tuple[str, ...], ...]
    core: tuple[str, ...]
    accepted: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """A short query and the quote that answers it."""

    id: str
    language: str
    query: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class PublicQuery:
    """A query of a public set with the ids of the passages that are relevant, all equally."""

    id: str
    query: str
    relevant: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicPassage:
    """A passage of a public set."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class PublicSet:
    """A public retrieval set."""

    name: str
    queries: tuple[PublicQuery, ...]
    corpus: tuple[PublicPassage, ...]


@dataclass(frozen=True, slots=True)
class QuestionSets:
    """What one folder holds; a part that is not there is empty."""

    questions: tuple[Question, ...]
    queries: tuple[Query, ...]
    public: tuple[PublicSet, ...]


def load_sets(folder: Path) -> QuestionSets:
    """Every set of a folder; EvaluationSetUnusable when there is none, or a line does not fit."""
    questions, queries = folder / QUESTIONS, folder / QUERIES
    sets = QuestionSets(
        load_questions(questions) if questions.is_file() else (),
        load_queries(queries) if queries.is_file() else (),
        tuple(load_public(path) for path in sorted(folder.glob(f"*{PUBLIC_QUERIES}"))),
    )
    if not (sets.questions or sets.queries or sets.public):
        raise EvaluationSetUnusable(
            f"{folder} holds no question set: name a folder with {QUESTIONS}, {QUERIES} or *{PUBLIC_QUERIES}."
        )
    return sets


def load_questions(path: Path) -> tuple[Question, ...]:
    """An answers set; EvaluationSetUnusable when it is missing or a line does not fit."""
    return _load(path, _question)


def load_queries(path: Path) -> tuple[Query, ...]:
    """A retrieval set; errors as for `load_questions`."""
    return _load(path, _query)


def load_public(queries: Path) -> PublicSet:
    """A public set from its queries' file and the corpus beside it; errors as for `load_questions`."""
    name = queries.name.removesuffix(PUBLIC_QUERIES)
    corpus = _load(queries.with_name(name + PUBLIC_CORPUS), _public_passage)
    return PublicSet(name, _load(queries, _public_query), corpus)


def load_parallel(path: Path) -> dict[str, tuple[str, ...]]:
    """The sentences of a parallel set by language, the same sentence at the same place; errors as above."""
    rows = _load(path, lambda row: {name: text for name, text in row.items() if name != "id"})
    return {language: tuple(row[language] for row in rows) for language in rows[0]} if rows else {}


def _question(row: dict[str, Any]) -> Question:
    if row["type"] not in get_args(QuestionType):
        raise ValueError(f"unknown type {row['type']!r}")
    return Question(
        id=row["id"],
        language=row["lang"],
        type=row["type"],
        question=row["question"],
        required=tuple(tuple(group) for group in row["answer_must_contain"]),
        core=tuple(row["projects_core"]),
        accepted=tuple(row["projects_ok"]),
        evidence=tuple(Evidence(item["doc"], item["quote"]) for item in row["evidence"]),
    )


def _query(row: dict[str, Any]) -> Query:
    return Query(row["id"], row["lang"], row["query"], Evidence(row["doc"], row["quote"]))


def _public_query(row: dict[str, Any]) -> PublicQuery:
    return PublicQuery(row["id"], row["query"], tuple(row["relevant"]))


def _public_passage(row: dict[str, Any]) -> PublicPassage:
    return PublicPassage(row["id"], f"{row.get('title') or ''} {row['text']}".strip())


def _load(path: Path, read: Callable[[dict[str, Any]], Line]) -> tuple[Line, ...]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationSetUnusable(
            f"{path} cannot be read ({type(error).__name__}): name the folder of the set."
        ) from None
    loaded = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                loaded.append(read(json.loads(line)))
            except (ValueError, KeyError, TypeError) as error:
                raise EvaluationSetUnusable(
                    f"{path}:{number} is no line of such a set ({type(error).__name__}: {error}): correct it."
                ) from None
    return tuple(loaded)
