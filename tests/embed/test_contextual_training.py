"""The parts of the contextual model's training that must be right for its result to mean anything."""

from __future__ import annotations

import numpy as np
import torch
from tokenizers import Tokenizer, pre_tokenizers
from tokenizers.models import WordLevel
from torch.nn import functional

from training.contextual.encoder import WIDTH, Encoder, Pool, chunks
from training.contextual.exchange import exchanged
from training.contextual.train import ECHO_WEIGHT, SCALE, echo_loss


def words(*names: str) -> Tokenizer:
    """A tokenizer of whole words."""
    tokenizer = Tokenizer(WordLevel({name: i for i, name in enumerate(names)}, unk_token=names[0]))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    return tokenizer


def test_a_piece_takes_the_vector_of_the_english_word_at_its_place() -> None:
    nordic = words("[UNK]", "hus", "house", "fisk", "fish", "7")
    english = words("[UNK]", "[CLS]", "[SEP]", "house", "fish", "boat", "7")
    places = np.array([[0, 0], [1, 0], [1, 0.1], [0, 1], [0.1, 1], [1, 1]], dtype=np.float32)
    vectors = np.random.default_rng(1).normal(size=(7, 3)).astype(np.float32)
    counts = {"house": 9, "fish": 9, "boat": 0}

    table = exchanged(nordic, places, english, vectors, counts, neighbours=1)

    np.testing.assert_allclose(table[1:5], vectors[[3, 3, 4, 4]], atol=1e-6)
    np.testing.assert_allclose(table[5:], vectors[[6, 1, 2]], atol=1e-6)


def test_chunks_hold_every_text_once_and_no_more_than_their_tokens() -> None:
    lengths = np.array([5, 90, 3, 40, 41, 3, 200])
    found = list(chunks(lengths, 100))

    assert sorted(np.concatenate(found).tolist()) == list(range(7))
    assert all(len(chosen) == 1 or len(chosen) * lengths[chosen].max() <= 100 for chosen in found)


def test_threads_and_chunks_change_neither_vectors_nor_gradients() -> None:
    torch.manual_seed(3)
    encoder, table = Encoder(), torch.randn(20, WIDTH)
    rows = [np.array([1, 2, 3]), np.array([4]), np.array([5, 6, 7, 8, 1])] * 200
    pool, used = Pool(encoder, 2), table.clone().requires_grad_()
    encoded = pool.forward(used, rows, learning=True)
    direction = torch.randn(3, WIDTH)
    pool.backward(encoded, direction.repeat(200, 1))

    plain = table.clone().requires_grad_()
    expected = torch.cat([encoder(plain[torch.from_numpy(row)][None]) for row in rows[:3]])
    torch.autograd.backward(expected, 200 * direction)
    assert used.grad is not None
    assert plain.grad is not None
    assert functional.cosine_similarity(encoded.vectors, expected.repeat(200, 1)).min() > 0.999
    assert functional.cosine_similarity(used.grad.flatten(), plain.grad.flatten(), dim=0) > 0.99


def test_the_loss_counts_the_distance_and_the_batchs_other_texts() -> None:
    vectors = torch.randn(3, 4, generator=torch.Generator().manual_seed(5))
    teacher = functional.normalize(torch.randn(3, 4, generator=torch.Generator().manual_seed(6)), dim=1)
    cosines = functional.normalize(vectors, dim=1) @ teacher.T
    logits = SCALE * cosines
    logits[0, 2] = logits[2, 0] = float("-inf")
    target = torch.arange(3)
    both = functional.cross_entropy(logits, target) + functional.cross_entropy(logits.T, target)

    loss = echo_loss(vectors, teacher, torch.tensor([8, 9, 8]))

    torch.testing.assert_close(loss, both / 2 + ECHO_WEIGHT * (1 - cosines.diagonal().mean()))
