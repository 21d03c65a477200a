"""Where links lead: the address, the place on the page, and the way back, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from rag.ui.components import SELECT
from rag.ui.language import Texts
from tests.ui import views
from tests.ui.views import SWEDISH, picked, settled, titled

pytestmark = pytest.mark.browser
ENGLISH = Texts.load("en")
DOCUMENT = "expertmote-integration-norden-2019.txt"
MAIN = "[data-testid=stMain]"
QUESTION = "Vilka projekt riktar sig till föräldralediga kvinnor?"


def scrolled(page: Page) -> float:
    top: float = page.locator(MAIN).evaluate("main => main.scrollTop")
    return top


def test_a_similar_project_opens_at_its_top_and_back_leads_to_the_one_before(
    page: Page, page_address: str
) -> None:
    views.project(page, page_address)
    expect(page).to_have_title("Min väg – Projektlots")
    link = page.locator("[class*=st-key-pl-card-] a").first
    name = link.inner_text()
    link.scroll_into_view_if_needed()
    assert scrolled(page) > 0
    link.click()
    titled(page, name)
    expect(page).to_have_title(f"{name} – Projektlots")
    assert "id=min-vag" not in page.url
    assert scrolled(page) == 0
    opened = page.url
    page.go_back()
    titled(page, "Min väg")
    assert page.url == f"{page_address}/project?id=min-vag"
    page.go_forward()
    titled(page, name)
    assert page.url == opened


def test_the_next_part_of_a_document_is_in_the_address_and_begins_in_sight(
    page: Page, page_address: str
) -> None:
    page.goto(f"{page_address}/sources?doc={DOCUMENT}")
    page.get_by_role("link", name=SWEDISH("reader.next")).last.click()
    expect(page.locator("#quote")).to_be_in_viewport()
    settled(page)
    assert re.fullmatch(rf".*/sources\?doc={re.escape(DOCUMENT)}&start=\d+", page.url)
    page.go_back()
    expect(page.locator("#quote")).to_have_count(0)
    settled(page)
    assert page.url == f"{page_address}/sources?doc={DOCUMENT}"


def test_the_contents_list_goes_to_the_chosen_project(page: Page, page_address: str) -> None:
    page.goto(f"{page_address}/sources?doc={DOCUMENT}")
    box = page.get_by_role("combobox", name=re.compile("^Innehåll"))
    expect(box).to_be_visible()
    settled(page)
    box.focus()
    picked(page, box, "Foreningen Nydansker")
    link = page.get_by_role("link", name=SWEDISH("reader.project", name="Foreningen Nydansker"))
    expect(link).to_be_in_viewport()
    expect(page.locator("#quote")).to_be_in_viewport()


def test_a_quote_leads_to_its_place_and_back_and_the_session_is_kept(page: Page, page_address: str) -> None:
    page.goto(page_address)
    page.get_by_role("button", name=SWEDISH("examples.coordinator_2")).click()
    expect(page.locator(".pl-statement").first).to_be_visible()
    settled(page)
    box = page.get_by_placeholder(SWEDISH("question.placeholder"))
    box.fill(QUESTION)
    box.press("Enter")
    expect(page.locator(".pl-lead")).to_be_visible()
    settled(page)
    asked = page.url
    page.locator(".pl-source summary").first.click()
    quote = page.locator(".pl-source mark").first.inner_text()
    page.get_by_role("link", name=SWEDISH("answer.in_document")).first.click()
    expect(page.locator("mark#quote")).to_be_in_viewport()
    assert page.locator("mark#quote").inner_text().split() == quote.split()
    page.go_back()
    expect(page.locator(".pl-lead")).to_be_visible()
    settled(page)
    assert page.url == asked
    page.get_by_text(SWEDISH("history.title")).click()
    expect(page.get_by_role("button", name=SWEDISH("examples.coordinator_2"))).to_be_visible()


def test_a_project_of_a_list_is_opened_by_its_name(page: Page, page_address: str) -> None:
    page.goto(f"{page_address}/?{urlencode({'q': QUESTION})}")
    link = page.locator(".pl-project h3 a").first
    name = link.inner_text()
    link.click()
    titled(page, name)
    expect(page).to_have_title(f"{name} – Projektlots")


def test_the_language_that_was_chosen_is_kept_for_the_next_visit(
    tab: Callable[..., Page], page_address: str
) -> None:
    page = tab()
    page.goto(page_address)
    titled(page, SWEDISH("question.title"))
    page.locator(f".st-key-{SELECT.replace('.', '-')}").get_by_role("combobox").click()
    page.get_by_role("option", name="English").click()
    titled(page, ENGLISH("question.title"))
    page.reload()
    titled(page, ENGLISH("question.title"))
    other = page.context.new_page()
    other.goto(f"{page_address}/projects")
    titled(other, ENGLISH("projects.title"))


def test_every_page_is_called_by_what_it_shows(page: Page, page_address: str) -> None:
    for address, title in (
        ("", SWEDISH("app.ask")),
        (f"?{urlencode({'q': QUESTION})}", QUESTION),
        ("projects", SWEDISH("app.projects")),
        ("inspiration", SWEDISH("app.inspiration")),
        ("sources", SWEDISH("app.sources")),
        (f"sources?doc={DOCUMENT}", "Expertmöte"),
        ("?demo=1", SWEDISH("shell.demo")),
    ):
        page.goto(f"{page_address}/{address}")
        expect(page).to_have_title(re.compile(rf"{re.escape(title)}.* – Projektlots"))
        settled(page)


def test_a_presenter_reads_on_with_the_keys_and_a_clicked_button_lets_go(
    page: Page, page_address: str
) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    views.opened(page, page_address, "article.pl-answer", {"demo": "1"})
    for key, down in (("ArrowDown", True), ("ArrowUp", False), (" ", True), ("Home", False), ("End", True)):
        page.keyboard.press(key)
        page.wait_for_function(f"down => (document.querySelector('{MAIN}').scrollTop > 0) === down", arg=down)
    page.get_by_role("button", name=SWEDISH("demo.next")).click()
    expect(page.locator("[data-step='1']")).to_be_attached()
    settled(page)
    assert scrolled(page) == 0
    page.keyboard.press(" ")
    page.wait_for_function(f"document.querySelector('{MAIN}').scrollTop > 0")
    settled(page)
    assert page.url.endswith("n=2")


def test_a_question_from_the_room_is_answered_and_the_list_leads_back(page: Page, page_address: str) -> None:
    views.opened(page, page_address, "article.pl-answer", {"demo": "1"})
    page.get_by_role("button", name=SWEDISH("demo.questions")).click()
    box = page.get_by_label(SWEDISH("demo.room"))
    expect(box).to_be_visible()
    still = "Vilka projekt finns i Lund?"
    box.fill(still)
    box.press("Enter")
    titled(page, still)
    expect(box).to_be_hidden()
    page.get_by_role("button", name=SWEDISH("demo.questions")).click()
    page.get_by_role("button", name=re.compile(r"^4\. ")).click()
    expect(page.get_by_text(SWEDISH("demo.step", n=4, count=6))).to_be_visible()
