"""The page where an idea or a draft application meets what others have done."""

from __future__ import annotations

import streamlit as st

from rag.explore.alike import Alike
from rag.explore.checklist import Check
from rag.explore.draft import LONGEST
from rag.explore.inspire import Inspiration, inspire
from rag.explore.telling import Quote
from rag.ui import markup, records, state
from rag.ui.components import errors_shown
from rag.ui.explored import catalogue, explorer
from rag.ui.language import Texts
from rag.ui.links import to_comparison, to_place, to_project
from rag.ui.naming import Names
from rag.ui.records import Shown
from rag.ui.resources import open_collection
from rag.ui.saving import save_sheet
from rag.ui.view import about

TYPED = "projektlots.inspiration.typed"
DRAFT = "projektlots.inspiration.draft"
"""The draft: the session alone knows it, no file and no address."""

FOUND = "projektlots.inspiration.found"
TOGETHER = 3
TOUCHED = {"yes": "inspiration.touched", "maybe": "inspiration.perhaps", "no": "inspiration.missing"}


def show() -> None:
    """Show the box for a draft and what the collection says to it."""
    texts = state.current_texts()
    st.title(texts("inspiration.title"), anchor=False)
    st.caption(texts("inspiration.intro"))
    _box(texts)
    draft: str = st.session_state.get(DRAFT, "")
    if not draft:
        return
    with errors_shown(texts):
        collection = open_collection()
        with st.spinner(texts("inspiration.searching")):
            found = _found(draft, collection.key)
        names = Names(texts, collection.titles)
        _sheet(found, Shown(texts, names, collection.read))
        save_sheet(found, names)


def _box(texts: Texts) -> None:
    st.session_state.setdefault(TYPED, st.session_state.get(DRAFT, ""))
    with st.form("projektlots.inspiration", border=False):
        st.text_area(
            texts("inspiration.label"),
            key=TYPED,
            height=220,
            max_chars=LONGEST,
            placeholder=texts("inspiration.placeholder"),
        )
        st.form_submit_button(texts("inspiration.submit"), type="primary", on_click=_take)


def _take() -> None:
    st.session_state[DRAFT] = st.session_state[TYPED].strip()


def _found(draft: str, collection: str) -> Inspiration:
    """What the collection says to the draft, computed once in a session."""
    kept = st.session_state.get(FOUND)
    if kept is None or kept[:2] != (draft, collection):
        kept = st.session_state[FOUND] = (draft, collection, inspire(draft, explorer()))
    result: Inspiration = kept[2]
    return result


def _sheet(found: Inspiration, shown: Shown) -> None:
    texts = shown.texts
    st.header(texts("inspiration.similar"), anchor=False)
    for n, alike in enumerate(found.similar):
        _alike(alike, shown, n)
    ids = [alike.project.id for alike in found.similar[:TOGETHER]]
    if len(ids) > 1:
        to_comparison(ids, texts("inspiration.compare"))
    _checks(found.checks, shown)
    _quotes(texts("inspiration.goals"), texts("inspiration.goals_hint"), found.goals, shown)
    _quotes(texts("inspiration.lessons"), texts("inspiration.lessons_hint"), found.lessons, shown)
    if found.asks:
        st.header(texts("inspiration.ask"), anchor=False)
        st.html(
            records.article(
                "".join(
                    f"<h3>{markup.text(ask.name)}</h3>{records.contact(ask.contact, shown)}"
                    for ask in found.asks
                )
            )
        )


def _alike(alike: Alike, shown: Shown, n: int) -> None:
    """A similar project: what is alike, word for word, and what differs."""
    texts = shown.texts
    with st.container(border=True, gap="xsmall", key=f"pl-card-{n}"):
        to_project(alike.project.id, alike.project.name)
        pairs = "".join(records.pair(pair, texts("inspiration.you"), shown) for pair in alike.pairs)
        told = markup.parts(about(alike.project, texts.date)) + records.reasons(alike, shown)
        st.html(records.article(told + records.differences(alike, shown) + pairs))


def _checks(checks: tuple[Check, ...], shown: Shown) -> None:
    """The checklist: what the draft does not touch, with a piece of advice; then what it does."""
    texts = shown.texts
    st.header(texts("inspiration.checklist"), anchor=False)
    st.caption(texts("inspiration.checklist_hint"))
    for check in checks:
        name, hint = check.item.name(texts.language), check.item.hint(texts.language)
        told = markup.text(texts(TOUCHED[check.touched]))
        head = f'<h3>{markup.text(name)} <span class="pl-state pl-{check.touched}">{told}</span></h3>'
        said = f'<p class="pl-mine">{markup.text(records.one_line(check.said))}</p>' if check.said else ""
        body = said or f"<p>{markup.text(hint)}</p>"
        advised = check.advice if check.touched != "yes" else None
        st.html(records.article(head + body + (records.quote(advised, shown) if advised else "")))


def _quotes(heading: str, hint: str, quotes: tuple[Quote, ...], shown: Shown) -> None:
    """Quotes, each below the link to its project or, outside all, to its document."""
    if not quotes:
        return
    st.header(heading, anchor=False)
    st.caption(hint)
    by_id = catalogue().by_id
    for found in quotes:
        name = by_id[found.project].name if found.project else shown.names.titles[found.mention.document]
        with st.container(gap="xsmall"):
            if found.project:
                to_project(found.project, name)
            else:
                to_place(found.mention, name)
            st.html(records.article(records.quote(found, shown)))
