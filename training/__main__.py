"""``python -m training --data DIR --out DIR``: read, learn the vocabulary, train, save."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from training.batches import DocumentSampler, Mixture, PairSampler, Sampler, mixture
from training.corpus import DocumentSource, Ints, PairSource
from training.prepare import prepare
from training.save import save_model
from training.train import Options, initial_table, log, train

SHARES = {
    "text_sv_government": 0.28,
    "text_sv_interpellations": 0.12,
    "text_da_law": 0.06,
    "text_nb_law": 0.09,
    "sentences": 0.16,
    "words": 0.08,
    "synsets": 0.05,
    "questions": 0.09,
    "synonyms": 0.03,
    "paraphrases": 0.01,
    "forms": 0.05,
}
"""The share of the batches that each kind of source gets; within a kind, by the square root of its size."""


def make_mixture(documents: list[DocumentSource], pairs: list[PairSource], bounds: Ints) -> Mixture:
    """The samplers with their shares."""
    samplers: list[Sampler] = [DocumentSampler(source, bounds) for source in documents]
    weights = [SHARES[source.name] for source in documents]
    kinds = ["questions" if source.name.startswith("qa_") else source.name for source in pairs]
    sizes = {
        kind: sum(len(p.left) ** 0.5 for p, k in zip(pairs, kinds, strict=True) if k == kind)
        for kind in kinds
    }
    for source, kind in zip(pairs, kinds, strict=True):
        samplers.append(PairSampler(source, bounds))
        weights.append(SHARES[kind] * len(source.left) ** 0.5 / sizes[kind])
    return mixture(samplers, weights)


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of training data")
    parser.add_argument("--out", type=Path, required=True, help="the model folder to write")
    parser.add_argument("--pieces", type=int, default=64_000, help="size of the vocabulary")
    for name, kind in (
        ("dimension", int),
        ("batch", int),
        ("steps", int),
        ("minutes", float),
        ("rate", float),
        ("seed", int),
    ):
        parser.add_argument(f"--{name}", type=kind, default=getattr(Options, name))
    return parser.parse_args()


def main() -> None:
    """Make the model."""
    args, started = parse(), time.monotonic()
    options = Options(args.dimension, args.batch, args.steps, args.minutes, args.rate, args.seed)
    ready = prepare(args.data, options.seed, args.pieces)
    table = initial_table(ready.piece_counts, options.dimension, options.seed)
    corpus = ready.corpus
    drawn = make_mixture(ready.documents, ready.pairs, corpus.bounds_array())
    steps = train(drawn, corpus.flat_array(), ready.lexicon, table, options)
    facts = {"pieces": len(table), "dimension": options.dimension, "steps": steps, "seed": options.seed}
    save_model(args.out, ready.tokenizer, table.numpy(), facts)
    log(f"saved {args.out} after {(time.monotonic() - started) / 60:.1f} min, {steps} steps")


if __name__ == "__main__":
    main()
