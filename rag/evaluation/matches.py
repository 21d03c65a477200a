"""``python -m rag.evaluation.matches FOLDER …``: the weights of a list's matches, found on question sets.

Each folder holds a ``questions.jsonl`` about the settings' index, whose list questions are learnt from. Every
set is measured with the weights of the others; those of all sets are for the code. A record that a list may
name or not teaches nothing, and those of one question count together as much as those of any other.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from rag.answer import Answerer
from rag.answer.chance import BIAS, FEATURES, WEIGHTS, best_choice, chances
from rag.console import run
from rag.embed import load_embedder
from rag.evaluation.matching import same_name
from rag.evaluation.questions import QUESTIONS, Question, load_questions
from rag.settings import Settings
from rag.store import Store
from rag.store.lexicon import Floats
from rag.types import Project

STRENGTH = 10.0
"""The inverse of the ridge: from 1 to 100 it moved no set's F1 by more than three in a hundred."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The features of the records that meet a question's filters, shape (records, features); ``wanted`` is 1
    for those that a right list has, 0 for wrong ones, and NaN for those that it may have. ``missing`` counts
    the records that it has and the filters exclude."""

    features: Floats
    wanted: npt.NDArray[np.float64]
    missing: int


@dataclass(frozen=True, slots=True)
class JudgedSet:
    """The list questions of a set that have a topic beside their filters."""

    name: str
    questions: tuple[Judged, ...]


@dataclass(frozen=True, slots=True)
class Learnt:
    """Weights of the features, and the constant."""

    weights: tuple[float, ...]
    bias: float


def judged_set(folder: Path, answerer: Answerer, projects: Sequence[Project]) -> JudgedSet:
    """The list questions of a folder; EvaluationSetUnusable as for `load_questions`."""
    lists = (q for q in load_questions(folder / QUESTIONS) if q.type == "list")
    judged = (_judged(question, answerer, projects) for question in lists)
    return JudgedSet(folder.name, tuple(j for j in judged if j is not None))


def _judged(question: Question, answerer: Answerer, projects: Sequence[Project]) -> Judged | None:
    found = answerer.list_features(question.question)
    if found is None:
        return None
    features, allowed = found
    core, accepted = (
        np.array(
            [any(same_name(own, name) for own in (p.name, *p.aliases) for name in names) for p in projects]
        )
        for names in (question.core, question.accepted)
    )
    wanted = np.where(core, 1.0, np.where(accepted, np.nan, 0.0))
    return Judged(features[allowed], wanted[allowed], int((core & ~allowed).sum()))


def _is_one(project: Project, names: Sequence[str]) -> bool:
    return any(same_name(own, name) for own in (project.name, *project.aliases) for name in names)


def learnt(sets: Sequence[JudgedSet]) -> Learnt:
    """The logistic regression of the sets' records."""
    rows, wanted, shares = [], [], []
    for judged in (question for each in sets for question in each.questions):
        certain = ~np.isnan(judged.wanted)
        rows.append(judged.features[certain])
        wanted.append(judged.wanted[certain])
        shares.append(np.full(certain.sum(), 1 / max(1.0, float(np.nansum(judged.wanted)))))
    features = np.concatenate(rows)
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-6
    model = LogisticRegression(C=STRENGTH, max_iter=1000)
    model.fit((features - mean) / spread, np.concatenate(wanted), sample_weight=np.concatenate(shares))
    weights = model.coef_[0] / spread
    return Learnt(tuple(map(float, weights)), float(model.intercept_[0] - weights @ mean))


def f1(judged: Judged, model: Learnt) -> float:
    """The F1 of the list that the weights make of a question; records that it may have do not count."""
    named = judged.wanted[best_choice(chances(judged.features, model.weights, model.bias))]
    right, wrong = int((named == 1).sum()), int((named == 0).sum())
    wanted = int((judged.wanted == 1).sum()) + judged.missing
    return 2 * right / max(1, right + wrong + wanted)


def report(sets: Sequence[JudgedSet]) -> Iterator[str]:
    """Each set's F1 with the weights in the code and with those of the other sets; the weights of all."""
    yield "F1 of topical lists".ljust(24) + "in the code".rjust(14) + "of the others".rjust(15)
    in_code = Learnt(WEIGHTS, BIAS)
    for each in sets:
        others = learnt([other for other in sets if other is not each])
        figures = (
            np.mean([f1(question, model) for question in each.questions]) for model in (in_code, others)
        )
        yield each.name.ljust(24) + "".join(f"{figure:14.3f}" for figure in figures)
    whole = learnt(sets)
    told = ", ".join(f"{name}: {weight:.2f}" for name, weight in zip(FEATURES, whole.weights, strict=True))
    yield f"weights of all sets, for the code: {told}; bias {whole.bias:.2f}"


def main() -> None:
    """Learn, measure and print."""
    parser = argparse.ArgumentParser(prog="python -m rag.evaluation.matches", description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER", help=f"a folder with {QUESTIONS}")
    folders = parser.parse_args().folders
    settings = Settings()
    with closing(Store.open(settings.index)) as store:
        answerer = Answerer(store, load_embedder(settings))
        sets = [judged_set(folder, answerer, store.projects) for folder in folders]
    sys.stdout.writelines(f"{line}\n" for line in report(sets))


if __name__ == "__main__":
    run(main)
