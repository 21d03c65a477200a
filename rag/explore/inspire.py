"""Inspiration: what an idea or a draft application can learn from the records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from rag.explore.alike import Alike, compare, pairs_of, rank
from rag.explore.checklist import Check, is_advice, judge_all, load_checklist
from rag.explore.draft import Draft
from rag.explore.explorer import Explorer
from rag.explore.measurable import measures
from rag.explore.telling import Quote, Window, apart
from rag.retrieve.fusion import best_of, fuse
from rag.store.lexicon import Floats, Numbers
from rag.store.windows import LONG
from rag.types import Contact

PROJECTS, PAIRS, GOALS, LESSONS = 5, 3, 8, 6
"""How much of each is shown."""

GOAL_ROLES = frozenset({"goal", "expected_result"})

LENGTH = 0.5
"""What a goal or a lesson loses for being as long as windows get: a neighbour without a point joined it."""

EACH = 2
"""Goals or lessons of one project: the others have something to say too."""

RELATED = 1.0
"""What belonging to the most similar project adds to a goal or a lesson, in standard deviations; the
next ones add less."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Whom to ask: a contact of a similar project."""

    project: str
    name: str
    contact: Contact


@dataclass(frozen=True, slots=True)
class Inspiration:
    """What the collection says to a draft; every quote is exact."""

    draft: Draft
    similar: tuple[Alike, ...]
    goals: tuple[Quote, ...]
    lessons: tuple[Quote, ...]
    checks: tuple[Check, ...]
    asks: tuple[Ask, ...]


def inspire(text: str, explorer: Explorer) -> Inspiration:
    """Compare a draft with the collection; errors as for `Draft.read`."""
    draft = Draft.read(text)
    telling, checklist = explorer.telling, load_checklist()
    windows = telling.embed(draft.windows)
    by_window = _by_window(draft, explorer)
    similar = _similar(draft, windows, by_window, explorer)
    near = {alike.project.id: 1.0 - i / PROJECTS for i, alike in enumerate(similar)}
    return Inspiration(
        draft=draft,
        similar=similar,
        goals=_quotes([w for w in telling.windows if _is_goal(w)], by_window, near, GOALS),
        lessons=_quotes(
            [w for w in telling.windows if is_advice(w, checklist)], by_window, near, LESSONS
        ),
        checks=judge_all(checklist, draft.windows, windows, telling, explorer.advice),
        asks=tuple(Ask(a.project.id, a.project.name, c) for a in similar for c in a.project.contacts[:EACH]),
    )  # fmt: skip


def _is_goal(window: Window) -> bool:
    return window.role in GOAL_ROLES and measures(window.quote.text)


def _by_window(draft: Draft, explorer: Explorer) -> Floats:
    """Each window's score for the draft: the mean over the draft's pieces, in standard deviations."""
    scores = [explorer.retriever.window_scores(piece) for piece in draft.pieces]
    return fuse([(1.0, np.mean(scores, axis=0).astype(np.float32))])


def _similar(draft: Draft, windows: Floats, by_window: Floats, explorer: Explorer) -> tuple[Alike, ...]:
    """The records most like the draft: by their best windows for its pieces and for its sentences."""
    store, telling = explorer.store, explorer.telling
    if not store.projects:
        return ()
    owners, inside = _owners(explorer)
    searched = best_of(by_window[inside], owners[inside], len(store.projects))
    meant = telling.best(windows @ telling.vectors.T, explorer.ids).mean(axis=0)
    scores = rank(draft.kin, fuse([(1.0, searched), (1.0, meant)]), store.projects)
    order = np.argsort(-scores, kind="stable")[:PROJECTS]
    return tuple(
        compare(
            draft.kin,
            store.projects[i],
            float(scores[i]),
            pairs_of(draft.windows, windows, explorer.ids[i], telling, PAIRS),
        )
        for i in order
    )


def _owners(explorer: Explorer) -> tuple[Numbers, np.ndarray[tuple[int], np.dtype[np.bool_]]]:
    """The number of each window's record, and which windows have one."""
    number = {identifier: i for i, identifier in enumerate(explorer.ids)}
    passages = explorer.store.passages
    owners = np.array(
        [number.get(passages[p].project or "", -1) for p in explorer.store.windows[:, 0]], np.int32
    )
    return owners, owners >= 0


def _quotes(
    windows: Sequence[Window], by_window: Floats, near: Mapping[str, float], most: int
) -> tuple[Quote, ...]:
    """The quotes nearest to the draft, those of similar projects before others."""

    def worth(window: Window) -> float:
        related = RELATED * near.get(window.quote.project or "", 0.0)
        return float(by_window[window.number]) + related - LENGTH * len(window.quote.text) / LONG

    quotes = [window.quote for window in sorted(windows, key=worth, reverse=True)]
    return tuple(quotes[i] for i in apart(quotes, most, EACH))
