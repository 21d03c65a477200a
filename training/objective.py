"""The objective and the optimiser, over the rows of the table that a batch uses only."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from training.corpus import Ints

SCALE = 20.0


def pooled(rows_of_table: Tensor, index: NDArray[np.int64], rows: Ints, size: int) -> Tensor:
    """One normalised sum of piece vectors a text: (size, dimension)."""
    offsets = torch.from_numpy(np.searchsorted(rows, np.arange(size)))
    bags = functional.embedding_bag(torch.from_numpy(index), rows_of_table, offsets, mode="sum")
    return functional.normalize(bags, dim=1)


def contrastive_loss(left: Tensor, right: Tensor, left_keys: Ints, right_keys: Ints) -> Tensor:
    """Symmetric in-batch softmax over scaled cosines (InfoNCE; van den Oord, Li and Vinyals 2018).

    Rows whose left or right text is the same are no negatives of each other.
    """
    logits = SCALE * left @ right.T
    same = torch.from_numpy(
        (left_keys[:, None] == left_keys[None, :]) | (right_keys[:, None] == right_keys[None, :])
    )
    same.fill_diagonal_(False)
    logits = logits.masked_fill(same, float("-inf"))
    target = torch.arange(len(logits))
    return (functional.cross_entropy(logits, target) + functional.cross_entropy(logits.T, target)) / 2


class RowAdam:
    """Adam (Kingma and Ba 2015) that reads and writes only the rows with a gradient.

    The table has tens of thousands of rows and a batch a few thousand: a dense step would take longer
    than the loss.
    """

    def __init__(
        self, table: Tensor, betas: tuple[float, float] = (0.9, 0.999), epsilon: float = 1e-8
    ) -> None:
        self.table, self._betas, self._epsilon = table, betas, epsilon
        self._mean, self._square = torch.zeros_like(table), torch.zeros_like(table)
        self._step = 0

    def step(self, index: Tensor, gradient: Tensor, rate: float) -> None:
        """Move the rows ``index`` (each once) against ``gradient``."""
        self._step += 1
        first, second = self._betas
        mean = self._mean[index].mul_(first).add_(gradient, alpha=1 - first)
        square = self._square[index].mul_(second).addcmul_(gradient, gradient, value=1 - second)
        self._mean[index], self._square[index] = mean, square
        scale = rate * (1 - second**self._step) ** 0.5 / (1 - first**self._step)
        self.table.index_add_(0, index, mean / (square.sqrt_() + self._epsilon), alpha=-scale)
