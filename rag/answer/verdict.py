"""What was judged of one record, and what stands for it when no sentence was searched for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rag.answer.demands import evidence_of
from rag.answer.question import Filters, Question
from rag.types import Match, Mention, Project


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was judged of one record: ``score`` 0…1 (1 when only filters were asked), and its evidence, the
    best first."""

    project: Project
    match: Match | None
    score: float
    evidence: tuple[Mention, ...]


def entry(project: Project) -> tuple[Mention, ...]:
    """The title of a record that is asked for by its document alone."""
    return tuple(evidence_of(project, "name") or project.documents[:1])


def by_filters(project: Project, evidence: tuple[Mention, ...] | None, question: Question) -> Verdict:
    """The verdict on a record of which nothing but filters (and fields) is demanded; ``evidence`` is None
    where it does not meet them."""
    if evidence is None:
        return Verdict(project, None, 0.0, ())
    shown = evidence or stated(project, question)
    return Verdict(project, "yes" if shown else None, 1.0, shown)


def stated(project: Project, question: Question) -> tuple[Mention, ...]:
    """Where a record states the fields that a question asks for ("vilka har en hemsida?"), its title where
    the question asks for none; empty when it lacks them."""
    roles = STATED & set(question.roles)
    if not roles:
        return entry(project)
    fields = [Mention(f.document, f.start, f.end) for f in project.fields if f.role in roles]
    attributes = [mention for role in sorted(roles) for mention in evidence_of(project, role)]
    contacts = [c.mention for c in project.contacts if CONTACT & roles]
    return tuple([*fields, *attributes, *contacts][:1])


CONTACT = frozenset({"contact", "contact_name", "email", "phone"})
"""Fields that a record's contacts are."""

STATED = CONTACT | {"website", "evaluation", "result", "funding", "partners", "spread"}
"""Fields that some records have and others lack; the others say how a question is put ("riktar sig till")."""


def without(verdict: Verdict, left_out: Verdict, filters: Filters, alone: bool) -> Verdict:
    """The verdict on a record beside the one on what the question leaves out.

    ``alone``: the question demands nothing else. Then a record whose place, funder or time is known is sure,
    and what only no text says is a perhaps.
    """
    if left_out.match == "yes" or verdict.match is None:
        return replace(verdict, match=None)
    if left_out.match == "maybe" or (alone and not _known(verdict.project, filters)):
        return replace(verdict, match="maybe")
    known = [
        m
        for name in ("municipality", "country", "funding", "period")
        for m in evidence_of(verdict.project, name)
    ]
    return replace(verdict, evidence=(*known[:1], *verdict.evidence)) if alone and known else verdict


def _known(project: Project, filters: Filters) -> bool:
    """Whether a record says what the filters are about, and not something else only."""
    known = (
        (
            filters.municipalities or filters.regions or filters.countries,
            project.municipality or project.country,
        ),
        (filters.funding, project.funding),
        (filters.asked, project.start),
        (filters.organisation, project.organisation),
        (filters.documents, project.documents),
    )
    asked = [value for demanded, value in known if demanded]
    return bool(asked) and all(asked)
