"""What the pages compute of a collection, kept while it is the same: bounded, by its generation."""

from __future__ import annotations

import json

import streamlit as st

from rag.explore.catalogue import Catalogue, Choice
from rag.explore.explorer import Explorer
from rag.explore.inspire import Inspiration, inspire
from rag.explore.places import PlaceMap, place_map
from rag.explore.times import Timeline, timeline
from rag.ui.resources import KEPT, open_collection

MOST = 32
"""Results kept of each kind."""


def catalogue() -> Catalogue:
    """The collection's records as a catalogue."""
    return _catalogue(open_collection().store.generation)


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _catalogue(_generation: str) -> Catalogue:
    return Catalogue(open_collection().store.projects)


def explorer() -> Explorer:
    """What finds likeness in the collection."""
    return _explorer(open_collection().store.generation)


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _explorer(_generation: str) -> Explorer:
    collection = open_collection()
    return Explorer(collection.answerer.retriever, collection.embedder)


def places_of(choice: Choice) -> PlaceMap:
    """The map of what a choice leaves, its municipalities aside: the others stay to be clicked."""
    return place_map(catalogue().without("municipality", choice))


def times_of(choice: Choice) -> Timeline:
    """The years of what a choice leaves, its years aside."""
    return timeline(catalogue().without("year", choice))


def inspired(text: str) -> Inspiration:
    """What the collection says to a draft."""
    return _inspired(text, open_collection().store.generation)
