"""The records as a catalogue: a choice among them, and how many each further choice would leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from rag.text.words import fold
from rag.types import Project


def years(project: Project) -> tuple[str, ...]:
    """The years in which a project runs, as far as its documents say; of one date alone that date's year."""
    first, last = project.start or project.end, project.end or project.start
    if first is None or last is None:
        return ()
    return tuple(str(year) for year in range(int(first[:4]), int(last[:4]) + 1))


def _one(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


VALUES: Mapping[str, Callable[[Project], tuple[str, ...]]] = {
    "country": lambda p: _one(p.country),
    "municipality": lambda p: _one(p.municipality),
    "category": lambda p: _one(p.category),
    "group": lambda p: p.target_groups,
    "theme": lambda p: p.themes,
    "year": years,
    "document": lambda p: tuple(dict.fromkeys(m.document for m in p.documents)),
}
"""The facets: what each says of a record."""

FACETS = tuple(VALUES)


@dataclass(frozen=True, slots=True)
class Choice:
    """What is looked for: words, and per facet the values of which a record has one (none: any)."""

    text: str = ""
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, facet: str) -> tuple[str, ...]:
        """The values chosen of a facet."""
        return self.values.get(facet, ())


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a facet and how many records it leaves, beside what is chosen of the other facets."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A record made ready: its words, folded, and its values by facet."""

    project: Project
    words: str
    values: Mapping[str, tuple[str, ...]]


class Catalogue:
    """The records of one collection, by name."""

    def __init__(self, projects: Sequence[Project]) -> None:
        ordered = sorted(projects, key=lambda p: (fold(p.name), p.id))
        self.entries = tuple(Entry(p, _words(p), {f: of(p) for f, of in VALUES.items()}) for p in ordered)
        self.by_id = {p.id: p for p in projects}

    def choose(self, choice: Choice) -> tuple[Project, ...]:
        """The records that a choice leaves, by name."""
        return tuple(entry.project for entry in self._left(choice))

    def facet(self, name: str, choice: Choice) -> tuple[Option, ...]:
        """The values of a facet, the most frequent first (years in order); those chosen are always there.

        What is chosen of the facet itself does not count: its values are alternatives.
        """
        others = Choice(choice.text, {f: v for f, v in choice.values.items() if f != name})
        counts = Counter(value for entry in self._left(others) for value in entry.values[name])
        for value in choice.of(name):
            counts.setdefault(value, 0)
        if name == "year":
            return tuple(Option(value, counts[value]) for value in sorted(counts))
        ordered = sorted(counts.items(), key=lambda item: (-item[1], fold(item[0])))
        return tuple(Option(value, count) for value, count in ordered)

    def without(self, name: str, choice: Choice) -> tuple[Project, ...]:
        """The records that a choice leaves when what is chosen of one facet is set aside."""
        return self.choose(Choice(choice.text, {f: v for f, v in choice.values.items() if f != name}))

    def _left(self, choice: Choice) -> list[Entry]:
        wanted = fold(choice.text).split()
        return [
            entry
            for entry in self.entries
            if all(not chosen or set(chosen) & set(entry.values[f]) for f, chosen in choice.values.items())
            and all(word in entry.words for word in wanted)
        ]


def _words(project: Project) -> str:
    """All that a record says, to be searched without regard to case and diacritics."""
    known = (project.name, *project.aliases, project.organisation, project.municipality, project.country)
    texts = [
        *known,
        project.category,
        project.funding,
        *(c.name for c in project.contacts),
        *(f.text for f in project.fields),
    ]
    return fold(" ".join(text for text in texts if text))
