"""What a file holds, whatever its format: an answer, or projects in their whole, with numbered citations."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from rag.types import Answer, Citation, Field, Project

VERDICTS = {"yes": "answer.yes", "maybe": "answer.maybe"}
CONTACT = "contact"
"""The role of the fields that hold contact persons."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How a file words things: ``say`` gives the interface's text of a key, ``about`` a project's facts."""

    say: Callable[..., str]
    about: Callable[[Project], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Line:
    """A claim or a quote, with the numbers of its citations; ``label`` is a field's."""

    text: str
    citations: tuple[int, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A project with its lines; ``verdict`` is "" when none was passed."""

    name: str
    verdict: str
    about: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What a file holds. Citations keep the numbers that the answer has on the screen."""

    title: str
    notes: tuple[str, ...]
    lines: tuple[Line, ...]
    entries: tuple[Entry, ...]
    citations: tuple[Citation, ...]


def answer_report(
    answer: Answer, projects: Sequence[Project], chosen: Collection[str], wording: Wording
) -> Report:
    """``answer`` as far as it tells of the ``chosen`` projects (ids), or of none."""
    records = {project.id: project for project in projects}
    citations = tuple(c for c in answer.citations if c.project is None or c.project in chosen)
    quotes = {citation.n: citation.quote for citation in citations}
    listed = answer.kind in ("list", "count")
    entries = [
        Entry(
            match.name,
            wording.say(VERDICTS[match.match]),
            tuple(wording.about(records[match.id])) if match.id in records else (),
            tuple(Line(quotes[n], (n,)) for n in match.citations if n in quotes),
        )
        for match in answer.projects
        if listed and match.id in chosen
    ]
    claims = () if listed else answer.statements
    lines = [Line(claim.text, _kept(claim.citations, quotes)) for claim in claims]
    notes = (_counted(answer, wording),) if listed else ()
    return Report(answer.question, notes, tuple(x for x in lines if x.citations), tuple(entries), citations)


def _kept(numbers: Sequence[int], quotes: Mapping[int, str]) -> tuple[int, ...]:
    return tuple(n for n in numbers if n in quotes)


def _counted(answer: Answer, wording: Wording) -> str:
    """How many projects match; a count names no project that perhaps does."""
    counts = [wording.say("answer.count_yes", count=sum(p.match == "yes" for p in answer.projects))]
    if answer.kind == "list":
        maybe = sum(p.match == "maybe" for p in answer.projects)
        counts.append(wording.say("answer.count_maybe", count=maybe))
    counts.append(wording.say("answer.count_checked", count=answer.checked_projects))
    return ", ".join(counts)


def projects_report(
    projects: Sequence[Project],
    titles: Mapping[str, str],
    pages: Mapping[tuple[str, int], int | None],
    wording: Wording,
) -> Report:
    """The records of ``projects``, each field with a citation.

    ``titles`` are those of the documents, ``pages`` the known pages by document and first character.
    """
    entries: list[Entry] = []
    citations: list[Citation] = []
    for project in projects:
        lines = []
        for field in project.fields:
            n = len(citations) + 1
            page = pages.get((field.document, field.start))
            citations.append(_citation(n, field, project, titles[field.document], page))
            lines.append(Line(field.text, (n,), field.label))
        entries.append(Entry(project.name, "", tuple(wording.about(project)), tuple(lines)))
    return Report(wording.say("export.projects"), (), (), tuple(entries), tuple(citations))


def _citation(n: int, field: Field, project: Project, title: str, page: int | None) -> Citation:
    return Citation(
        n, field.document, title, project.id, field.label, page, field.start, field.end, field.text
    )


def without_contact_fields(project: Project) -> Project:
    """``project`` without the fields that hold its contact persons."""
    return replace(project, fields=tuple(field for field in project.fields if field.role != CONTACT))


def without_contacts(report: Report, hide: Callable[[str], str], note: str) -> Report:
    """``report`` with every text passed through ``hide``, and the ``note`` that says so."""

    def hidden(lines: Sequence[Line]) -> tuple[Line, ...]:
        return tuple(replace(line, text=hide(line.text)) for line in lines)

    entries = [replace(e, about=tuple(map(hide, e.about)), lines=hidden(e.lines)) for e in report.entries]
    return Report(
        hide(report.title),
        (*report.notes, note),
        hidden(report.lines),
        tuple(entries),
        tuple(replace(c, quote=hide(c.quote)) for c in report.citations),
    )
