"""Judging every record against a question: yes, perhaps or no, with the evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rag.answer.chance import PERHAPS, best_choice, chances, features
from rag.answer.concepts import Concepts, read_concepts
from rag.answer.demands import demanded, evidence_of
from rag.answer.kinds import patterns
from rag.answer.question import Filters, Question
from rag.answer.scoring import EVERYWHERE, KNOWN, concept_weights, sure_records
from rag.answer.termhits import TermHits
from rag.answer.verdict import Verdict, by_filters, entry, without
from rag.ingest.funding import find_funding
from rag.retrieve.retriever import Retriever
from rag.store.lexicon import Floats
from rag.types import Match, Mention, Project

SILENT = frozenset({"contact", "period", "website"})
"""Fields whose words say nothing of what a project is about: "teater" in an e-mail address."""

FOR_WHOM = frozenset({"target_group", "purpose", "goal", "head", "name"})
"""Fields that say whom a project is for …"""

ELSEWHERE = 0.6
"""… and what a group counts in the others of a record that has a field for its target group, when it is asked
whom projects are for: those who are merely mentioned are no target group."""

HEADED, HEADER = frozenset({"head", "name", "organisation"}), 0.2
"""Headers of a record, and what they lose as evidence: "Hemsida: www.frivillig.dk" shows little where a
sentence tells the same."""

TOGETHER = 0.6
"""The weight of meeting the question in one window, beside meeting it anywhere in the record."""

MEANING = 0.2
"""The weight of the vectors' likeness beside the words: it finds what neither words nor vocabulary know, and
knows nothing of completeness."""


@dataclass(frozen=True, slots=True)
class _Met:
    """How records meet a topic: the number of each one's best window (-1 for none), its score 0…1, the
    features of its probability, and whether any can be sure."""

    best: npt.NDArray[np.int64]
    scores: Floats
    features: Floats
    sure: bool


class Judge:
    """Judges the records of one collection."""

    def __init__(self, retriever: Retriever) -> None:
        self._retriever = retriever
        self._store = retriever.store
        self._matcher = retriever.matcher
        self._number = {project.id: i for i, project in enumerate(self._store.projects)}
        passages = self._store.passages
        records = np.array([self._number.get(p.project or "", -1) for p in passages], np.int64)
        silent = np.array([p.role in SILENT for p in passages], bool)
        self._record = records[self._store.windows[:, 0]]  # a name may stand among the silent parts too
        self._passage_owner = np.where(silent, -1, records)
        self._owner = self._passage_owner[self._store.windows[:, 0]]
        self._headed = np.array([p.role in HEADED for p in passages], np.float32)[self._store.windows[:, 0]]
        self._for_whom = self._target_weights()
        self._lengths = self._store.windows[:, 2] - self._store.windows[:, 1]
        self._texts = [
            passages[p].text[start - passages[p].start : end - passages[p].start]
            for p, start, end in self._store.windows.tolist()
        ]
        self.terms = TermHits(self._store, self._texts)

    def _target_weights(self) -> Floats:
        """What each window says of whom its record is for: where a field says it, the others say less."""
        telling = {p.id for p in self._store.projects if any(f.role == "target_group" for f in p.fields)}
        weights = [
            ELSEWHERE if p.project in telling and p.role not in FOR_WHOM else 1.0
            for p in self._store.passages
        ]
        by_window: Floats = np.array(weights, np.float32)[self._store.windows[:, 0]]
        return by_window

    def judge(self, question: Question) -> list[Verdict]:
        """A verdict on every record, in the collection's order."""
        verdicts = self._judge(question)
        if question.excluded is None:
            return verdicts
        left_out = self._judge(question.excluded)
        alone = not re.search(r"\w", question.topic) and not question.filters.any
        return [
            without(v, e, question.excluded.filters, alone) for v, e in zip(verdicts, left_out, strict=True)
        ]

    def _judge(self, question: Question) -> list[Verdict]:
        concepts = self._concepts(question)
        evidence = [self._demanded(p, i, question.filters) for i, p in enumerate(self._store.projects)]
        if not len(concepts.words):
            return [
                by_filters(p, shown, question)
                for p, shown in zip(self._store.projects, evidence, strict=True)
            ]
        met = self._met(concepts, question.topic)
        allowed = np.array([shown is not None for shown in evidence], bool)
        probable = np.where(allowed, chances(met.features), np.float32(0))
        matches: dict[int, Match] = dict.fromkeys(np.flatnonzero(probable >= PERHAPS).tolist(), "maybe")
        named: Match = "yes" if met.sure else "maybe"
        matches |= dict.fromkeys(best_choice(probable).tolist(), named)
        return [
            Verdict(project, matches.get(i), float(met.scores[i]), self._shown(project, met.best[i], shown))
            for i, (project, shown) in enumerate(zip(self._store.projects, evidence, strict=True))
        ]

    def features(self, question: Question) -> tuple[Floats, npt.NDArray[np.bool_]] | None:
        """What the probability of each record is made of, shape (records, features), and which records meet
        the question's filters; None for a question of filters alone."""
        concepts = self._concepts(question)
        if not len(concepts.words):
            return None
        projects = enumerate(self._store.projects)
        allowed = [self._demanded(p, i, question.filters) is not None for i, p in projects]
        return self._met(concepts, question.topic).features, np.array(allowed, bool)

    def _concepts(self, question: Question) -> Concepts:
        """What a question demands beside its filters."""
        concepts = read_concepts(question.topic, question.language, self._matcher, self.terms)
        if patterns().words["targets"].search(question.text.casefold()):
            concepts.met[np.array(concepts.groups, bool)] *= self._for_whom
        return concepts.keep(~self._everywhere(concepts)) if question.filters.any else concepts

    def _shown(
        self, project: Project, window: int, evidence: tuple[Mention, ...] | None
    ) -> tuple[Mention, ...]:
        """The evidence of a record: its best window, and where it meets the filters."""
        if evidence is None:
            return ()
        best = (self._mention(window),) if window >= 0 else ()
        return (*best, *evidence) or entry(project)

    def _met(self, concepts: Concepts, topic: str) -> _Met:
        """How well each record meets a topic of at least one concept."""
        count = len(self._store.projects)
        best, together = np.full(count, -1, np.int64), np.zeros(count, np.float32)
        by_record = self._by_record(concepts)
        inside = self._owner >= 0
        weights = concept_weights(by_record, concepts.controlled)
        windows = weights @ concepts.met
        order = np.flatnonzero(inside)
        telling = windows - np.float32(HEADER) * self._headed
        order = order[np.lexsort((-self._lengths[order], telling[order]))]  # of equals the shortest is last
        best[self._owner[order]] = order
        np.maximum.at(together, self._owner[inside], windows[inside])
        words = np.float32(TOGETHER) * together + np.float32(1 - TOGETHER) * (weights @ by_record)
        scores = np.float32(1 - MEANING) * words
        scores += np.float32(MEANING) * words.max(initial=0.0) * self._meaning(topic)
        sure = sure_records(by_record, weights, concepts.controlled)
        rows = features(scores, by_record, concepts.controlled, int(np.argmax(weights)), sure)
        return _Met(best, scores, rows, bool(sure.any()))

    def _by_record(self, concepts: Concepts) -> Floats:
        """How well each record meets each concept at best, shape (concepts, records)."""
        by_record = np.zeros((len(concepts.words), len(self._store.projects)), np.float32)
        inside = self._owner >= 0
        for row, met in zip(by_record, concepts.met, strict=True):
            np.maximum.at(row, self._owner[inside], met[inside])
        return by_record

    def _everywhere(self, concepts: Concepts) -> npt.NDArray[np.bool_]:
        """Which concepts the whole collection is about ("nyanlända"): beside a place they demand nothing."""
        share = (self._by_record(concepts) >= KNOWN).mean(axis=1)
        everywhere: npt.NDArray[np.bool_] = share >= EVERYWHERE
        return everywhere

    def _meaning(self, topic: str) -> Floats:
        """How near each record's nearest window and passage are in meaning: 1 for the nearest, 0 from the
        middle on."""
        windows = self._nearest(self._retriever.window_cosines(topic), self._owner)
        passages = self._nearest(self._retriever.passage_cosines(topic), self._passage_owner)
        mean: Floats = (windows + passages) / np.float32(2)
        return mean

    def _nearest(self, cosines: Floats, owner: npt.NDArray[np.int64]) -> Floats:
        """Each record's greatest cosine, from 0 for the middle record's to 1 for the nearest's."""
        nearest = np.zeros(len(self._store.projects), np.float32)
        inside = owner >= 0
        np.maximum.at(nearest, owner[inside], cosines[inside])
        middle, top = float(np.median(nearest)), float(nearest.max())
        scaled: Floats = np.clip((nearest - middle) / max(top - middle, 1e-6), 0.0, 1.0)
        return scaled

    def _mention(self, window: int) -> Mention:
        passage, start, end = self._store.windows[window].tolist()
        return Mention(self._store.passages[passage].document, start, end)

    def _demanded(self, project: Project, number: int, filters: Filters) -> tuple[Mention, ...] | None:
        """The evidence that a record meets the filters; None when it does not."""
        evidence = demanded(project, filters)
        if evidence is None:
            return None
        named = [self._holds(number, phrase) for phrase in filters.phrases]
        if None in named:
            return None
        paid = self._funded(project, number, filters.funding)
        if paid is None:
            return None
        return (*(self._mention(window) for window in named if window is not None), *evidence, *paid)

    def _funded(self, project: Project, number: int, funders: frozenset[str]) -> tuple[Mention, ...] | None:
        """Where a record says that one of the funders pays for it: its funding, else a sentence about money;
        None where it does not."""
        if not funders:
            return ()
        if project.funding in funders:
            return tuple(evidence_of(project, "funding"))
        for window in np.flatnonzero(self._record == number):
            found = find_funding(self._texts[window])
            if found is not None and found[0] in funders:
                return (self._mention(int(window)),)
        return None

    def _holds(self, number: int, phrase: str) -> int | None:
        """The first window of a record that holds a proper name as it stands."""
        low = phrase.casefold()
        found = (int(w) for w in np.flatnonzero(self._record == number) if low in self._texts[w].casefold())
        return min(found, key=lambda w: len(self._texts[w]), default=None)
