"""What two projects, or an idea and a project, have in common and in what they differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from rag.explore.telling import Quote, Telling
from rag.retrieve.fusion import fuse
from rag.store.lexicon import Floats
from rag.text.words import fold
from rag.types import Mention, Project

SAME_MEANING = 0.55
"""The cosine from which two sentences are shown as alike."""

TERMS = 0.5
"""The weight of common groups and themes beside the meaning of the texts."""

PLACE = 0.3
"""What a common municipality or organisation adds, in standard deviations: a neighbour is easily asked."""


@dataclass(frozen=True, slots=True)
class Kin:
    """What a project, or an idea, is compared by: terms by vocabulary, places and organisation."""

    groups: tuple[str, ...]
    themes: tuple[str, ...]
    places: tuple[str, ...] = ()
    organisation: str | None = None

    @property
    def terms(self) -> frozenset[str]:
        """All terms, each with its vocabulary."""
        return frozenset({f"group:{t}" for t in self.groups} | {f"theme:{t}" for t in self.themes})


def kin_of(project: Project) -> Kin:
    """What a record is compared by."""
    places = (project.municipality,) if project.municipality else ()
    return Kin(project.target_groups, project.themes, places, project.organisation)


@dataclass(frozen=True, slots=True)
class Shared:
    """A term that both have, and where the other record says so (None when only its label does)."""

    term: str
    vocabulary: str
    mention: Mention | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences that say much the same: ours, and theirs as a quote."""

    mine: str
    theirs: Quote
    likeness: float


@dataclass(frozen=True, slots=True)
class Alike:
    """A similar project, why, and in what it differs."""

    project: Project
    score: float
    shared: tuple[Shared, ...]
    only_mine: tuple[tuple[str, str], ...]
    only_theirs: tuple[tuple[str, str], ...]
    place: str | None
    organisation: str | None
    pairs: tuple[Pair, ...]


def rank(kin: Kin, meaning: Floats, projects: Sequence[Project]) -> Floats:
    """A score for each record: its texts' likeness, the terms in common by rarity, and its place."""
    terms = [kin_of(p).terms for p in projects]
    count = len(projects)
    rarity = {t: np.log1p(count / sum(t in has for has in terms)) for t in set().union(*terms)}
    common = np.array([_overlap(kin.terms, has, rarity) for has in terms], np.float32)
    near = np.array([PLACE * (_place(kin, p) is not None or _organisation(kin, p)) for p in projects])
    total: Floats = (fuse([(1.0, meaning), (TERMS, common)]) + near).astype(np.float32)
    return total


def _overlap(mine: frozenset[str], theirs: frozenset[str], rarity: Mapping[str, float]) -> float:
    """The rarity of the common terms as a share of that of all, 0 to 1."""
    whole = sum(rarity.get(t, 0.0) for t in mine | theirs)
    return float(sum(rarity[t] for t in mine & theirs) / whole) if whole else 0.0


def _place(kin: Kin, project: Project) -> str | None:
    return project.municipality if project.municipality in kin.places else None


def _organisation(kin: Kin, project: Project) -> bool:
    return bool(
        kin.organisation and project.organisation and fold(kin.organisation) == fold(project.organisation)
    )


def compare(kin: Kin, project: Project, score: float, pairs: tuple[Pair, ...]) -> Alike:
    """What ``project`` shares with ``kin``, and in what it differs."""
    evidence = dict(reversed(project.evidence))  # the first place of each counts
    theirs = kin_of(project)
    shared, only_mine, only_theirs = [], [], []
    for vocabulary, name, mine, other in (
        ("groups", "target_groups", kin.groups, theirs.groups),
        ("themes", "themes", kin.themes, theirs.themes),
    ):
        shared += [Shared(t, vocabulary, evidence.get(f"{name}:{t}")) for t in other if t in mine]
        only_mine += [(vocabulary, t) for t in mine if t not in other]
        only_theirs += [(vocabulary, t) for t in other if t not in mine]
    return Alike(
        project,
        round(score, 4),
        tuple(shared),
        tuple(only_mine),
        tuple(only_theirs),
        _place(kin, project),
        project.organisation if _organisation(kin, project) else None,
        pairs,
    )


def pairs_of(
    mine: Sequence[str], vectors: Floats, project: str, telling: Telling, most: int
) -> tuple[Pair, ...]:
    """The sentences of ours and of a record that are most alike, each used once."""
    theirs = [telling.windows[i].quote for i in telling.of_project.get(project, ())]
    if not mine or not theirs:
        return ()
    likeness = vectors @ telling.embed([q.text for q in theirs]).T
    pairs: list[Pair] = []
    while len(pairs) < most:
        row, column = divmod(int(likeness.argmax()), likeness.shape[1])
        best = float(likeness[row, column])
        if best < SAME_MEANING:
            break
        pairs.append(Pair(mine[row], theirs[column], round(best, 4)))
        likeness[row, :] = -1.0
        taken = theirs[column].mention
        for i, quote in enumerate(theirs):
            if quote.mention.start < taken.end and taken.start < quote.mention.end:
                likeness[:, i] = -1.0
    return tuple(pairs)
