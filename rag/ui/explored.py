"""What the pages compute of a collection, kept while it is the same: bounded, by its generation."""

from __future__ import annotations

import streamlit as st

from rag.explore.alike import Alike
from rag.explore.catalogue import Catalogue, Choice
from rag.explore.explorer import Explorer
from rag.explore.places import PlaceMap, place_map
from rag.explore.reader import Entry, contents, pages_of
from rag.explore.times import Timeline, timeline
from rag.types import Span
from rag.ui.resources import KEPT, Collection, open_collection

MOST = 64
"""Results kept of each kind: every press of a button on a page shows them again."""


def catalogue() -> Catalogue:
    """The collection's records as a catalogue."""
    collection = open_collection()
    return _catalogue(collection, collection.key)


def explorer() -> Explorer:
    """What finds likeness in the collection."""
    collection = open_collection()
    return _explorer(collection, collection.key)


def similar(identifier: str) -> tuple[Alike, ...]:
    """The projects like a project."""
    collection = open_collection()
    return _similar(_explorer(collection, collection.key), collection.key, identifier)


def contents_of(document: str) -> tuple[tuple[Entry, ...], tuple[Span, ...]]:
    """A document's contents list and its pages."""
    collection = open_collection()
    return _contents(collection, collection.key, document)


def places_of(choice: Choice, area: str | None) -> PlaceMap:
    """The map of what a choice leaves, or of a region of it; its municipalities are set aside: the others
    stay to be clicked."""
    return place_map(catalogue().without("municipality", choice), area)


def times_of(choice: Choice) -> Timeline:
    """The years of what a choice leaves, its years aside."""
    return timeline(catalogue().without("year", choice))


# Streamlit leaves arguments with an underscore out of the key; the collection's own key stands for them.


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _catalogue(_collection: Collection, key: str) -> Catalogue:
    return Catalogue(_collection.store.projects)


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _explorer(_collection: Collection, key: str) -> Explorer:
    return Explorer(_collection.answerer.retriever, _collection.embedder)


@st.cache_resource(max_entries=MOST, show_spinner=False)
def _similar(_explorer: Explorer, key: str, identifier: str) -> tuple[Alike, ...]:
    return _explorer.similar(next(p for p in _explorer.store.projects if p.id == identifier))


@st.cache_resource(max_entries=MOST, show_spinner=False)
def _contents(_collection: Collection, key: str, document: str) -> tuple[tuple[Entry, ...], tuple[Span, ...]]:
    store = _collection.store
    entries = contents(store.document(document), store.passages, store.projects)
    return entries, pages_of(store.document(document), [entry.start for entry in entries])
