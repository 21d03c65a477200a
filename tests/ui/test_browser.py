"""The real page in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from rag.store import Store
from rag.ui.language import Texts
from tests.ui.views import SWEDISH, settled, titled

pytestmark = pytest.mark.browser
ENGLISH = Texts.load("en")
QUESTION = "which projects target föräldralediga kvinnor?"


def spaces(text: str) -> str:
    return " ".join(text.split())


def projects_that_say(word: str, store: Store) -> set[str]:
    """The names of the projects with ``word`` somewhere in their records."""
    return {
        project.name
        for project in store.projects
        for mention in project.documents
        if word in store.document(mention.document).text[mention.start : mention.end].casefold()
    }


def names(page: Page, verdict: str) -> set[str]:
    return set(page.locator(f".pl-{verdict} h3").all_inner_texts())


def test_a_question_is_answered_with_quotes_marked_in_their_sources(
    page: Page, page_address: str, index: Path
) -> None:
    store = Store.open(index)
    page.goto(page_address)
    page.get_by_placeholder(SWEDISH("question.placeholder")).fill(QUESTION)
    page.get_by_role("button", name=SWEDISH("question.submit"), exact=True).click()
    expect(page.locator(".pl-lead")).to_be_visible()
    settled(page)
    expected = projects_that_say("föräldraledig", store)
    assert len(expected) == 2
    assert names(page, "yes") == expected
    source = page.locator(".pl-source").first
    mark = source.locator("mark")
    expect(mark).to_be_hidden()
    source.locator("summary").click()
    expect(mark).to_be_visible()
    quote = spaces(mark.inner_text())
    assert quote == spaces(source.locator("blockquote").inner_text())
    assert any(quote in spaces(document.text) for document in store.documents)


def test_a_link_opens_its_answer_in_the_browsers_language(
    tab: Callable[..., Page], page_address: str
) -> None:
    page = tab(viewport={"width": 390, "height": 844}, locale="en-GB", color_scheme="dark")
    page.goto(f"{page_address}/?{urlencode({'q': QUESTION})}")
    expect(page.locator(".pl-lead")).to_contain_text("checked")
    expect(page.get_by_placeholder(ENGLISH("question.placeholder"))).to_have_value(QUESTION)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_page_asks_nothing_of_the_network(page: Page, page_address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{page_address}/?{urlencode({'q': QUESTION})}")
    expect(page.locator(".pl-lead")).to_be_visible()
    settled(page)
    page.get_by_role("link", name=SWEDISH("app.projects"), exact=True).click()
    titled(page, SWEDISH("projects.title"))
    assert [url for url in asked if not url.startswith((page_address, "data:", "blob:"))] == []


def test_the_question_is_still_there_after_another_page(page: Page, page_address: str) -> None:
    page.goto(f"{page_address}/?{urlencode({'q': QUESTION})}")
    expect(page.locator(".pl-lead")).to_be_visible()
    settled(page)
    page.get_by_role("link", name=SWEDISH("app.sources"), exact=True).click()
    expect(page.get_by_text("lucs-kunskapspiloter.txt")).to_be_visible()
    settled(page)
    page.get_by_role("link", name=SWEDISH("app.ask"), exact=True).click()
    expect(page.locator(".pl-lead")).to_be_visible()
    settled(page)
    expect(page.get_by_placeholder(SWEDISH("question.placeholder"))).to_have_value(QUESTION)
