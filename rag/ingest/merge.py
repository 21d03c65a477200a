"""The same project in several entries becomes one record."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rag.ingest.places import MUNICIPAL_WORDS
from rag.ingest.titles import unique
from rag.text.words import fold
from rag.types import Contact, Parsed, Passage, Project

TRANSLATED = 0.35
"""Cosine of two names from which one may be the other's translation. Alone it proves nothing: the record's
document must also use the other name, and the records name one organisation."""

DISTINCTIVE = 4
"""Words of a name that no two projects choose by chance."""

MIN_SHORT = 3
"""Letters of a short form in capitals that names a project; two letters stand for too many things."""

_COMMON = frozenset(
    fold(word) for word in (*MUNICIPAL_WORDS, "föreningen", "foreningen", "stiftelsen", "fonden", "region")
)
"""Words that organisations of all kinds share."""

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
    groups = _Groups(projects)
    by_name: dict[str, list[int]] = {}
    for i, project in enumerate(projects):
        for name in sorted(_names(project)):
            namesakes = by_name.setdefault(name, [])
            same = next((j for j in namesakes if groups.compatible(j, i, name)), None)
            if same is None:
                namesakes.append(i)
            else:
                groups.join(same, i)
    for i, j in _translations(parsed, projects, similarity):
        groups.join(i, j)
    merged = [_merge([projects[i] for i in group]) for group in groups.all()]
    final = _with_ids(merged)
    ids = {projects[i].id: final[g].id for g, group in enumerate(groups.all()) for i in group}
    passages = [
        replace(p, project=ids[p.project]) if p.project is not None else p
        for part in parsed
        for p in part.passages
    ]
    return Collection(tuple(final), tuple(passages))


class _Groups:
    """Disjoint sets of projects by index, kept in the order of their smallest member."""

    def __init__(self, projects: Sequence[Project]) -> None:
        self._projects = projects
        self._group = list(range(len(projects)))
        self._members = {i: [i] for i in self._group}

    def join(self, i: int, j: int) -> None:
        low, high = sorted((self._group[i], self._group[j]))
        if low != high:
            for member in self._members[high]:
                self._group[member] = low
            self._members[low] += self._members.pop(high)

    def compatible(self, i: int, j: int, name: str) -> bool:
        """Whether no two members of the two groups are different projects of one name."""
        mine, theirs = (self._members[self._group[k]] for k in (i, j))
        return not any(_namesakes(self._projects[a], self._projects[b], name) for a in mine for b in theirs)

    def all(self) -> list[list[int]]:
        return [sorted(self._members[i]) for i in sorted(self._members)]


def _namesakes(a: Project, b: Project, name: str) -> bool:
    """Whether two records of one name are different projects: many towns have a "Språkcafé".

    They are when their municipalities differ or, under a name of few words, nothing says that they are
    one: neither the place nor a word of the organisation's name is shared.
    """
    words = _organisation_words(a), _organisation_words(b)
    organisations_differ = bool(words[0] and words[1]) and not words[0] & words[1]
    both = a.municipality and b.municipality
    if both and a.municipality != b.municipality:
        return organisations_differ or not (words[0] and words[1])
    return not both and organisations_differ and len(name.split()) < DISTINCTIVE


def _organisation_words(project: Project) -> set[str]:
    return {word for word in _key(project.organisation or "").split() if len(word) > 2} - _COMMON


def _key(name: str) -> str:
    return " ".join(re.findall(r"\w+", fold(name.casefold())))


def _names(project: Project) -> set[str]:
    """The keys of the name and of aliases that are names: a single common word is none."""
    aliases = {a for a in project.aliases if " " in a or (a.isupper() and len(a) >= MIN_SHORT)}
    return {key for key in map(_key, {project.name, *aliases}) if key}


def _translations(
    parsed: Sequence[Parsed], projects: Sequence[Project], similarity: Similarity
) -> list[tuple[int, int]]:
    """Pairs in different documents where one's document uses the other's name, without an entry of that
    name, both name one organisation, and the names mean the same."""
    texts = {part.document.name: part.document.text for part in parsed}
    local: dict[str, set[str]] = defaultdict(set)
    of_organisation: dict[str, list[int]] = defaultdict(list)
    for i, project in enumerate(projects):
        local[_home(project)] |= _names(project)
        if project.organisation:
            of_organisation[_key(project.organisation)].append(i)

    def translated(i: int, j: int) -> bool:
        project, other = projects[i], projects[j]
        home = _home(project)
        if _home(other) == home or " " not in other.name or _names(other) & local[home]:
            return False
        used = re.search(rf"(?<!\w){re.escape(other.name)}(?!\w)", texts[home], re.IGNORECASE)
        return bool(used) and similarity(project.name, other.name) >= TRANSLATED

    return [(i, j) for same in of_organisation.values() for i in same for j in same if translated(i, j)]


def _home(project: Project) -> str:
    return project.documents[0].document


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
