"""The training loop of the contextual model."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from training.contextual.batches import Echo
from training.contextual.encoder import Encoder, Pool, Teacher
from training.objective import RowAdam
from training.train import log

SCALE = 20.0
ECHO_WEIGHT = 4.0
"""Of the cosine to the teacher's vector, beside the softmax over the batch."""
LOG_EVERY = 10
WARM_UP = 0.03
FROZEN = 0.1
"""The share of the schedule in which the encoder stands still and only word vectors move."""
LAST = 8 / 23
"""The share of the schedule that is run: rates that fall to zero by the end found fewer passages."""
CLIP = 1.0


@dataclass(frozen=True)
class Options:
    """What a run can vary; the rates are those of the word vectors and of the encoder."""

    minutes: float = 8.0
    word_rate: float = 3e-3
    rate: float = 1e-4
    threads: int = 2
    seed: int = 7


def softmax_loss(cosines: Tensor, same: Tensor) -> Tensor:
    """Symmetric softmax over scaled cosines; pairs that say the same are no negatives of each other."""
    logits = (SCALE * cosines).masked_fill(same, float("-inf"))
    target = torch.arange(len(logits))
    return (functional.cross_entropy(logits, target) + functional.cross_entropy(logits.T, target)) / 2


def echo_loss(vectors: Tensor, teacher: Tensor, keys: Tensor) -> Tensor:
    """How far texts are from the teacher's vectors of their English sides, alone and among the batch's."""
    cosines = functional.normalize(vectors, dim=1) @ teacher.T
    same = (keys[:, None] == keys[None, :]).fill_diagonal_(False)
    return softmax_loss(cosines, same) + ECHO_WEIGHT * (1 - cosines.diagonal().mean())


class Trainer:
    """Moves an encoder and a table of word vectors."""

    def __init__(self, encoder: Encoder, table: Tensor, teacher: Teacher, options: Options) -> None:
        self._table, self._teacher, self._options = table, teacher, options
        self._encoder, self._pool = encoder, Pool(encoder, options.threads)
        self._words = RowAdam(table)
        self._optimiser = torch.optim.AdamW(encoder.parameters(), lr=options.rate, weight_decay=0.01)

    def step(self, batch: Echo, english: Callable[[int], str], done: float) -> float:
        """One step on a batch; ``done`` is the share of the schedule that is over. Returns the loss."""
        unique, index = np.unique(np.concatenate(batch.rows), return_inverse=True)
        cuts = np.cumsum([len(row) for row in batch.rows])[:-1]
        used = torch.from_numpy(unique)
        words = self._table[used].requires_grad_()
        moving = done >= FROZEN
        self._encoder.requires_grad_(moving)
        encoded = self._pool.forward(words, np.split(index, cuts), learning=True)
        vectors = encoded.vectors.requires_grad_()
        teacher = self._teacher.vectors([english(unit) for unit in batch.english.tolist()])
        loss = echo_loss(vectors, teacher, torch.from_numpy(batch.english))
        torch.autograd.backward(loss)
        assert vectors.grad is not None
        self._pool.backward(encoded, vectors.grad)
        assert words.grad is not None
        falling = min(1.0, done / WARM_UP) * (1 - done)
        self._words.step(used, words.grad, self._options.word_rate * falling)
        if moving:
            torch.nn.utils.clip_grad_norm_(self._encoder.parameters(), CLIP)
            for group in self._optimiser.param_groups:
                group["lr"] = self._options.rate * min(1.0, (done - FROZEN) / WARM_UP) * (1 - done)
            self._optimiser.step()
            self._optimiser.zero_grad()
        return loss.item()

    def run(self, make: Callable[[], Echo], english: Callable[[int], str]) -> int:
        """Train until the time is over; return the number of steps. ``make`` gives the next batch."""
        started, step, mean_loss, tokens = time.monotonic(), 0, 0.0, 0
        with ThreadPoolExecutor(1) as ahead:
            following = ahead.submit(make)
            while True:
                minutes = (time.monotonic() - started) / 60
                if minutes >= self._options.minutes:
                    return step
                batch = following.result()
                following = ahead.submit(make)
                loss = self.step(batch, english, LAST * minutes / self._options.minutes)
                step, tokens = step + 1, tokens + sum(map(len, batch.rows))
                mean_loss += (loss - mean_loss) / min(step, LOG_EVERY)
                if step % LOG_EVERY == 0:
                    speed = tokens / (time.monotonic() - started)
                    log(f"step {step}  {minutes:.1f} min  loss {mean_loss:.3f}  {speed:,.0f} tokens/s")
