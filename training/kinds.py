"""``python -m training.kinds``: the table by which `rag.answer.likely` tells the kind of a question.

It is learnt from ``kinds.jsonl`` beside this file: questions about invented projects, written for this
and for no collection. Every fifth line is left out first, and its kind told, to show how good the table is.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from rag.answer.likely import TABLE, vector

QUESTIONS = Path(__file__).with_name("kinds.jsonl")
STRENGTH = 30.0
"""The inverse of the ridge: with 10 and 100 as many of the lines left out are told right, to a hundredth."""
LEFT_OUT = 5
STEPS = 127
"""Weights are kept in 8 bits with one factor."""


def main() -> None:
    """Learn, measure, learn from all lines, and save."""
    parser = argparse.ArgumentParser(prog="python -m training.kinds", description=__doc__)
    parser.add_argument("--out", type=Path, default=TABLE)
    out = parser.parse_args().out
    rows = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines()]
    vectors = np.stack([vector(row["text"]) for row in rows])
    kinds = np.array([row["kind"] for row in rows])
    unseen = np.arange(len(rows)) % LEFT_OUT == 0
    told = _learn(vectors[~unseen], kinds[~unseen]).predict(vectors[unseen])
    right = (told == kinds[unseen]).mean()
    print(f"{len(rows)} questions; of {unseen.sum()} left out {right:.3f} are told right")
    model = _learn(vectors, kinds)
    scale = np.float32(np.abs(model.coef_).max() / STEPS)
    weights = np.rint(model.coef_.T / scale).astype(np.int8)
    bias = model.intercept_.astype(np.float32)
    np.savez_compressed(out, kinds=model.classes_.astype(str), weights=weights, scale=scale, bias=bias)


def _learn(vectors: np.ndarray, kinds: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=STRENGTH, max_iter=3000).fit(vectors, kinds)


if __name__ == "__main__":
    main()
