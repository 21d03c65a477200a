"""The demo, run without a browser over the real documents."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from rag.settings import ROOT
from rag.store import Store
from rag.ui import markup, state
from rag.ui.language import LANGUAGES, Texts
from rag.ui.prepared import FILE, prepared_questions

SWEDISH = Texts.load("sv")
QUESTIONS = prepared_questions("sv")


@pytest.fixture
def demo(index: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("PROJEKTLOTS_INDEX", str(index))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["demo"] = "1"
    return app


def shown(app: AppTest) -> str:
    assert not app.exception, app.exception
    return "".join(element.proto.body for element in app.get("html") if "<style>" not in element.proto.body)


def titles(app: AppTest) -> list[str]:
    return [re.sub(r"\\(.)", r"\1", title.value) for title in app.title]


def test_every_question_is_there_in_every_language() -> None:
    rows = tomllib.loads(FILE.read_text("utf-8"))["question"]
    assert [set(row) - {"unanswered"} for row in rows] == [set(LANGUAGES)] * len(rows)
    assert len(rows) >= 5


def test_the_demo_shows_nothing_but_the_question_its_answer_and_the_way_on(demo: AppTest) -> None:
    demo.run()
    assert titles(demo) == [QUESTIONS[0]]
    assert 'class="pl-lead"' in shown(demo)
    assert [(b.label, b.disabled) for b in demo.button] == [
        (SWEDISH("demo.previous"), True),
        (SWEDISH("demo.next"), False),
        (SWEDISH("demo.ask"), False),
        *((markup.label(f"{n}. {question}"), False) for n, question in enumerate(QUESTIONS, start=1)),
        (SWEDISH("demo.leave"), False),
    ]
    assert [box.label for box in demo.text_input] == [SWEDISH("demo.room")]
    assert 'href="project' not in shown(demo)
    assert 'href="sources' not in shown(demo)


def test_a_question_is_chosen_from_the_list(demo: AppTest) -> None:
    demo.run().button(key="projektlots.jump.3").click().run()
    assert (titles(demo), demo.query_params["n"]) == ([QUESTIONS[3]], "4")


def test_a_question_from_the_room_is_answered_and_the_walk_goes_on(demo: AppTest) -> None:
    demo.query_params["n"] = "2"
    demo.run().text_input(key=state.ROOM).set_value(" Vilka projekt finns i Lund? ")
    next(b for b in demo.button if b.label == SWEDISH("demo.ask")).click().run()
    assert titles(demo) == ["Vilka projekt finns i Lund?"]
    assert 'class="pl-lead"' in shown(demo)
    demo.button(key="projektlots.demo.next").click().run()
    assert titles(demo) == [QUESTIONS[2]]
    assert "q" not in demo.query_params


def test_an_empty_question_from_the_room_asks_nothing(demo: AppTest) -> None:
    demo.run().text_input(key=state.ROOM).set_value("  ")
    next(b for b in demo.button if b.label == SWEDISH("demo.ask")).click().run()
    assert titles(demo) == [QUESTIONS[0]]


def test_the_buttons_walk_through_all_questions_and_stop_at_the_last(demo: AppTest) -> None:
    demo.run()
    seen = titles(demo)
    while not (forward := demo.button(key="projektlots.demo.next")).disabled:
        forward.click().run()
        assert "pl-answer" in shown(demo)
        seen += titles(demo)
    assert tuple(seen) == QUESTIONS
    demo.button(key="projektlots.demo.previous").click().run()
    assert titles(demo) == [QUESTIONS[-2]]


@pytest.mark.parametrize("step", ["0", "-1", "x", "²", "9999", ""])
def test_an_address_with_a_wrong_step_still_shows_a_question(demo: AppTest, step: str) -> None:
    demo.query_params["n"] = step
    assert titles(demo.run())[0] in QUESTIONS


def test_leaving_shows_the_question_page(demo: AppTest) -> None:
    demo.run().button(key="projektlots.demo.leave").click().run()
    assert titles(demo) == [SWEDISH("question.title")]
    assert "demo" not in demo.query_params


def test_no_contact_person_is_shown(demo: AppTest, index: Path) -> None:
    people = [c for project in Store.open(index).projects for c in project.contacts]
    told = {d for c in people for d in (c.email, c.name) if d and (" " in d or "@" in d)}
    for step in range(len(QUESTIONS)):
        demo.query_params["n"] = str(step + 1)
        page = " ".join(shown(demo.run()).split())
        assert [d for d in told if re.search(rf"(?<!\w){re.escape(d)}(?!\w)", page)] == []
