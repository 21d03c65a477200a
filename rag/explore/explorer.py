"""Likeness in one collection: projects like a project, and what an idea can learn from the records."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from rag.embed import Embedder
from rag.explore.alike import Alike, compare, kin_of, pairs_of, rank
from rag.explore.checklist import Advice, advice_of, load_checklist
from rag.explore.telling import Telling
from rag.retrieve.retriever import Retriever
from rag.types import Project

MOST = 5
"""Similar projects shown: enough to choose from, few enough to read."""


class Explorer:
    """Finds what is alike in one collection; safe for several threads."""

    def __init__(self, retriever: Retriever, embedder: Embedder) -> None:
        """``embedder`` must be the one that the index was made with."""
        self.store = retriever.store
        self.retriever = retriever
        self.telling = Telling(self.store, embedder)
        self.ids = [project.id for project in self.store.projects]

    @cached_property
    def advice(self) -> dict[str, Advice]:
        """The best piece of advice in the collection on each item of the checklist that has any."""
        return advice_of(load_checklist(), self.telling, self.retriever)

    def similar(self, project: Project, most: int = MOST) -> tuple[Alike, ...]:
        """The records most like ``project``, the most alike first; none for one without any text or term."""
        own = self.telling.of_project.get(project.id, [])
        kin = kin_of(project)
        if not own and not kin.terms:
            return ()
        vectors = self.telling.vectors
        best = self.telling.best(vectors[own] @ vectors.T, self.ids)
        meaning = best.mean(axis=0) if len(own) else np.zeros(len(self.ids), np.float32)
        scores = rank(kin, meaning, self.store.projects)
        order = [int(i) for i in np.argsort(-scores, kind="stable") if self.ids[i] != project.id]
        mine = [self.telling.windows[i].quote.text for i in own]
        embedded = self.telling.embed(mine)
        return tuple(
            compare(
                kin,
                self.store.projects[i],
                float(scores[i]),
                pairs_of(mine, embedded, self.ids[i], self.telling, 1),
            )
            for i in order[:most]
        )
