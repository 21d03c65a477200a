"""The same project in several entries becomes one record."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from rag.ingest.parse import Parsed
from rag.ingest.titles import unique
from rag.text.words import fold
from rag.types import Contact, Passage, Project

TRANSLATED = 0.35
"""Cosine of two names from which one may be the other's translation. Alone it proves nothing: the record's
document must also use the other name, and the records name one organisation."""

Similarity = Callable[[str, str], float]


@dataclass(frozen=True, slots=True)
class Collection:
    """All records, one a project, and all passages with the records' final ids."""

    projects: tuple[Project, ...]
    passages: tuple[Passage, ...]


def merge(parsed: Sequence[Parsed], similarity: Similarity) -> Collection:
    """Join the records of all documents: those of one name, and a method under a translated name.

    ``similarity`` gives the cosine of two short texts across languages.
    """
    projects = [project for part in parsed for project in part.projects]
    groups = _Groups(len(projects))
    by_name: dict[str, int] = {}
    for i, project in enumerate(projects):
        for name in _names(project):
            groups.join(by_name.setdefault(name, i), i)
    for i, j in _translations(parsed, projects, similarity):
        groups.join(i, j)
    merged = [_merge([projects[i] for i in group]) for group in groups.all()]
    final = _with_ids(merged)
    ids = {projects[i].id: final[g].id for g, group in enumerate(groups.all()) for i in group}
    passages = [
        replace(p, project=ids[p.project]) if p.project is not None else p for part in parsed for p in part.passages
    ]
    return Collection(tuple(final), tuple(passages))


class _Groups:
    """Disjoint sets over 0 … n-1, kept in the order of their smallest member."""

    def __init__(self, n: int) -> None:
        self._parent = list(range(n))

    def _root(self, i: int) -> int:
        while self._parent[i] != i:
            i = self._parent[i]
        return i

    def join(self, i: int, j: int) -> None:
        low, high = sorted((self._root(i), self._root(j)))
        self._parent[high] = low

    def all(self) -> list[list[int]]:
        groups: dict[int, list[int]] = {}
        for i in range(len(self._parent)):
            groups.setdefault(self._root(i), []).append(i)
        return list(groups.values())


def _key(name: str) -> str:
    return " ".join(re.findall(r"\w+", fold(name.casefold())))


def _names(project: Project) -> set[str]:
    """The keys of the name and of aliases that are names: a single common word is none."""
    aliases = {a for a in project.aliases if " " in a or a.isupper()}
    return {key for key in map(_key, {project.name, *aliases}) if key}


def _translations(
    parsed: Sequence[Parsed], projects: Sequence[Project], similarity: Similarity
) -> list[tuple[int, int]]:
    """Pairs in different documents where one's document uses the other's name, without an entry of that
    name, both name one organisation, and the names mean the same."""
    texts = {part.document.name: part.document.text for part in parsed}
    local: dict[str, set[str]] = defaultdict(set)
    partners: dict[str, list[int]] = defaultdict(list)  # few share an organisation: all pairs would be too many
    for i, project in enumerate(projects):
        local[project.documents[0].document] |= _names(project)
        if project.organisation:
            partners[_key(project.organisation)].append(i)
    pairs = []
    for i, j in (pair for group in partners.values() for pair in permutations(group, 2)):
        home, other = projects[i].documents[0].document, projects[j]
        if other.documents[0].document == home or " " not in other.name or _names(other) & local[home]:
            continue
        used = re.search(rf"(?<!\w){re.escape(other.name)}(?!\w)", texts[home], re.IGNORECASE)
        if used and similarity(projects[i].name, other.name) >= TRANSLATED:
            pairs.append((i, j))
    return pairs


def _merge(projects: Sequence[Project]) -> Project:
    """One record: attributes of the fullest entry first, then what only the others say."""
    ordered = sorted(projects, key=lambda p: -len(p.fields))
    first = ordered[0]
    if len(ordered) == 1:
        return first

    def chosen(attribute: str) -> str | None:
        return next((value for p in ordered if (value := getattr(p, attribute))), None)

    return replace(
        first,
        documents=tuple(m for p in ordered for m in p.documents),
        aliases=unique([a for p in ordered for a in (p.name, *p.aliases)], without=first.name),
        organisation=chosen("organisation"),
        country=chosen("country"),
        municipality=chosen("municipality"),
        funding=chosen("funding"),
        category=chosen("category"),
        start=chosen("start"),
        end=chosen("end"),
        website=chosen("website"),
        contacts=_contacts(ordered),
        target_groups=unique([t for p in ordered for t in p.target_groups], without=""),
        themes=unique([t for p in ordered for t in p.themes], without=""),
        fields=tuple(f for p in ordered for f in p.fields),
        evidence=tuple(e for p in ordered for e in p.evidence),
        warnings=unique([w for p in ordered for w in p.warnings], without=""),
    )


def _contacts(projects: Sequence[Project]) -> tuple[Contact, ...]:
    seen: dict[tuple[str | None, str | None, str | None], Contact] = {}
    for contact in (c for p in projects for c in p.contacts):
        seen.setdefault((contact.name, contact.email, contact.phone), contact)
    return tuple(seen.values())


def _with_ids(projects: Sequence[Project]) -> list[Project]:
    """Ids from the names ("min-vag"), numbered where two projects have one name."""
    used: Counter[str] = Counter()
    result = []
    for project in projects:
        slug = "-".join(re.findall(r"[a-z0-9]+", fold(project.name.casefold()))) or "projekt"
        used[slug] += 1
        result.append(replace(project, id=slug if used[slug] == 1 else f"{slug}-{used[slug]}"))
    return result
