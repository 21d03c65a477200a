"""The pages, run without a browser over the real documents."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from rag.embed import load_embedder
from rag.settings import ROOT, Settings
from rag.store.build import build
from rag.ui import state
from rag.ui.components import SELECT
from rag.ui.feedback import NAME
from rag.ui.language import LANGUAGES, Texts

SWEDISH, ENGLISH = Texts.load("sv"), Texts.load("en")
QUESTION = "Vilka projekt riktar sig till föräldralediga kvinnor?"
EXAMPLES = tuple(f"examples.{role}_{n}" for role in ("applicant", "coordinator", "presenter") for n in (1, 2))
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
    assert buttons(app) == [SWEDISH("shell.demo"), SWEDISH("question.submit"), *map(SWEDISH, EXAMPLES)]
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
    press(app.run(), SWEDISH("examples.coordinator_1"))
    assert app.query_params["q"] == SWEDISH("examples.coordinator_1")
    assert 'class="pl-lead"' in shown(app)


def test_another_language_keeps_the_question(app: AppTest) -> None:
    app.query_params["q"] = QUESTION
    app.run().selectbox(key=SELECT).set_value("en").run()
    assert [title.value for title in app.title] == [ENGLISH("question.title")]
    assert app.text_input(key=state.TYPED).value == QUESTION
    assert 'class="pl-lead"' in shown(app)


def test_an_empty_question_asks_nothing(app: AppTest) -> None:
    app.run().text_input(key=state.TYPED).set_value("   ")
    press(app, SWEDISH("question.submit"))
    assert "pl-answer" not in shown(app)
    assert SWEDISH("examples.coordinator_1") in buttons(app)


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


def chip_labels(app: AppTest) -> list[str]:
    return [b.label for b in app.button if b.key and b.key.startswith("projektlots.chip.")]


def test_a_condition_can_be_removed_and_brought_back(app: AppTest) -> None:
    app.query_params["q"] = "Vilka projekt i Lund riktar sig till föräldrar?"
    before = shown(app.run())
    assert chip_labels(app) == ["Kommun\\: Lund ✕"]
    wider = shown(app.button(key="projektlots.chip.municipalities").click().run())
    assert (chip_labels(app), app.query_params["without"]) == (["Kommun\\: Lund +"], "municipalities")
    assert wider.count("<h3>") > before.count("<h3>")
    narrow = shown(app.button(key="projektlots.chip.municipalities").click().run())
    assert "without" not in app.query_params
    assert narrow == before


def test_a_link_opens_its_answer_with_its_conditions_removed(app: AppTest) -> None:
    app.query_params["q"] = "Vilka projekt i Lund riktar sig till föräldrar?"
    app.query_params["without"] = "<script>,municipalities,nonsense"
    app.run()
    assert chip_labels(app) == ["Kommun\\: Lund +"]
    assert app.query_params["without"] == "municipalities"


def test_a_short_question_goes_on_from_the_one_before(app: AppTest) -> None:
    app.query_params["q"] = "Vilka projekt i Malmö riktar sig till föräldrar?"
    app.run().text_input(key=state.TYPED).set_value("och i Lund?")
    press(app, SWEDISH("question.submit"))
    assert chip_labels(app) == ["Kommun\\: Lund ✕"]
    assert app.query_params["q"] == app.text_input(key=state.TYPED).value
    assert "föräldrar" in app.query_params["q"]


def test_all_judged_projects_are_in_the_table(app: AppTest) -> None:
    app.query_params["q"] = QUESTION
    rows = shown(app.run()).count('<th scope="row">')
    assert SWEDISH("table.title", count=rows) in shown(app)
    assert f"{rows} granskade" in shown(app)


def test_a_suggestion_is_asked_and_the_question_is_in_the_history(app: AppTest) -> None:
    app.query_params["q"] = "Vem kan jag kontakta om VIDA?"
    app.run().button(key="projektlots.followup.0").click().run()
    asked = app.query_params["q"]
    assert "VIDA" in asked
    app.button(key="projektlots.history.0").click().run()
    assert app.query_params["q"] == "Vem kan jag kontakta om VIDA?"


def test_a_verdict_is_kept_beside_the_index(app: AppTest, index: Path) -> None:
    (index / NAME).unlink(missing_ok=True)
    app.query_params["q"] = QUESTION
    press(app.run(), SWEDISH("feedback.up"))
    app.text_input(key="projektlots.words").set_value("citaten\u202e")
    press(app, SWEDISH("feedback.send"))
    kept = [json.loads(line) for line in (index / NAME).read_text("utf-8").splitlines()]
    assert [(k["question"], k["without"], k["useful"], k["words"]) for k in kept] == [
        (QUESTION, [], True, "citaten")
    ]
    (index / NAME).unlink()


def test_a_verdict_that_cannot_be_kept_is_told_once(app: AppTest, index: Path) -> None:
    (index / NAME).mkdir()
    try:
        app.query_params["q"] = QUESTION
        press(app.run(), SWEDISH("feedback.up"))
        assert [toast.value for toast in app.toast] == [SWEDISH("feedback.unsaved")]
        press(app, SWEDISH("feedback.down"))
        assert list(app.toast) == []
    finally:
        (index / NAME).rmdir()


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_every_language_has_its_page(app: AppTest, language: str) -> None:
    texts = Texts.load(language)
    app.query_params["q"] = QUESTION
    app.run().selectbox(key=SELECT).set_value(language).run()
    assert [title.value for title in app.title] == [texts("question.title")]
    assert texts("answer.yes") in shown(app)


def test_a_question_with_markdown_is_plain_in_labels(app: AppTest) -> None:
    app.query_params["q"] = "[x](javascript:alert(1)) **projekt** \u202e?"
    app.run().query_params["q"] = QUESTION
    app.run()
    past = app.button(key="projektlots.history.0").label
    assert past == r"\[x\]\(javascript\:alert\(1\)\) \*\*projekt\*\* ?"
