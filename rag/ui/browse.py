"""What is chosen on the page of projects: kept by the session, and by the address for a link to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from rag.explore.catalogue import FACETS, Choice
from rag.explore.times import Timeline, timeline
from rag.types import Project
from rag.ui.language import Texts
from rag.ui.markup import parts, text
from rag.ui.naming import Names
from rag.ui.view import about, period

TEXT, VIEW, PAGE = "projektlots.browse.text", "projektlots.browse.view", "projektlots.browse.page"
KEPT = "projektlots.browse.kept"
"""The choice as it was: Streamlit forgets a widget's value while another page is shown."""

AT_ONCE = 20
"""Projects of a page of the list."""

SNIPPET = 220
"""Characters of a project's own words in the list."""

TELLING = ("purpose", "description", "goal", "background")


def facet_key(facet: str) -> str:
    """The key of a facet's widget."""
    return f"projektlots.browse.{facet}"


def begin() -> None:
    """Take the choice from the address when the page is opened by one, else from the session."""
    kept: Choice = st.session_state.get(KEPT, Choice())
    given = {facet: tuple(st.query_params.get_all(facet)) for facet in FACETS}
    text_given = st.query_params.get("text", "")
    if TEXT not in st.session_state:
        opened = Choice(text_given, given) if text_given or any(given.values()) else kept
        st.session_state[TEXT] = opened.text
        for facet in FACETS:
            st.session_state[facet_key(facet)] = list(opened.of(facet))
    st.session_state.setdefault(VIEW, "list")
    choice = chosen()
    st.session_state[KEPT] = choice
    words = {"text": choice.text} if choice.text else {}
    st.query_params.from_dict({**{facet: list(v) for facet, v in choice.values.items()}, **words})


def chosen() -> Choice:
    """What is chosen now; facets without a value are left out."""
    values = {facet: tuple(st.session_state.get(facet_key(facet), ())) for facet in FACETS}
    return Choice(st.session_state.get(TEXT, "").strip(), {f: v for f, v in values.items() if v})


def clear() -> None:
    """Choose nothing: all projects are left."""
    st.session_state[TEXT] = ""
    for facet in FACETS:
        st.session_state[facet_key(facet)] = []
    first_page()


def toggle(facet: str, values: Sequence[str]) -> None:
    """Choose values of a facet, or no longer, as a click on a chart does."""
    now = list(st.session_state.get(facet_key(facet), ()))
    for value in values:
        if value in now:
            now.remove(value)
        else:
            now.append(value)
    st.session_state[facet_key(facet)] = now
    first_page()


def first_page() -> None:
    """Show the list from its beginning: another choice is another list."""
    st.session_state[PAGE] = 0


def turn(pages: int) -> None:
    """Turn the pages of the list."""
    st.session_state[PAGE] = st.session_state.get(PAGE, 0) + pages


def counted(names: Names, facet: str, counts: Mapping[str, int]) -> Callable[[str], str]:
    """How a facet's values are written: by name, with the number of records that each leaves."""
    return lambda value: f"{names.value(facet, value)} ({counts.get(value, 0)})"


@dataclass(frozen=True, slots=True)
class Card:
    """A project in the list: its facts and its own words, as HTML."""

    project: Project
    body: str


@dataclass(frozen=True, slots=True)
class Browsing:
    """What the views of the page show."""

    texts: Texts
    names: Names
    choice: Choice
    found: tuple[Project, ...]

    def key(self, view: str) -> str:
        """The key of a view's widget: another choice is another widget, with nothing picked."""
        return f"projektlots.browse.{view}.{hash((self.choice.text, tuple(self.choice.values.items())))}"

    def span(self) -> tuple[int, int, int]:
        """The first and the last project shown, counted from 1, and how many there are."""
        page = min(st.session_state.get(PAGE, 0), max(0, len(self.found) - 1) // AT_ONCE)
        return page * AT_ONCE + 1, min((page + 1) * AT_ONCE, len(self.found)), len(self.found)

    def cards(self) -> Iterator[Card]:
        """The projects of the list's page."""
        first, last, _ = self.span()
        for project in self.found[first - 1 : last]:
            told = snippet(project)
            words = f'<p class="pl-snippet">{text(told)}</p>' if told else ""
            yield Card(
                project, f'<div class="pl-answer">{parts(about(project, self.texts.date))}{words}</div>'
            )

    def table(self) -> dict[str, list[str]]:
        """The projects by column."""
        texts = self.texts
        return {
            texts("projects.name"): [p.name for p in self.found],
            texts("projects.organisation"): [p.organisation or "" for p in self.found],
            texts("projects.municipality"): [p.municipality or "" for p in self.found],
            texts("projects.country"): [self.names.country(p.country or "") for p in self.found],
            texts("projects.period"): [period(p) for p in self.found],
            texts("projects.groups"): [
                ", ".join(self.names.term("groups", g) for g in p.target_groups) for p in self.found
            ],
        }

    def runs(self) -> Timeline:
        """The periods of the projects that are left."""
        return timeline(self.found)


def snippet(project: Project) -> str:
    """The beginning of what a project says of itself, cut between words."""
    fields = {field.role: field.text for field in reversed(project.fields)}
    told = next((" ".join(fields[role].split()) for role in TELLING if role in fields), "")
    return told if len(told) <= SNIPPET else told[:SNIPPET].rsplit(" ", 1)[0] + " …"
