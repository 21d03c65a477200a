"""A small answer and the document that it quotes; an index of the real documents; the page in a browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from rag.embed import load_embedder
from rag.evaluation.page import BROWSER
from rag.evaluation.server import serving
from rag.settings import ROOT, Settings
from rag.store.build import build
from rag.types import Answer, Citation, Hit, Mention, Passage, Project, ProjectMatch, Statement

DOCUMENT = "katalog.txt"
TITLE = "Katalog 2023"
TEXT = (
    "Kom vidare\nLunds kommun\n\nMålgrupp\n\nFöräldralediga kvinnor som är nya i Sverige.\n\n"
    "Plats för fler\nEslövs kommun\n\nMålgrupp\n\nKvinnor som är hemma med små barn.\n"
)
TITLES = {DOCUMENT: TITLE}
WAIT_MS = 60_000
"""How long anything is waited for: a machine that does much else is slow, and no less right."""

expect.set_options(timeout=WAIT_MS)
SURE, PERHAPS = "Föräldralediga kvinnor som är nya i Sverige.", "Kvinnor som är hemma med små barn."


def read(document: str) -> str:
    return {DOCUMENT: TEXT}[document]


def citation(n: int, project: str, quote: str) -> Citation:
    start = TEXT.index(quote)
    return Citation(n, DOCUMENT, TITLE, project, "Målgrupp", 29, start, start + len(quote), quote)


@pytest.fixture
def projects() -> tuple[Project, ...]:
    mention = (Mention(DOCUMENT, 0, 75),)
    return (
        Project(
            "kom-vidare",
            "Kom vidare",
            mention,
            organisation="Lunds kommun",
            municipality="Lund",
            start="2022-01-01",
        ),
        Project("plats", "Plats för fler", mention, organisation="Medborgarskolan", municipality="Eslöv"),
    )


@pytest.fixture
def list_answer() -> Answer:
    return Answer(
        question="Vilka projekt riktar sig till föräldralediga kvinnor?",
        language="sv",
        kind="list",
        abstained=False,
        text="Ett projekt stämmer, ett kanske; 62 granskade [1] [2]",
        statements=(Statement("Kom vidare: " + SURE, (1,)), Statement("Plats för fler: " + PERHAPS, (2,))),
        projects=(
            ProjectMatch("kom-vidare", "Kom vidare", ("Kom vidare 2.0",), "yes", (1,)),
            ProjectMatch("plats", "Plats för fler", (), "maybe", (2,)),
        ),
        checked_projects=62,
        citations=(citation(1, "kom-vidare", SURE), citation(2, "plats", PERHAPS)),
        nearest=(),
        elapsed_ms=3.0,
    )


@pytest.fixture
def fact_answer() -> Answer:
    return Answer(
        question="Vilka är målgruppen för Kom vidare?",
        language="sv",
        kind="fact",
        abstained=False,
        text=f"{SURE} [1]",
        statements=(Statement(SURE, (1,)),),
        projects=(ProjectMatch("kom-vidare", "Kom vidare", (), "yes", (1,)),),
        checked_projects=62,
        citations=(citation(1, "kom-vidare", SURE),),
        nearest=(),
        elapsed_ms=3.0,
    )


@pytest.fixture
def no_answer() -> Answer:
    start = TEXT.index(PERHAPS)
    passage = Passage(
        DOCUMENT,
        "plats",
        "Målgrupp",
        "target_group",
        None,
        start,
        start + len(PERHAPS),
        PERHAPS,
        "Plats",
        "sv",
    )
    return Answer(
        "Vad kostade Kom vidare?",
        "sv",
        "fact",
        True,
        "",
        (),
        (),
        62,
        (),
        (Hit(1, 0.4, passage),),
        elapsed_ms=3.0,
    )


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the documents in ``seeds/``."""
    settings = Settings(index=tmp_path_factory.mktemp("index"), seeds=ROOT / "seeds")
    build(settings, [], load_embedder(settings))
    return settings.index


@pytest.fixture(scope="session")
def page_address(index: Path) -> Iterator[str]:
    """The address of the running page."""
    with serving(ROOT / "app.py", index) as (address, _):
        yield address


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """The machine's Chromium; without one the tests are skipped, or fail where it is required."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        message = "no Chromium is installed"
        if os.environ.get("PROJEKTLOTS_REQUIRE_BROWSER") == "1":
            pytest.fail(message)
        pytest.skip(message)
    browser = playwright.chromium.launch(
        executable_path=path, args=[*BROWSER, "--no-first-run", "--disable-sync"]
    )
    yield browser
    browser.close()


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a tab of someone who reads Swedish at a desk, or as the context's options say."""
    contexts = []

    def opened(**options: Any) -> Page:
        at_a_desk = {"viewport": {"width": 1280, "height": 900}, "locale": "sv-SE"}
        contexts.append(chromium.new_context(**at_a_desk | options))
        contexts[-1].set_default_timeout(WAIT_MS)
        return contexts[-1].new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def page(tab: Callable[..., Page]) -> Page:
    """A tab of someone who reads Swedish at a desk."""
    return tab()
