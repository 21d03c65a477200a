from __future__ import annotations

from collections.abc import Iterator

import pytest

from rag.answer.answerer import Answerer
from rag.embed import load_embedder
from rag.settings import Settings
from rag.store import Store, build
from rag.types import Answer
from tests.answer_model.catalogue import make_collection
from tests.answer_model.server import Scripted


@pytest.fixture(scope="session")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The settings of the catalogue's index, without a language model."""
    settings = make_collection(tmp_path_factory.mktemp("catalogue"))
    build.build(settings, [], load_embedder(settings))
    return settings


@pytest.fixture(scope="session")
def store(indexed: Settings) -> Iterator[Store]:
    opened = Store.open(indexed.index)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def answerer(store: Store, indexed: Settings) -> Answerer:
    return Answerer(store, load_embedder(indexed))


@pytest.fixture
def server() -> Iterator[Scripted]:
    """A server on a free port of this machine; each test says what it replies."""
    with Scripted() as running:
        yield running


@pytest.fixture
def settings(indexed: Settings, server: Scripted) -> Settings:
    """Settings that name the scripted server."""
    return indexed.model_copy(update={"llm_url": server.url, "llm_model": "scripted"})


@pytest.fixture(scope="module")
def fact(answerer: Answerer) -> Answer:
    answer = answerer.ask("Hur många kvinnor kunde simma?")
    assert (answer.kind, answer.abstained, answer.language) == ("fact", False, "sv")
    assert "17 av 22" in answer.text
    return answer


@pytest.fixture(scope="module")
def listed(answerer: Answerer) -> Answer:
    answer = answerer.ask("Vilka projekt lär människor simma?")
    assert answer.kind == "list"
    assert "Kajutan" in {p.name for p in answer.projects}
    return answer
