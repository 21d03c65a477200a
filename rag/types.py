"""The data that passes between the stages: one frozen dataclass a stage.

``file → Document → Section → Project + Passage → Index → Hit → Answer``. Every ``start``/``end``
pair counts characters (code points) of the document's source text, half open, so that
``document.text[start:end]`` is the quoted slice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Match = Literal["yes", "maybe"]
Kind = Literal["list", "count", "fact", "contact", "advice", "compare", "definition", "similar"]


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of characters in one document's source text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of a document besides its text: one entry of ``sources.toml``, or the defaults."""

    title: str
    publisher: str | None = None
    published: str | None = None
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was read.

    ``name`` is the file's name and the document's identifier. ``text`` is never edited:
    ``boilerplate`` marks what is no content, ``pages`` maps the start of each known page to its
    number (empty when the file has none). ``digest`` is the SHA-256 of the file's bytes.
    """

    name: str
    source: Source
    text: str
    digest: str
    language: str
    boilerplate: tuple[Span, ...] = ()
    pages: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a document under one heading; ``heading`` is empty before the first one."""

    heading: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """Where something stands: a span of a named document."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Field:
    """One labelled part of a project record.

    ``label`` is the label as printed, ``role`` its canonical name in ``labels.toml`` ("" for a label
    that the vocabulary lacks), and ``text`` the exact slice of the source.
    """

    label: str
    role: str
    document: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact person; ``mention`` spans the whole entry in the source."""

    name: str | None
    email: str | None
    phone: str | None
    mention: Mention


@dataclass(frozen=True, slots=True)
class Project:
    """One project, merged over the documents that describe it.

    ``start`` and ``end`` are ISO 8601 dates or None. ``evidence`` says where each attribute (by its
    name here, e.g. ``"municipality"``) was read; ``documents`` spans the whole entries.
    """

    id: str
    name: str
    documents: tuple[Mention, ...]
    aliases: tuple[str, ...] = ()
    organisation: str | None = None
    country: str | None = None
    municipality: str | None = None
    funding: str | None = None
    category: str | None = None
    start: str | None = None
    end: str | None = None
    contacts: tuple[Contact, ...] = ()
    website: str | None = None
    language: str = "sv"
    target_groups: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    evidence: tuple[tuple[str, Mention], ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """What is searched: a slice of one section, of at most one project.

    ``text`` is the exact slice; ``context`` (project, organisation, place, heading) is searched with
    it and never shown as a quote. ``role`` is the field's role when the passage lies in a field.
    ``page`` is None when the document has no page numbers.
    """

    document: str
    project: str | None
    section: str
    role: str
    page: int | None
    start: int
    end: int
    text: str
    context: str
    language: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document with its records (under ids of its own) and passages, in the order of the text."""

    document: Document
    projects: tuple[Project, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found; ``rank`` counts from 1, a higher ``score`` is better."""

    rank: int
    score: float
    passage: Passage


@dataclass(frozen=True, slots=True)
class Citation:
    """An exact quote: ``quote`` equals the source text from ``start`` to ``end``."""

    n: int
    document: str
    title: str
    project: str | None
    section: str
    page: int | None
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim of an answer with the numbers of the citations that support it (at least one)."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ProjectMatch:
    """A project that an answer names, with the verdict and its citations."""

    id: str
    name: str
    aliases: tuple[str, ...]
    match: Match
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question; ``nearest`` is filled when ``abstained``.

    ``alone`` is the question as it would be asked without the conversation before it; ``notices`` are
    what the reader should know of how the answer was made (a language model that did not reply). ``about``
    are the ids of the projects that the next question may go on with, those of an abstaining answer too.
    """

    question: str
    language: str
    kind: Kind
    abstained: bool
    text: str
    statements: tuple[Statement, ...]
    projects: tuple[ProjectMatch, ...]
    checked_projects: int
    citations: tuple[Citation, ...]
    nearest: tuple[Hit, ...]
    elapsed_ms: float
    alone: str = ""
    notices: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
