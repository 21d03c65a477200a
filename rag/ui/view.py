"""What a page shows, computed from an answer and the collection; nothing here knows how it looks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from rag.types import Answer, Citation, Document, Hit, Mention, Passage, Project, ProjectMatch, Statement
from rag.ui.context import Excerpt, excerpt

Read = Callable[[str], str]
"""From a document's name to its source text."""

Met = Callable[[Passage], str]
"""From a passage to a line that tells which words of the question met which of it."""


MARK = 12
"""Characters that a heading may have besides a project's name."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """A quote and where it stands.

    ``n`` is None for a passage that supports nothing; ``said`` when a claim, or a project's name, says the
    quote word for word. ``met`` tells which words of the question met which of the passage. ``place`` is
    where the document can be read, None where it is not to be.
    """

    n: int | None
    title: str
    section: str
    page: int | None
    excerpt: Excerpt
    said: bool = False
    met: str = ""
    place: Mention | None = None


@dataclass(frozen=True, slots=True)
class ProjectView:
    """A project of an answer: its name, a line about it, and the quotes that decided.

    ``id`` is "" where its page is not to be opened.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    about: tuple[str, ...]
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class ComparedView:
    """A project of a comparison, with the claims about it; ``id`` as of `ProjectView`."""

    id: str
    name: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer ready to be shown.

    ``judged`` says that every project was checked, ``counted`` that those which perhaps match are not named;
    ``said`` is the reason why there is no answer, and ``sources`` are those that no project shows. The claims
    of a comparison stand in ``compared``.
    """

    abstained: bool
    said: str
    judged: bool
    counted: bool
    checked: int
    statements: tuple[Statement, ...]
    yes: tuple[ProjectView, ...]
    maybe: tuple[ProjectView, ...]
    sources: tuple[SourceView, ...]
    nearest: tuple[SourceView, ...]
    compared: tuple[ComparedView, ...] = ()


def view_answer(
    answer: Answer,
    read: Read,
    titles: Mapping[str, str],
    projects: Sequence[Project],
    day: Callable[[str], str] = str,
    met: Met = lambda passage: "",
) -> AnswerView:
    """Prepare ``answer``; ``titles`` are those of the documents, by name, and ``day`` writes a date.

    ``met`` is asked of the nearest passages, where nothing else tells why they are shown.
    """
    listed = answer.kind in ("list", "count")
    sources = {citation.n: _source(citation, read) for citation in answer.citations}
    said = [_words(statement.text) for statement in answer.statements]
    records = {project.id: project for project in projects}
    shown = {n for match in answer.projects for n in match.citations} if listed else set()
    matches = answer.projects if listed else ()
    compared = _compared(answer) if answer.kind == "compare" else ()
    return AnswerView(
        abstained=answer.abstained,
        said=answer.text if answer.abstained and not listed else "",
        judged=listed,
        counted=answer.kind == "count",
        checked=answer.checked_projects,
        statements=tuple(s for s in answer.statements if not compared and not set(s.citations) <= shown),
        yes=tuple(_project(m, sources, records.get(m.id), day) for m in matches if m.match == "yes"),
        maybe=tuple(_project(m, sources, records.get(m.id), day) for m in matches if m.match == "maybe"),
        sources=tuple(_told(source, said) for n, source in sources.items() if n not in shown),
        nearest=tuple(_nearest(hit, read, titles, met) for hit in answer.nearest),
        compared=compared,
    )


def _compared(answer: Answer) -> tuple[ComparedView, ...]:
    """The claims of a comparison by project; none when one of them is about no project that is compared."""
    owners = {citation.n: citation.project for citation in answer.citations}
    claims: dict[str, list[Statement]] = {match.id: [] for match in answer.projects}
    names = {match.id: match.name for match in answer.projects}
    for claim in answer.statements:
        owner = next((owners.get(n) for n in claim.citations), None)
        if owner not in claims:
            return ()
        claims[owner].append(replace(claim, text=claim.text.removeprefix(f"{names[owner]}: ")))
    return tuple(ComparedView(id, names[id], tuple(of)) for id, of in claims.items())


def hidden_view(view: AnswerView, hide: Callable[[str], str]) -> AnswerView:
    """``view`` with every text of a document passed through ``hide``, and no way to what hides nothing."""

    def sources(views: Sequence[SourceView]) -> tuple[SourceView, ...]:
        return tuple(replace(s, excerpt=s.excerpt.changed(hide), met=hide(s.met), place=None) for s in views)

    def statements(claims: Sequence[Statement]) -> tuple[Statement, ...]:
        return tuple(replace(claim, text=hide(claim.text)) for claim in claims)

    def projects(views: Sequence[ProjectView]) -> tuple[ProjectView, ...]:
        return tuple(
            replace(view, id="", about=tuple(map(hide, view.about)), sources=sources(view.sources))
            for view in views
        )

    return replace(
        view,
        said=hide(view.said),
        statements=statements(view.statements),
        yes=projects(view.yes),
        maybe=projects(view.maybe),
        sources=sources(view.sources),
        nearest=sources(view.nearest),
        compared=tuple(replace(c, id="", statements=statements(c.statements)) for c in view.compared),
    )


def _source(citation: Citation, read: Read) -> SourceView:
    around = excerpt(read(citation.document), citation.start, citation.end)
    place = Mention(citation.document, citation.start, citation.end)
    return SourceView(citation.n, citation.title, citation.section, citation.page, around, place=place)


def _told(source: SourceView, said: Sequence[str]) -> SourceView:
    quote = _words(source.excerpt.quote)
    return replace(source, said=any(quote in claim for claim in said))


def _words(text: str) -> str:
    return " ".join(text.split())


def _nearest(hit: Hit, read: Read, titles: Mapping[str, str], met: Met) -> SourceView:
    passage = hit.passage
    around = excerpt(read(passage.document), passage.start, passage.end)
    return SourceView(
        None,
        titles[passage.document],
        passage.section,
        passage.page,
        around,
        met=met(passage),
        place=Mention(passage.document, passage.start, passage.end),
    )


def _project(
    match: ProjectMatch, sources: Mapping[int, SourceView], record: Project | None, day: Callable[[str], str]
) -> ProjectView:
    told = about(record, day) if record else ()
    names = (match.name, *match.aliases, *told)
    quotes = tuple(replace(sources[n], said=_names(sources[n].excerpt.quote, names)) for n in match.citations)
    return ProjectView(record.id if record else "", match.name, match.aliases, told, quotes)


def _names(quote: str, names: Sequence[str]) -> bool:
    """Whether a quote is hardly more than one of ``names``, which the card already says: a heading, with a
    mark such as "(§37a)", or the organisation."""
    words = _words(quote).casefold()
    return any(name.casefold() in words and len(words) <= len(name) + MARK for name in names)


def about(project: Project, day: Callable[[str], str] = str) -> tuple[str, ...]:
    """Who runs a project, where and when: what is known of it, each thing once; ``day`` writes its dates."""
    place = project.municipality or project.country
    if place and project.organisation and place.casefold() in project.organisation.casefold():
        place = None
    parts = (project.organisation, place, period(project, day))
    return tuple(part for part in parts if part)


def period(project: Project, day: Callable[[str], str] = str) -> str:
    """When a project runs or ran, "" when its documents do not say; ``day`` writes a date (ISO 8601)."""
    start, end = (day(iso) if iso else "" for iso in (project.start, project.end))
    if start and end:
        return f"{start} – {end}"
    return start or (f"– {end}" if end else "")


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document in the list of documents."""

    title: str
    name: str
    publisher: str
    published: str
    projects: int
    characters: int


def document_views(documents: Sequence[Document], projects: Sequence[Project]) -> list[DocumentView]:
    """The documents, each with the number of projects that it tells of."""
    return [
        DocumentView(
            document.source.title,
            document.name,
            document.source.publisher or "",
            document.source.published or "",
            sum(any(mention.document == document.name for mention in p.documents) for p in projects),
            len(document.text),
        )
        for document in documents
    ]
