"""``python -m training --data DIR --out DIR``: read, learn the vocabulary, train, save."""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from training import data
from training.augment import Lexicon, rarity
from training.batches import DocumentSampler, Mixture, PairSampler, Sampler, mixture
from training.corpus import Corpus, Counts, DocumentSource, Ints, PairSource
from training.save import save_model
from training.train import Options, initial_table, log, train
from training.variants import fold_table, form_pairs, translation_table, typo_table
from training.vocabulary import pieces_of, train_tokenizer

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
DICTIONARY_WEIGHT = 3


@dataclass(frozen=True)
class Prepared:
    """All that the training loop needs; ``piece_counts`` is how often the data holds each piece."""

    tokenizer: Tokenizer
    piece_counts: Counts
    mixture: Mixture
    flat: NDArray[np.int32]
    lexicon: Lexicon


def read_all(corpus: Corpus, folder: Path) -> tuple[list[DocumentSource], list[PairSource]]:
    """Every source of the data folder."""
    documents = [data.read_documents(corpus, folder, name) for name in data.DOCUMENT_FILES]
    pairs = [data.read_questions(corpus, folder, name) for name in data.QUESTION_FILES]
    pairs += data.read_sentences(corpus, folder) + data.read_words(corpus, folder)
    pairs += data.read_synsets(corpus, folder) + data.read_synonyms(corpus, folder)
    return documents, pairs


def language_counts(corpus: Corpus, documents: list[DocumentSource], language: str) -> Counts:
    """How often each word stands in the running text of a language."""
    flat, bounds = corpus.flat_array(), corpus.bounds_array()
    spans = [
        flat[bounds[source.starts[0]] : bounds[source.ends[-1]]]
        for source in documents
        if source.language == language
    ]
    return np.bincount(np.concatenate(spans), minlength=len(corpus.vocabulary)).astype(np.float64)


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


def prepare(folder: Path, pieces: int, seed: int) -> Prepared:
    """Read the data, learn the vocabulary, and look up every word's pieces and variants."""
    started, corpus, rng = time.monotonic(), Corpus(), np.random.default_rng(seed)
    documents, pairs = read_all(corpus, folder)
    log(f"{len(corpus.flat):,} words read after {time.monotonic() - started:.0f} s")

    running = {language: language_counts(corpus, documents, language) for language in ("sv", "da", "nb")}
    pairs += [form_pairs(corpus, counts, language) for language, counts in running.items()]
    size = len(corpus.vocabulary)
    counts = np.bincount(corpus.flat_array(), minlength=size).astype(np.float64)
    in_texts = np.sum(list(running.values()), axis=0)
    weights = DICTIONARY_WEIGHT * counts
    weights[: len(in_texts)] -= (DICTIONARY_WEIGHT - 1) * in_texts
    tokenizer = train_tokenizer(list(corpus.vocabulary), weights, pieces)
    log(f"vocabulary of {tokenizer.get_vocab_size():,} pieces after {time.monotonic() - started:.0f} s")

    translations = {code: translation_table(corpus, code, pairs, size) for code in ("sv", "da", "nb", "en")}
    folded, typos = fold_table(corpus), typo_table(corpus, counts, rng)
    flat, bounds = pieces_of(tokenizer, list(corpus.vocabulary))
    counts = np.pad(counts, (0, len(corpus.vocabulary) - size))
    lexicon = Lexicon(flat, bounds, rarity(counts), folded, typos, translations)
    piece_counts = np.bincount(flat, np.repeat(counts, np.diff(bounds)), tokenizer.get_vocab_size())
    log(f"variants after {time.monotonic() - started:.0f} s")
    return Prepared(
        tokenizer,
        piece_counts.astype(np.float64),
        make_mixture(documents, pairs, corpus.bounds_array()),
        corpus.flat_array(),
        lexicon,
    )


def main() -> None:
    """Make the model."""
    args, started = parse(), time.monotonic()
    options = Options(args.dimension, args.batch, args.steps, args.minutes, args.rate, args.seed)
    ready = prepare(args.data, args.pieces, options.seed)
    table = initial_table(ready.piece_counts, options.dimension, options.seed)
    steps = train(ready.mixture, ready.flat, ready.lexicon, table, options)
    facts = {"pieces": len(table), "dimension": options.dimension, "steps": steps, "seed": options.seed}
    save_model(args.out, ready.tokenizer, table.numpy(), facts)
    log(f"saved {args.out} after {(time.monotonic() - started) / 60:.1f} min, {steps} steps")


if __name__ == "__main__":
    main()
