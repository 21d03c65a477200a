"""A quote in the text around it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from rag.text.languages import detect

AROUND = 400
"""Characters shown on each side of a quote."""

TELLING = 60
"""Characters from which a quote alone shows its language; a shorter one is in that of the text around it."""

_WORDLESS = re.compile(r"\S*[@/\d]\S*")
"""Addresses, links and numbers: they are in no language."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A quote with what stands before and after it; the flags say whether the text goes on there."""

    before: str
    quote: str
    after: str
    cut_before: bool
    cut_after: bool

    @property
    def language(self) -> str:
        """The quote's language, as ``detect`` names it."""
        words = " ".join(_WORDLESS.sub(" ", self.quote).split())
        return detect(self.quote if len(words) >= TELLING else self.before + self.quote + self.after)

    def changed(self, change: Callable[[str], str]) -> Excerpt:
        """The excerpt with ``change`` made in each of its parts."""
        return replace(self, before=change(self.before), quote=change(self.quote), after=change(self.after))


def excerpt(text: str, start: int, end: int, around: int = AROUND) -> Excerpt:
    """The slice ``start`` to ``end`` with up to ``around`` characters on each side, cut between words."""
    first = _after_space(text, start - around, start) if start > around else 0
    last = _before_space(text, end, end + around) if end + around < len(text) else len(text)
    return Excerpt(text[first:start], text[start:end], text[end:last], first > 0, last < len(text))


def _after_space(text: str, low: int, high: int) -> int:
    """The first place from ``low`` on where a word begins; ``low`` itself when there is no white space."""
    return next((i for i in range(low, high) if text[i - 1].isspace()), low)


def _before_space(text: str, low: int, high: int) -> int:
    """The last place up to ``high`` where a word ends; ``high`` itself when there is no white space."""
    return next((i for i in range(high, low, -1) if text[i].isspace()), high)
