"""The parts of the training that must be right for its result to mean anything."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch.nn import functional

from training.augment import keyword_mask, ragged
from training.corpus import Corpus, words_of
from training.objective import SCALE, RowAdam, contrastive_loss, pooled
from training.save import quantised
from training.variants import compound_parts, fold_table
from training.vocabulary import pieces_of, train_tokenizer


def test_the_loss_is_the_mean_of_both_directions_without_false_negatives() -> None:
    generator = torch.Generator().manual_seed(1)
    left, right = (functional.normalize(torch.randn(6, 4, generator=generator)) for _ in range(2))
    left_keys, right_keys = np.array([0, 1, 2, 3, 4, 0]), np.array([9, 8, 7, 7, 6, 5])
    logits = SCALE * left @ right.T
    for a, b in ((0, 5), (2, 3)):
        logits[a, b] = logits[b, a] = float("-inf")
    target = torch.arange(6)
    expected = (functional.cross_entropy(logits, target) + functional.cross_entropy(logits.T, target)) / 2

    loss = contrastive_loss(left, right, left_keys, right_keys)

    torch.testing.assert_close(loss, expected)


def test_the_optimiser_is_sparse_adam() -> None:
    table = torch.randn((5, 3), generator=torch.Generator().manual_seed(2))
    reference = table.clone().requires_grad_()
    theirs, ours = torch.optim.SparseAdam([reference], lr=0.1), RowAdam(table)
    for used in ([0, 2], [2, 4], [0, 1]):
        index = torch.tensor(used)
        gradient = torch.arange(6.0).reshape(2, 3) - 2.5
        reference.grad = torch.sparse_coo_tensor(index[None], gradient, (5, 3), check_invariants=True)
        theirs.step()  # type: ignore[no-untyped-call]
        ours.step(index, gradient, 0.1)

    torch.testing.assert_close(table, reference.detach())


def test_texts_are_pooled_from_the_rows_they_use() -> None:
    rows = torch.eye(3)
    texts = pooled(rows, np.array([0, 0, 1, 2]), np.array([0, 0, 2, 2]), 3)

    torch.testing.assert_close(texts, torch.tensor([[1.0, 0, 0], [0, 0, 0], [0, 0.5**0.5, 0.5**0.5]]))


def test_eight_bits_keep_each_number_within_half_a_step() -> None:
    table = np.random.default_rng(0).normal(size=(20, 16)).astype(np.float32)
    table[3] = 0
    steps, scales = quantised(table)

    assert steps.dtype == np.int8
    assert np.all(np.abs(steps * scales[:, None] - table) <= scales[:, None] * 0.501)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("integrationsprojekt", "integration projekt"),
        ("språkcafé", "språk café"),
        ("projektet", None),
        ("arbetsmarknad", None),
    ],
)
def test_compounds_are_cut_where_both_parts_are_known(word: str, parts: str | None) -> None:
    known = {"integration": 90, "projekt": 80, "språk": 70, "café": 60, "marknad": 50, "arbete": 40}

    assert compound_parts(word, {**known, word: 5}) == parts


def test_the_tokenizer_separates_words_as_the_corpus_does() -> None:
    text = "Språkvän – för NYANLÄNDA (2015:3),\u00ad t.ex. e-post: a.b@c.se; ½ ﬁlm"
    words = sorted(set(words_of(text)))
    tokenizer = train_tokenizer(words, np.full(len(words), 50.0), 200)
    flat, bounds = pieces_of(tokenizer, words_of(text))

    assert tokenizer.encode(text, add_special_tokens=False).ids == flat.tolist()
    assert len(bounds) == len(words_of(text)) + 1


def test_folded_words_are_known_by_their_own_number() -> None:
    corpus = Corpus()
    numbers = [corpus.word(word) for word in ("språk", "vän", "kurs")]
    table = fold_table(corpus)[:, 0].tolist()

    assert [table[number] for number in numbers] == [corpus.word("sprak"), corpus.word("van"), -1]


def test_ragged_ranges_follow_each_other() -> None:
    assert ragged(np.array([5, 0, 9]), np.array([2, 0, 3])).tolist() == [5, 6, 9, 10, 11]


def test_only_rows_of_keywords_lose_words() -> None:
    rows, words = np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1], dtype=np.int32)
    kept = keyword_mask(
        rows, words, np.array([False, True]), np.array([0.0, 1.0], dtype=np.float32), np.full(4, 0.5)
    )

    assert kept.tolist() == [True, True, False, True]


def test_equal_texts_share_a_unit() -> None:
    corpus = Corpus()
    first, second = corpus.share("Språkvän!"), corpus.share("språkvän")

    assert first == second
    assert corpus.flat_array().tolist() == [corpus.word("språkvän")]
    assert corpus.bounds_array().tolist() == [0, 1]
