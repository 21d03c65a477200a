"""The data as numbers, a vocabulary, and what is known of each word: where both models' training starts."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from training import data
from training.augment import Lexicon, rarity
from training.corpus import Corpus, Counts, DocumentSource, PairSource
from training.train import log
from training.variants import fold_table, form_pairs, translation_table, typo_table
from training.vocabulary import pieces_of, train_tokenizer

DICTIONARY_WEIGHT = 3


@dataclass(frozen=True)
class Prepared:
    """The data as numbers; ``piece_counts`` is how often they hold each piece of the tokenizer."""

    tokenizer: Tokenizer
    piece_counts: Counts
    corpus: Corpus
    documents: list[DocumentSource]
    pairs: list[PairSource]
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


def prepare(folder: Path, seed: int, pieces: int = 0, tokenizer: Tokenizer | None = None) -> Prepared:
    """Read the data, learn a vocabulary unless one is given, and look up each word's pieces and variants."""
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
    if tokenizer is None:
        tokenizer = train_tokenizer(list(corpus.vocabulary), weights, pieces)
    log(f"vocabulary of {tokenizer.get_vocab_size():,} pieces after {time.monotonic() - started:.0f} s")

    translations = {code: translation_table(corpus, code, pairs, size) for code in ("sv", "da", "nb", "en")}
    folded, typos = fold_table(corpus), typo_table(corpus, counts, rng)
    flat, bounds = pieces_of(tokenizer, list(corpus.vocabulary))
    counts = np.pad(counts, (0, len(corpus.vocabulary) - size))
    lexicon = Lexicon(flat, bounds, rarity(counts), folded, typos, translations)
    piece_counts = np.bincount(flat, np.repeat(counts, np.diff(bounds)), tokenizer.get_vocab_size())
    log(f"variants after {time.monotonic() - started:.0f} s")
    return Prepared(tokenizer, piece_counts.astype(np.float64), corpus, documents, pairs, lexicon)
