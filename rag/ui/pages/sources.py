"""The page of the documents, and the reader of one."""

from __future__ import annotations

import streamlit as st

from rag.explore.reader import blocks_of, find_inside, page_at
from rag.store.store import Store
from rag.types import Document, Mention, Span
from rag.ui import markup, reading, state
from rag.ui.addresses import DOCUMENT, END, SOURCES, START
from rag.ui.components import arrive, errors_shown, page_title
from rag.ui.explored import catalogue, contents_of
from rag.ui.language import Texts
from rag.ui.links import keep, link, to_place, to_project
from rag.ui.naming import Names
from rag.ui.records import article
from rag.ui.resources import open_collection
from rag.ui.view import document_views

WANTED, PLACE = "projektlots.reader.wanted", "projektlots.reader.place"


def show() -> None:
    """Show the documents that the answers rest on, or the one that the address names."""
    texts = state.current_texts()
    with errors_shown(texts):
        store = open_collection().store
        wanted = st.query_params.get(DOCUMENT)
        if wanted is not None and wanted not in {document.name for document in store.documents}:
            st.title(texts("reader.unknown"), anchor=False)
            link(SOURCES, texts("reader.all"))
            return
        if wanted is not None:
            _read(store.document(wanted), store, texts)
            return
        st.title(texts("sources.title"), anchor=False)
        st.caption(texts("sources.intro", count=len(store.documents)))
        for view in document_views(store.documents, store.projects):
            with st.container(border=True, gap="xsmall", key=f"pl-card-{view.name}"):
                link(SOURCES, view.title, {DOCUMENT: view.name})
                st.html(article(markup.parts(_known(store.document(view.name), view.projects, texts))))
        arrive("")


def _known(document: Document, projects: int, texts: Texts) -> list[str]:
    """What is known of a document: who made it, when, its language, and how much it holds."""
    names = Names(texts, {})
    parts = (
        document.source.publisher,
        document.source.published,
        ", ".join(map(names.language, document.source.languages or (document.language,))),
        texts("sources.projects", count=projects),
        texts("sources.characters", count=len(document.text)),
        document.name,
    )
    return [part for part in parts if part]


def _read(document: Document, store: Store, texts: Texts) -> None:
    entries, pages = contents_of(document.name)
    marked = _marked(document)
    keep({DOCUMENT: document.name, **_ends(marked)})
    page_title(document.source.title, texts)
    link(SOURCES, texts("reader.all"))
    st.title(markup.label(document.source.title), anchor=False)
    told = sum(any(m.document == document.name for m in p.documents) for p in store.projects)
    st.html(article(markup.parts(_known(document, told, texts))))
    _contents(document, [(entry.title, entry.start) for entry in entries], texts)
    _search(document, texts)
    number = page_at(pages, marked.start if marked else 0)
    _turn(document, pages, number, texts)
    names = {entry.project.id: entry.project.name for entry in catalogue().entries}
    for block in blocks_of(document, store.projects, pages[number], marked):
        if block.project and block.begins:
            to_project(block.project, texts("reader.project", name=names[block.project]))
        st.html(reading.block(block, texts))
    _turn(document, pages, number, texts)
    arrive(f"{document.name} {marked}", marked=marked is not None)


def _marked(document: Document) -> Span | None:
    """The place that the address names, inside the document; a start alone only turns to its page."""
    given = [st.query_params.get(name, "") for name in (START, END)]
    start, end = (
        min(int(value), len(document.text))
        if value.isascii() and value.isdigit() and len(value) < 10
        else None
        for value in given
    )
    if start is None:
        return None
    return Span(start, max(start, end if end is not None else start))


def _ends(marked: Span | None) -> dict[str, str]:
    """A place as the address has it: its start, and its end when a quote is marked."""
    if marked is None:
        return {}
    ends = {START: str(marked.start), END: str(marked.end)}
    return ends if marked.end > marked.start else {START: ends[START]}


def _contents(document: Document, entries: list[tuple[str, int]], texts: Texts) -> None:
    """The contents list: choosing a line turns to it."""
    if not entries:
        return
    key = f"{PLACE}.{document.name}"

    def turn() -> None:
        if st.session_state[key] is not None:
            keep({DOCUMENT: document.name, START: str(entries[st.session_state[key]][1])})

    st.selectbox(
        texts("reader.contents", count=len(entries)),
        range(len(entries)),
        index=None,
        format_func=lambda i: entries[i][0],
        placeholder=texts("reader.contents_choose"),
        key=key,
        on_change=turn,
    )


def _search(document: Document, texts: Texts) -> None:
    """A search inside the document: each place that it finds is a link."""
    wanted = st.text_input(texts("reader.search"), key=f"{WANTED}.{document.name}", max_chars=200)
    if not wanted.strip():
        return
    places = find_inside(document, wanted)
    st.caption(texts("reader.found", count=len(places)))
    if not places:
        return
    with st.container(height=320 if len(places) > 4 else "content", border=True):
        for n, place in enumerate(places, start=1):
            st.html(reading.place(place, texts))
            to_place(Mention(document.name, place.start, place.end), texts("reader.go", n=n))


def _turn(document: Document, pages: tuple[Span, ...], number: int, texts: Texts) -> None:
    """Which page is shown, and the pages before and after it."""
    if len(pages) == 1:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        if number:
            place = {DOCUMENT: document.name, START: str(pages[number - 1].start)}
            link(SOURCES, texts("reader.previous"), place)
        told = markup.text(texts("reader.page", page=number + 1, pages=len(pages)))
        st.html(f'<p class="pl-count">{told}</p>', width="content")
        if number + 1 < len(pages):
            place = {DOCUMENT: document.name, START: str(pages[number + 1].start)}
            link(SOURCES, texts("reader.next"), place)
