"""The page with a language model: it is asked once a question, and again when it failed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from rag.answer import Answerer
from rag.answer.strings import say
from rag.embed import load_embedder
from rag.settings import ROOT, Settings
from rag.store import Store
from rag.ui import state
from rag.ui.language import Texts
from tests.answer_model.server import Scripted
from tests.ui.test_pages import WAIT, press, shown

SUBMIT = Texts.load("sv")("question.submit")
QUESTION = "Vad är syftet med Aphrodite?"


@pytest.fixture
def server() -> Iterator[Scripted]:
    with Scripted() as running:
        yield running


@pytest.fixture
def app(index: Path, server: Scripted, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    for name, value in (("INDEX", str(index)), ("LLM_URL", server.url), ("LLM_MODEL", "scripted")):
        monkeypatch.setenv(f"PROJEKTLOTS_{name}", value)
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=WAIT).run()


def ask(app: AppTest, question: str) -> None:
    app.text_input(key=state.TYPED).set_value(question)
    press(app, SUBMIT)


def true_words(index: Path) -> str:
    """What the document says, which a language model may say too."""
    answer = Answerer(Store.open(index), load_embedder(Settings(index=index))).ask(QUESTION)
    return " ".join(answer.citations[0].quote.split())


@pytest.mark.parametrize("fails", [False, True])
def test_the_model_is_asked_once_a_question(app: AppTest, index: Path, server: Scripted, fails: bool) -> None:
    server.says((true_words(index), [1]))
    server.status = 401 if fails else 200
    ask(app, QUESTION)
    assert len(server.requests) == 1
    ask(app, "vem driver det?")
    assert app.text_input(key=state.TYPED).value == "Vem driver Aphrodite?"
    assert len(server.requests) == 2
    app.run()
    assert len(server.requests) == 2


def test_an_answer_without_the_model_is_not_kept(app: AppTest, index: Path, server: Scripted) -> None:
    server.says((true_words(index), [1]))
    server.status = 401
    ask(app, QUESTION)
    assert say("sv", "llm_key") in shown(app)
    server.status = 200
    ask(app, QUESTION)
    assert say("sv", "llm_key") not in shown(app)
    assert len(server.requests) == 2
    ask(app, QUESTION)
    assert len(server.requests) == 2
