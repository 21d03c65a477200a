"""``python -m training.measure --model DIR --eval DIR``: the figures of the model card.

Reads the public sets below ``DIR/public``. SweFAQ and NTREX share no text with the training data; the card
says what the others share.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rag.embed.contextual import ContextualEmbedder, is_contextual_model
from rag.embed.embedder import Model
from rag.embed.static import StaticEmbedder

Vectors = NDArray[np.float32]
DEPTH = 10
SPEED_PASSAGES, SPEED_LENGTH, SPEED_SECONDS = 500, 350, 10.0


def lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def ndcg(order: list[str], relevant: set[str]) -> float:
    """Normalised discounted gain at :data:`DEPTH`, binary relevance (Järvelin and Kekäläinen 2002)."""
    discounts = 1 / np.log2(np.arange(2, DEPTH + 2))
    gains = [float(name in relevant) for name in order[:DEPTH]]
    return float(np.dot(gains, discounts[: len(gains)]) / discounts[: min(DEPTH, len(relevant))].sum())


def retrieval(embedder: Model, public: Path, name: str) -> float:
    """Mean nDCG@10 of the dense scores alone on one public set."""
    corpus, queries = lines(public / f"{name}.corpus.jsonl"), lines(public / f"{name}.queries.jsonl")
    passages = embedder.embed_passages([f"{row.get('title') or ''} {row['text']}" for row in corpus])
    scores = embedder.embed_queries([row["query"] for row in queries]) @ passages.T
    best = np.argsort(-scores, axis=1, kind="stable")[:, :DEPTH]
    return float(
        np.mean(
            [
                ndcg([corpus[i]["id"] for i in order], set(query["relevant"]))
                for order, query in zip(best, queries, strict=True)
            ]
        )
    )


def bitext(embedder: Model, rows: list[dict[str, Any]], source: str, target: str) -> float:
    """The share of sentences whose translation is the nearest of all sentences of the other language."""
    left = embedder.embed_queries([row[source] for row in rows])
    right = embedder.embed_passages([row[target] for row in rows])
    return float(np.mean((left @ right.T).argmax(axis=1) == np.arange(len(rows))))


def speed(embedder: Model, public: Path) -> float:
    """Passages of :data:`SPEED_LENGTH` characters embedded in a second of one core's time."""
    text = " ".join(row["text"] for row in lines(public / "swequad-dev.corpus.jsonl"))
    texts = [
        text[start : start + SPEED_LENGTH]
        for start in np.linspace(0, len(text) - SPEED_LENGTH, SPEED_PASSAGES).astype(int).tolist()
    ]
    embedder.embed_passages(texts[:20])
    started, rounds = time.process_time(), 0
    while time.process_time() - started < SPEED_SECONDS:
        embedder.embed_passages(texts)
        rounds += 1
    return rounds * SPEED_PASSAGES / (time.process_time() - started)


def load(folder: Path) -> Model:
    """The model of either kind in a folder. Raises ModelUnavailable."""
    return ContextualEmbedder.load(folder) if is_contextual_model(folder) else StaticEmbedder.load(folder)


def main() -> None:
    """Print one figure a line."""
    parser = argparse.ArgumentParser(prog="python -m training.measure", description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="the model folder")
    parser.add_argument("--eval", type=Path, required=True, help="the folder that holds public/")
    args = parser.parse_args()
    started = time.perf_counter()
    embedder = load(args.model)
    print(f"load                       {(time.perf_counter() - started) * 1000:.0f} ms")
    public = args.eval / "public"
    for path in sorted(public.glob("*.corpus.jsonl")):
        name = path.name.removesuffix(".corpus.jsonl")
        print(f"{name:26} nDCG@10 {retrieval(embedder, public, name):.3f}")
    rows = lines(public / "ntrex-dev.jsonl")
    for target in ("sv", "da", "nb", "fi"):
        print(f"ntrex-dev en -> {target}         nearest {bitext(embedder, rows, 'en', target):.3f}")
    print(
        f"speed                      {speed(embedder, public):,.0f} passages of {SPEED_LENGTH} characters/s"
    )


if __name__ == "__main__":
    main()
