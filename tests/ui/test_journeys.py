"""What a coordinator and a presenter do, in a real browser."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from rag.store import Store
from rag.ui.prepared import prepared_questions
from tests.ui.views import SWEDISH, settled, titled

pytestmark = pytest.mark.browser
QUESTION = "Vilka projekt i Lund riktar sig till föräldrar?"
CHIP = SWEDISH("chips.municipalities", value="Lund")
LOCAL = ("data:", "blob:")


def asks(page: Page, address: str, question: str) -> None:
    page.goto(address)
    page.get_by_placeholder(SWEDISH("question.placeholder")).fill(question)
    page.keyboard.press("Enter")
    expect(page.locator(".pl-lead")).to_be_visible()
    settled(page)


def projects(page: Page) -> list[str]:
    return page.locator(".pl-project h3").all_inner_texts()


def test_a_coordinator_widens_a_question_reads_a_quote_and_sends_the_link(
    page: Page, tab: Callable[..., Page], page_address: str
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    asks(page, page_address, QUESTION)
    narrow = projects(page)
    page.get_by_role("button", name=f"{CHIP} ✕").click()
    page.get_by_role("button", name=f"{CHIP} +").wait_for()
    expect(page.locator(".pl-project h3")).not_to_have_count(len(narrow))
    settled(page)
    wide = projects(page)
    assert set(narrow) < set(wide)

    source = page.locator(".pl-source").first
    source.locator("summary").click()
    expect(source.locator("mark")).to_be_visible()

    page.get_by_role("button", name=SWEDISH("link.copy")).click()
    expect(page.get_by_role("status").filter(has_text=SWEDISH("link.copied"))).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert parse_qs(urlsplit(link).query) == {"q": [QUESTION], "without": ["municipalities"]}
    other = tab()
    other.goto(link)
    expect(other.locator(".pl-project h3")).to_have_text(wide)

    page.get_by_role("button", name=f"{CHIP} +").click()
    expect(page.locator(".pl-project h3")).to_have_text(narrow)


def test_a_project_of_the_answer_is_opened_and_the_answer_is_still_there(
    page: Page, page_address: str
) -> None:
    asks(page, page_address, QUESTION)
    name = projects(page)[0]
    page.get_by_role("link", name=name, exact=True).click()
    page.wait_for_url("**/project?id=*")
    titled(page, name)
    page.get_by_role("link", name=SWEDISH("app.ask"), exact=True).click()
    expect(page.locator(".pl-project h3").first).to_have_text(name)


def test_a_number_opens_its_source_at_the_quote(page: Page, page_address: str) -> None:
    page.goto(f"{page_address}/?{urlencode({'q': 'Vad är syftet med Kom vidare 2.0?'})}")
    number = page.locator("a.pl-ref").first
    expect(number).to_be_visible()
    settled(page)
    mark = page.locator((number.get_attribute("href") or "").replace("#", "mark#"))
    expect(mark).to_be_hidden()
    number.focus()
    page.keyboard.press("Enter")
    expect(mark).to_be_visible()
    expect(mark).to_be_in_viewport()


def test_an_answer_is_saved_without_contact_persons(page: Page, page_address: str, index: Path) -> None:
    asks(page, page_address, QUESTION)
    page.get_by_role("button", name=SWEDISH("export.open")).click()
    page.get_by_text(SWEDISH("export.records"), exact=True).click()
    held = f"{SWEDISH('export.records')}. {SWEDISH('export.no_contacts')}"
    page.get_by_text(held, exact=True).wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name=SWEDISH("export.word"), exact=True).click()
    assert download.value.suggested_filename == "projektlots.docx"
    file = Document(io.BytesIO(download.value.path().read_bytes()))
    text = "\n".join(paragraph.text for paragraph in file.paragraphs)
    assert SWEDISH("export.no_contacts") in text
    assert all(name in text for name in projects(page))
    people = [c.email for p in Store.open(index).projects for c in p.contacts if c.email]
    assert [email for email in people if email in text] == []


def test_a_presenter_goes_through_the_demo_by_its_keys_without_a_network(
    page: Page, page_address: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.context.route(re.compile(rf"^(?!{re.escape(page_address)})"), lambda route: route.abort())
    page.goto(page_address)
    expect(page.locator(".pl-group").first).to_be_visible()
    settled(page)
    page.get_by_role("button", name=SWEDISH("shell.demo")).click()
    questions = prepared_questions("sv")
    keys = ("ArrowRight", "PageDown")
    for step, question in enumerate(questions):
        titled(page, question)
        expect(page.locator("article.pl-answer")).to_be_visible()
        expect(page.get_by_text(SWEDISH("demo.step", n=step + 1, count=len(questions)))).to_be_visible()
        expect(page.locator(f"[data-step='{step}']")).to_be_attached()
        page.keyboard.press(keys[step % 2])
    for key in ("ArrowLeft", "PageUp", "ArrowRight", "PageUp"):  # faster than the page follows
        page.keyboard.press(key)
    back = len(questions) - 3
    titled(page, questions[back])
    expect(page.locator(f"[data-step='{back}']")).to_be_attached()
    page.keyboard.press("ArrowLeft")
    titled(page, questions[back - 1])
    page.get_by_role("button", name=SWEDISH("demo.leave")).click()
    titled(page, SWEDISH("question.title"))
    assert [url for url in asked if not url.startswith((page_address, *LOCAL))] == []
