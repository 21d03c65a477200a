"""The small collection, answered by the real model."""

from __future__ import annotations

import pytest

from rag.answer import Answerer
from rag.embed import load_embedder
from rag.settings import Settings
from rag.store import Store
from rag.store.build import build
from tests.answer.catalogue import make_collection


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Where the collection and its index are."""
    made = make_collection(tmp_path_factory.mktemp("answers"))
    build(made, [], load_embedder(made))
    return made


@pytest.fixture(scope="session")
def store(settings: Settings) -> Store:
    return Store.open(settings.index)


@pytest.fixture(scope="session")
def answerer(store: Store, settings: Settings) -> Answerer:
    return Answerer(store, load_embedder(settings))
