"""The training loop: batches made in one thread, the table moved in another."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from training.augment import Lexicon, pieces_and_rows, rarity
from training.batches import Mixture
from training.corpus import Counts, Ints
from training.objective import RowAdam, contrastive_loss, pooled

LOG_EVERY = 200
COMMON_PIECE = 1e-3


@dataclass(frozen=True)
class Options:
    """What a run can vary; ``minutes`` bounds the time, ``steps`` the batches, whichever is first."""

    dimension: int = 512
    batch: int = 1024
    steps: int = 8_000
    minutes: float = 20.0
    rate: float = 0.04
    seed: int = 7


@dataclass(frozen=True)
class Batch:
    """The rows of the table in use, each piece as a position among them, and which text it belongs to.

    The texts are the left ones and then the right ones; ``keys`` are those of the two sides.
    """

    unique: Ints
    index: Ints
    bags: Ints
    keys: tuple[Ints, Ints]


def log(message: str) -> None:
    """One line of progress on stderr."""
    print(message, file=sys.stderr, flush=True)


def initial_table(piece_counts: Counts, dimension: int, seed: int) -> torch.Tensor:
    """Random vectors, longer for rarer pieces (see ``rarity``); row 0, the unknown piece, is zero."""
    generator = torch.Generator().manual_seed(seed)
    table = torch.randn((len(piece_counts), dimension), generator=generator)
    table *= torch.from_numpy(rarity(piece_counts, COMMON_PIECE))[:, None]
    table[0] = 0
    return table


def batches(mixture: Mixture, flat: NDArray[np.int32], lexicon: Lexicon, options: Options) -> Iterator[Batch]:
    """Endless batches in an order that the seed fixes, each made while the one before it is used."""
    rng = np.random.default_rng(options.seed)

    def make() -> Batch:
        left, right = mixture.draw(rng, options.batch)
        pieces_a, rows_a = pieces_and_rows(left, flat, lexicon, rng, translate=True)
        pieces_b, rows_b = pieces_and_rows(right, flat, lexicon, rng, translate=False)
        unique, index = np.unique(np.concatenate((pieces_a, pieces_b)), return_inverse=True)
        bags = np.concatenate((rows_a, rows_b + options.batch))
        return Batch(unique.astype(np.int64), index, bags, (left.keys, right.keys))

    with ThreadPoolExecutor(1) as pool:
        following = pool.submit(make)
        while True:
            batch = following.result()
            following = pool.submit(make)
            yield batch


def train(
    mixture: Mixture, flat: NDArray[np.int32], lexicon: Lexicon, table: torch.Tensor, options: Options
) -> int:
    """Train ``table`` in place, the rate falling linearly to zero; return the number of steps taken.

    One thread computes: the work is bound by memory, a second thread makes the batches, and threads that
    wait for each other lose most of their time on a busy machine.
    """
    torch.set_num_threads(1)
    optimiser, started, mean_loss, step = RowAdam(table), time.monotonic(), 0.0, 0
    for batch in batches(mixture, flat, lexicon, options):
        elapsed = (time.monotonic() - started) / 60
        done = max(step / options.steps, elapsed / options.minutes)
        if done >= 1:
            break
        index = torch.from_numpy(batch.unique)
        rows = table[index].requires_grad_()
        texts = pooled(rows, batch.index, batch.bags, 2 * options.batch)
        loss = contrastive_loss(texts[: options.batch], texts[options.batch :], *batch.keys)
        torch.autograd.backward(loss)
        assert rows.grad is not None
        optimiser.step(index, rows.grad, options.rate * (1 - done))
        step += 1
        mean_loss += (loss.item() - mean_loss) / min(step, LOG_EVERY)
        if step % LOG_EVERY == 0:
            log(f"step {step}  {elapsed:.1f} min  loss {mean_loss:.3f}")
    return step
