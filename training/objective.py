"""The objective and the optimiser, over the rows of the table that a batch uses only."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from training.corpus import Ints

SCALE = 16.0


def pooled(rows_of_table: Tensor, index: Ints, bags: Ints, size: int) -> Tensor:
    """One normalised sum of piece vectors a text: (size, dimension).

    ``index`` says which row each piece is, ``bags`` (rising) which text it belongs to.
    """
    offsets = torch.from_numpy(np.searchsorted(bags, np.arange(size)))
    sums = functional.embedding_bag(torch.from_numpy(index), rows_of_table, offsets, mode="sum")
    return functional.normalize(sums, dim=1)


def contrastive_loss(left: Tensor, right: Tensor, left_keys: Ints, right_keys: Ints) -> Tensor:
    """Symmetric in-batch softmax over scaled cosines (InfoNCE; van den Oord, Li and Vinyals 2018).

    Rows whose left or right text is the same are no negatives of each other. The cosines are bounded, so
    one table of exponentials serves both directions without overflow.
    """
    cosines = left @ right.T
    same = (left_keys[:, None] == left_keys[None, :]) | (right_keys[:, None] == right_keys[None, :])
    np.fill_diagonal(same, False)
    exponentials = torch.exp(SCALE * (cosines - 1)).masked_fill(torch.from_numpy(same), 0.0)
    both = torch.log(exponentials.sum(dim=0)) + torch.log(exponentials.sum(dim=1))
    return both.mean() / 2 - SCALE * (cosines.diagonal().mean() - 1)


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
