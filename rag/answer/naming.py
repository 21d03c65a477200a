"""Which records a question names: by a name, an alias, a part of one, or either misspelt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from rag.text.stems import STOPWORDS
from rag.text.words import fold
from rag.types import Project, Span

NEAR = 0.86
"""Similarity of a misspelt name: one edit in seven letters, two in fifteen."""

PART = 0.55
"""The share of a name's letters that a part of it must have to stand for the name."""

LONE = 9
"""Letters of a single word that can stand for a longer name; shorter ones are ordinary words."""

_TOKEN = re.compile(r"\w+(?:\.\w+)*")
_STOP = frozenset().union(*STOPWORDS.values())


@dataclass(frozen=True, slots=True)
class Named:
    """A record that a question names, and where; ``exact`` when the whole name stands there."""

    project: str
    span: Span
    exact: bool


class Names:
    """The names of a collection's records, ready to be found in questions."""

    def __init__(self, projects: Sequence[Project], common: frozenset[str]) -> None:
        """``common`` are words (folded) in the texts of several records: alone they name none."""
        self._common = common
        self._variants = [(p.id, self._parts(tokens)) for p in projects for tokens in _variants(p)]

    def find(self, question: str) -> tuple[Named, ...]:
        """The records named, each once; of overlapping finds the longest, then the most exact, wins."""
        words = [
            (fold(m.group().casefold()), m.start(), m.end(), m.group()) for m in _TOKEN.finditer(question)
        ]
        found = [named for project, parts in self._variants for named in _look(project, parts, words)]
        found.sort(key=lambda n: (-(n.span.end - n.span.start), not n.exact))
        kept: list[Named] = []
        for named in found:
            same = [k for k in kept if k.span.start < named.span.end and named.span.start < k.span.end]
            alike = all(k.span == named.span and k.exact == named.exact for k in same)
            if alike and all(k.project != named.project for k in kept):
                kept.append(named)
        return tuple(sorted(kept, key=lambda n: n.span.start))

    def _parts(self, tokens: Sequence[str]) -> list[tuple[Sequence[str], bool]]:
        """A name and the parts that can stand for it, the longest first, with whether it is the whole."""
        parts: list[tuple[Sequence[str], bool]] = [(tokens, True)]
        for count in range(len(tokens) - 1, 0, -1):
            pieces = (tokens[first : first + count] for first in range(len(tokens) - count + 1))
            parts += [(piece, False) for piece in pieces if self._stands_for(piece, tokens)]
        return parts

    def _stands_for(self, part: Sequence[str], tokens: Sequence[str]) -> bool:
        content = [t for t in part if t not in _STOP and t not in self._common]
        share = sum(map(len, part)) / max(1, sum(map(len, tokens)))
        if share < PART or part[0] in _STOP or part[-1] in _STOP:
            return False
        return bool(content) and (len(part) >= 2 or len(content[0]) >= LONE)


def _look(
    project: str, parts: Sequence[tuple[Sequence[str], bool]], words: Sequence[tuple[str, int, int, str]]
) -> list[Named]:
    """Where the longest part of a name that occurs stands."""
    for part, whole in parts:
        spans = list(_occurrences(part, words, whole))
        if spans:
            return [Named(project, span, whole) for span in spans]
    return []


def _variants(project: Project) -> Iterator[list[str]]:
    for name in dict.fromkeys((project.name, *project.aliases)):
        tokens = [fold(t.casefold()) for t in _TOKEN.findall(name)]
        if sum(map(len, tokens)) > 3 or name.isupper():
            yield tokens


def _occurrences(
    part: Sequence[str], words: Sequence[tuple[str, int, int, str]], whole: bool
) -> Iterator[Span]:
    target = " ".join(part)
    fuzzy = whole and len(target) > LONE
    for i in range(len(words) - len(part) + 1):
        if not fuzzy and not words[i][0].startswith(part[0]):  # most names: no need to look at more
            continue
        window = words[i : i + len(part)]
        said = " ".join(w[0] for w in window)
        if said == target or (said.startswith(target) and said[len(target) :] in {"s", "en", "et", "n", "t"}):
            if len(target) > 3 or window[0][3].isupper():
                yield Span(window[0][1], window[-1][2])
        elif fuzzy and OSA.normalized_similarity(said, target, score_cutoff=NEAR) >= NEAR:
            yield Span(window[0][1], window[-1][2])
