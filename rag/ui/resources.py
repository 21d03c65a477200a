"""What the pages read: the collection and what answers from it, opened once for all sessions."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from rag.answer import Answerer
from rag.embed import Embedder, load_embedder
from rag.retrieve.explain import explain, told
from rag.settings import Settings
from rag.store import Store
from rag.store.layout import current_generation
from rag.types import Answer, Passage
from rag.ui.state import Inquiry

KEPT = 2
"""Generations kept open: a session may still read the one before the newest."""
ANSWERS = 64
"""Answers kept: every press of a button on the page shows its answer again."""
NOTICED = "projektlots.noticed"
"""An answer with notices is no one's but the session's, until its question is asked again: the language model
may have an answer by then."""


class _Noticed(Exception):
    """Brings an answer with notices past the cache: what a cached function raises is not kept."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.question)
        self.answer = answer


@dataclass(frozen=True, slots=True)
class Collection:
    """An open collection and its answerer; ``key`` tells it from every other."""

    store: Store
    answerer: Answerer
    embedder: Embedder
    key: str

    def ask(self, inquiry: Inquiry) -> Answer:
        """The answer to a question; the same question again costs nothing."""
        asked = self.key, inquiry.question, inquiry.without
        noticed: tuple[object, Answer] | None = st.session_state.get(NOTICED)
        if noticed is not None and noticed[0] == asked:
            return noticed[1]
        try:
            return _ask(self.answerer, *asked)
        except _Noticed as raised:
            st.session_state[NOTICED] = asked, raised.answer
            return raised.answer

    def in_itself(self, question: str, before: Inquiry) -> str:
        """``question`` as it is understood after ``before``: "och i Lund?" goes on from it.

        No language model is asked for that: what it puts into words goes on in the same way.
        """
        return self.answerer.resolve(question, self.answerer.extract(before.question, before.without))

    def met(self, answer: Answer, passage: Passage) -> str:
        """Which words of the question met which of a passage, on one line."""
        return told(explain(self.answerer.retriever.matcher, answer.alone, passage))

    def read(self, document: str) -> str:
        """The source text of ``document``."""
        return self.store.document(document).text

    @property
    def titles(self) -> dict[str, str]:
        """The titles of the documents, by name."""
        return {document.name: document.source.title for document in self.store.documents}


def open_collection() -> Collection:
    """The collection as it is now: a newer generation is picked up on the next call.

    Raises the named errors of `Store.open` and `load_embedder`.
    """
    settings = Settings()
    return _open(settings, current_generation(settings.index).name)


def _settings_key(settings: Settings) -> str:
    return settings.model_dump_json()


@st.cache_resource(max_entries=KEPT, show_spinner=False, hash_funcs={Settings: _settings_key})
def _open(settings: Settings, generation: str) -> Collection:
    store = Store.open(settings.index)
    embedder = _embedder(settings)
    return Collection(
        store, Answerer(store, embedder, settings), embedder, f"{_settings_key(settings)} {generation}"
    )


@st.cache_resource(max_entries=1, show_spinner=False, hash_funcs={Settings: _settings_key})
def _embedder(settings: Settings) -> Embedder:
    return load_embedder(settings)


@st.cache_data(max_entries=ANSWERS, show_spinner=False)
def _ask(_answerer: Answerer, collection: str, question: str, without: tuple[str, ...]) -> Answer:
    answer = _answerer.ask(question, without)
    if answer.notices:
        raise _Noticed(answer)
    return answer


def ask_anew() -> None:
    """Let a question whose answer has notices be answered again."""
    st.session_state.pop(NOTICED, None)
