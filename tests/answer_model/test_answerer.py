"""The whole way with a language model: a question, the extractive answer, the model's words, the check."""

from __future__ import annotations

from rag.answer.answerer import Answerer
from rag.answer.strings import say
from rag.embed import load_embedder
from rag.settings import Settings
from rag.store import Store
from tests.answer_model.server import Scripted

QUESTION = "Hur många kvinnor kunde simma?"


def test_an_answer_in_the_models_words_with_what_was_dropped(
    store: Store, settings: Settings, server: Scripted
) -> None:
    server.says(("17 av 22 kvinnor kunde simma 200 meter våren 2022.", [1]), ("Det kostar 300 kronor.", [1]))
    answer = Answerer(store, load_embedder(settings), settings).ask(QUESTION)
    assert answer.text == "17 av 22 kvinnor kunde simma 200 meter våren 2022. [1]"
    assert answer.notices == (say("sv", "llm_dropped_one"),)
    assert "17 av 22" in answer.citations[0].quote


def test_a_server_that_fails_leaves_the_extractive_answer_and_a_notice(
    store: Store, answerer: Answerer, settings: Settings, server: Scripted
) -> None:
    server.status = 500
    answer = Answerer(store, load_embedder(settings), settings).ask(QUESTION)
    alone = answerer.ask(QUESTION)
    assert (answer.text, answer.statements, answer.citations) == (
        alone.text,
        alone.statements,
        alone.citations,
    )
    assert (len(answer.notices), alone.notices) == (1, ())


def test_no_server_is_asked_when_the_documents_do_not_say(
    store: Store, settings: Settings, server: Scripted
) -> None:
    answer = Answerer(store, load_embedder(settings), settings).ask("Vad är kvantmekanik?")
    assert (answer.abstained, answer.notices, server.requests) == (True, (), [])
