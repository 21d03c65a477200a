"""Dots that would hide each other, moved apart."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations

ROUNDS = 80
"""How often the dots are moved: a crowd of thirty is apart after some fifty rounds."""

GOLDEN = 2.4
"""Radians between the directions in which dots of the same place leave it."""

Circle = tuple[float, float, float]
"""The middle of a dot and its radius."""


def spread(circles: Sequence[Circle]) -> list[tuple[float, float]]:
    """The middles of the dots when each two that overlap have moved apart, the smaller one further."""
    at = [(x, y) for x, y, _ in circles]
    for _ in range(ROUNDS):
        moved = False
        for i, j in combinations(range(len(at)), 2):
            room = circles[i][2] + circles[j][2]
            x, y = at[j][0] - at[i][0], at[j][1] - at[i][1]
            distance = math.hypot(x, y)
            if distance >= room:
                continue
            moved = True
            if distance == 0.0:
                x, y, distance = math.cos(GOLDEN * j), math.sin(GOLDEN * j), 1.0
                lacking = room
            else:
                lacking = room - distance
            share = circles[j][2] / room
            step_x, step_y = x / distance * lacking, y / distance * lacking
            at[i] = (at[i][0] - step_x * share, at[i][1] - step_y * share)
            at[j] = (at[j][0] + step_x * (1 - share), at[j][1] + step_y * (1 - share))
        if not moved:
            break
    return at
