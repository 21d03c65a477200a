"""The page for an idea, over the real documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from rag.explore.draft import LONGEST
from rag.ui.language import Texts
from rag.ui.pages.inspiration import TYPED
from tests.ui.pages import checked, html, links, opened

SWEDISH = Texts.load("sv")
IDEA = "Vi vill starta ett språkcafé för föräldralediga kvinnor. Mammorna övar svenska medan barnen leker."


@pytest.fixture(autouse=True)
def collection(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROJEKTLOTS_INDEX", str(index))


def inspired(draft: str) -> AppTest:
    app = opened("inspiration")
    app.text_area(key=TYPED).set_value(draft)
    app.button[0].click()
    return checked(app.run())


def test_an_idea_meets_projects_advice_goals_and_contacts() -> None:
    app = inspired(IDEA)
    assert [header.value for header in app.header] == [
        SWEDISH(f"inspiration.{part}") for part in ("similar", "checklist", "goals", "lessons", "ask")
    ]
    assert len([1 for _, parameters in links(app) if "id" in parameters]) > 5
    assert "mailto:" in html(app)
    assert IDEA not in str(app.query_params)


def test_nothing_is_shown_before_an_idea() -> None:
    app = opened("inspiration")
    assert not app.header
    app.button[0].click()
    assert not checked(app.run()).header


def test_tags_in_a_draft_are_text() -> None:
    assert "<script" not in html(inspired("<script>alert(1)</script> språkcafé med mammor i styrgruppen"))


def test_a_long_draft_is_read() -> None:
    assert inspired((IDEA + " ") * (LONGEST // len(IDEA + " "))).header
