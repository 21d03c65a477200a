from __future__ import annotations

import pytest

from rag.embed import load_embedder
from rag.explore.explorer import Explorer
from rag.retrieve.retriever import Retriever
from rag.store import Store
from rag.store.build import build
from tests.explore.catalogue import make_collection


@pytest.fixture(scope="session")
def explorer(tmp_path_factory: pytest.TempPathFactory) -> Explorer:
    settings = make_collection(tmp_path_factory.mktemp("broar"))
    embedder = load_embedder(settings)
    build(settings, [], embedder)
    return Explorer(Retriever(Store.open(settings.index), embedder), embedder)


@pytest.fixture(scope="session")
def store(explorer: Explorer) -> Store:
    return explorer.store
