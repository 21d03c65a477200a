"""The pages, run without a browser over the real documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from rag.embed import load_embedder
from rag.settings import ROOT, Settings
from rag.store.build import build
from rag.ui import state
from rag.ui.language import Texts

SWEDISH, ENGLISH = Texts.load("sv"), Texts.load("en")
QUESTION = "Vilka projekt riktar sig till föräldralediga kvinnor?"
WAIT = 60


@pytest.fixture
def app(index: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("PROJEKTLOTS_INDEX", str(index))
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=WAIT)


def shown(app: AppTest) -> str:
    """All HTML of the page but its style."""
    assert not app.exception, app.exception
    return "".join(element.proto.body for element in app.get("html") if "<style>" not in element.proto.body)


def buttons(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def test_the_first_page_offers_examples(app: AppTest) -> None:
    app.run()
    assert [title.value for title in app.title] == [SWEDISH("question.title")]
    assert buttons(app) == [
        "English",
        SWEDISH("question.submit"),
        *(SWEDISH(f"question.example_{n}") for n in range(1, 5)),
    ]
    assert "5 dokument" in shown(app)


def test_a_typed_question_is_answered_and_put_in_the_address(app: AppTest) -> None:
    app.run().text_input(key=state.TYPED).set_value(f"  {QUESTION} ")
    press(app, SWEDISH("question.submit"))
    assert 'class="pl-lead"' in shown(app)
    assert app.query_params["q"] == QUESTION
    assert app.text_input(key=state.TYPED).value == QUESTION


def test_a_link_opens_its_answer(app: AppTest) -> None:
    app.query_params["q"] = QUESTION
    app.run()
    assert 'class="pl-lead"' in shown(app)
    assert app.text_input(key=state.TYPED).value == QUESTION


def test_an_example_is_answered(app: AppTest) -> None:
    press(app.run(), SWEDISH("question.example_1"))
    assert app.query_params["q"] == SWEDISH("question.example_1")
    assert 'class="pl-lead"' in shown(app)


def test_the_other_language_keeps_the_question(app: AppTest) -> None:
    app.query_params["q"] = QUESTION
    press(app.run(), "English")
    assert [title.value for title in app.title] == [ENGLISH("question.title")]
    assert app.text_input(key=state.TYPED).value == QUESTION
    assert 'class="pl-lead"' in shown(app)


def test_an_empty_question_asks_nothing(app: AppTest) -> None:
    app.run().text_input(key=state.TYPED).set_value("   ")
    press(app, SWEDISH("question.submit"))
    assert "pl-answer" not in shown(app)
    assert SWEDISH("question.example_1") in buttons(app)


def test_a_question_with_tags_is_text(app: AppTest) -> None:
    app.query_params["q"] = "<script>alert(1)</script> projekt?"
    app.run()
    assert "<script" not in shown(app)


def test_a_missing_index_is_one_message_with_its_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROJEKTLOTS_INDEX", str(tmp_path))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=WAIT).run()
    assert SWEDISH("error.IndexMissing") in shown(app)


def test_a_rebuilt_index_is_picked_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROJEKTLOTS_INDEX", str(tmp_path))
    settings = Settings()
    embedder = load_embedder(settings)
    first, second = (
        ROOT / "seeds" / name for name in ("lucs-kunskapspiloter.txt", "integrationslabb-skane.txt")
    )
    build(settings, [first], embedder)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=WAIT).run()
    assert "4 projekt ur 1 dokument" in shown(app)
    build(settings, [first, second], embedder)
    assert "6 projekt ur 2 dokument" in shown(app.run())


@pytest.mark.usefixtures("app")
def test_the_projects_can_be_searched() -> None:
    def page() -> None:
        from rag.ui.pages import projects

        projects.show()

    found = AppTest.from_function(page, default_timeout=WAIT).run()
    everything = len(found.dataframe[0].value)
    found.text_input[0].set_value("sjöbo").run()
    names = list(found.dataframe[0].value[SWEDISH("projects.name")])
    assert shown(found) == ""
    assert "Aphrodite" in names
    assert len(names) < everything
    found.text_input[0].set_value("finns inte alls").run()
    assert SWEDISH("projects.no_match") in shown(found)


@pytest.mark.usefixtures("app")
def test_the_sources_are_listed() -> None:
    def page() -> None:
        from rag.ui.pages import sources

        sources.show()

    listed = shown(AppTest.from_function(page, default_timeout=WAIT).run())
    assert [name in listed for name in ("LUCS kunskapspiloter", "lucs-kunskapspiloter.txt")] == [True, True]
