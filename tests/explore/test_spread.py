from __future__ import annotations

import math
from itertools import combinations

from rag.explore.spread import spread


def test_dots_that_are_apart_stay() -> None:
    assert spread([(0.0, 0.0, 1.0), (3.0, 0.0, 1.0)]) == [(0.0, 0.0), (3.0, 0.0)]


def test_the_smaller_of_two_moves_further() -> None:
    assert spread([(0.0, 0.0, 3.0), (2.0, 0.0, 1.0)]) == [(-0.5, 0.0), (3.5, 0.0)]


def test_a_crowd_in_one_place_is_apart_at_last() -> None:
    crowd = [(0.0, 0.0, 1.0)] * 12
    assert all(math.dist(a, b) > 1.95 for a, b in combinations(spread(crowd), 2))
    assert spread([]) == []
