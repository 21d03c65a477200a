"""The JSON forms of the command line's contract, and the same as text."""

from __future__ import annotations

from typing import Any

from rag.text.languages import detect
from rag.text.stems import STOPWORDS
from rag.text.words import words
from rag.types import Answer, Citation, Document, Hit, Project

Json = dict[str, Any]


def hit_json(hit: Hit) -> Json:
    """A hit of `search --json`."""
    p = hit.passage
    return {
        "rank": hit.rank,
        "score": round(hit.score, 4),
        "document": p.document,
        "project": p.project,
        "section": p.section,
        "page": p.page,
        "start": p.start,
        "end": p.end,
        "text": p.text,
    }


def search_json(identifier: Any, query: str, hits: list[Hit]) -> Json:
    """The object of `search --json`; ``identifier`` is the line's id in a batch, else None."""
    return {"id": identifier, "query": query, "hits": [hit_json(hit) for hit in hits]}


def citation_json(citation: Citation) -> Json:
    """A citation of `ask --json`."""
    return {
        "n": citation.n,
        "document": citation.document,
        "title": citation.title,
        "project": citation.project,
        "section": citation.section,
        "page": citation.page,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
    }


def answer_json(identifier: Any, answer: Answer) -> Json:
    """The object of `ask --json`."""
    return {
        "id": identifier,
        "question": answer.question,
        "language": answer.language,
        "kind": answer.kind,
        "abstained": answer.abstained,
        "text": answer.text,
        "statements": [{"text": s.text, "citations": list(s.citations)} for s in answer.statements],
        "projects": [
            {
                "id": p.id,
                "name": p.name,
                "aliases": list(p.aliases),
                "match": p.match,
                "citations": list(p.citations),
            }
            for p in answer.projects
        ],
        "checked_projects": answer.checked_projects,
        "citations": [citation_json(c) for c in answer.citations],
        "nearest": [hit_json(hit) for hit in answer.nearest],
        "elapsed_ms": answer.elapsed_ms,
    }


def rejected(question: str, why: str) -> Answer:
    """What a batch prints for a line that is no question: no answer, and the reason as its text."""
    return Answer(question, "sv", "fact", True, why, (), (), 0, (), (), 0.0)


def project_json(project: Project) -> Json:
    """A record of `projects --json`. A label that several documents use is numbered from the second on."""
    fields: Json = {}
    for field in project.fields:
        label = field.label or field.role
        key, count = label, 1
        while key in fields:
            count += 1
            key = f"{label} ({count})"
        fields[key] = {"document": field.document, "start": field.start, "end": field.end, "text": field.text}
    return {
        "id": project.id,
        "name": project.name,
        "aliases": list(project.aliases),
        "organisation": project.organisation,
        "country": project.country,
        "municipality": project.municipality,
        "funding": project.funding,
        "category": project.category,
        "start": project.start,
        "end": project.end,
        "contacts": [{"name": c.name, "email": c.email, "phone": c.phone} for c in project.contacts],
        "website": project.website,
        "language": project.language,
        "target_groups": list(project.target_groups),
        "themes": list(project.themes),
        "documents": [{"document": m.document, "start": m.start, "end": m.end} for m in project.documents],
        "fields": fields,
        "evidence": {
            name: {"document": m.document, "start": m.start, "end": m.end}
            for name, m in reversed(project.evidence)
        },
        "warnings": list(project.warnings),
    }


def document_json(document: Document, projects: int) -> Json:
    """A row of `documents --json`."""
    source = document.source
    return {
        "document": document.name,
        "title": source.title,
        "publisher": source.publisher,
        "published": source.published,
        "language": document.language,
        "characters": len(document.text),
        "projects": projects,
    }


def answer_text(answer: Answer) -> str:
    """An answer as text: its statements, then the quotes by number, or the nearest passages."""
    lines = [answer.text, ""]
    for c in answer.citations:
        page = f", s. {c.page}" if c.page is not None else ""
        foreign = _foreign(c.quote, answer.language)
        lines.append(f"[{c.n}] {c.title}{page} – {c.section}{foreign}\n    ”{' '.join(c.quote.split())}”")
    lines += [_hit_line(hit) for hit in answer.nearest]
    return "\n".join(lines).rstrip()


def _foreign(quote: str, language: str) -> str:
    """The name of a quote's language, in the answer's ``language``, where it is another one; "" where it is
    not, or where the quote has no word that tells: a name or an address has no language."""
    spoken = detect(quote)
    if spoken == language or STOPWORDS.get(spoken, frozenset()).isdisjoint(w.form for w in words(quote)):
        return ""
    from babel import Locale  # only here: most answers need no name of a language

    wanted = language if language in STOPWORDS else "en"
    return f" ({Locale.parse(spoken).get_display_name(wanted)})"


def hits_text(hits: list[Hit], met: list[str]) -> str:
    """Hits as text, one paragraph each, with the words of the question that each ``met``."""
    lines = (
        _hit_line(hit) + (f"\n    ({words})" if words else "") for hit, words in zip(hits, met, strict=True)
    )
    return "\n\n".join(lines)


def _hit_line(hit: Hit) -> str:
    p = hit.passage
    where = " – ".join(x for x in (p.project, p.section) if x)
    return f"{hit.rank}. {p.document} {p.start}–{p.end} {where}\n    {' '.join(p.text.split())}"


def project_text(project: Project) -> str:
    """A record as one line."""
    period = f"{project.start or '?'} – {project.end or '?'}" if project.start or project.end else ""
    parts = (
        project.name,
        project.organisation,
        project.municipality,
        project.country,
        project.funding,
        period,
    )
    return " · ".join(part for part in parts if part)
