"""What an applicant and a reader do on the pages of projects, inspiration and sources, in a real browser."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from rag.store import Store
from rag.ui.charts import CHOSEN, OTHER
from tests.ui.views import (
    IDEA,
    SWEDISH,
    filters,
    inspired,
    picked,
    place_map,
    settled,
    still,
    time_line,
    titled,
)

pytestmark = pytest.mark.browser


def spaces(text: str) -> str:
    return " ".join(text.split())


def are_left(page: Page, count: int) -> None:
    """Wait until ``count`` projects are left, and the page has run to its end."""
    told = SWEDISH("projects.found", count=count, all=62)
    expect(page.locator(".pl-count").first).to_have_text(told)
    settled(page)


def test_an_applicant_pastes_an_idea_and_takes_a_word_sheet_home(
    page: Page, page_address: str, index: Path
) -> None:
    store = Store.open(index)
    inspired(page, page_address)
    cards = page.locator("[class*=st-key-pl-card-] a")
    names = cards.all_inner_texts()
    assert len(names) >= 3
    assert set(names) <= {p.name for p in store.projects}
    page.get_by_role("button", name=SWEDISH("inspiration.save")).click()
    held = f"{SWEDISH('export.sheet')}. {SWEDISH('export.no_contacts')}"
    page.get_by_text(held, exact=True).wait_for()
    with page.expect_download() as saved:
        page.get_by_role("button", name=SWEDISH("export.word"), exact=True).click()
    assert saved.value.suggested_filename == "inspiration.docx"
    file = Document(io.BytesIO(Path(saved.value.path()).read_bytes()))
    paragraphs = [paragraph.text for paragraph in file.paragraphs]
    cited = file.paragraphs[paragraphs.index(SWEDISH("export.sources")) :]
    assert paragraphs[0] == SWEDISH("inspiration.sheet")
    assert [any(name in text for text in paragraphs) for name in names[:3]] == [True] * 3
    quotes = [spaces(p.text) for p in cited if p.style is not None and p.style.name == "Quote"]
    texts = [spaces(document.text) for document in store.documents]
    assert len(quotes) >= 3
    assert [quote for quote in quotes if not any(quote in text for text in texts)] == []
    page.keyboard.press("Escape")
    cards.first.click()
    titled(page, names[0])
    page.get_by_role("link", name=SWEDISH("app.inspiration"), exact=True).click()
    expect(page.get_by_label(SWEDISH("inspiration.label"))).to_have_value(IDEA)


def test_a_facet_a_click_and_the_project_with_its_place_in_the_source(page: Page, page_address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    filters(page, page_address)
    box = page.get_by_role("combobox", name=SWEDISH("projects.municipality"))
    box.focus()
    picked(page, box, "Eslöv (1)")
    are_left(page, 1)
    page.keyboard.press("Escape")
    page.locator("[class*=st-key-pl-card-] a").click()
    titled(page, "En aktiv fritid för tjejer i Eslöv")
    field = page.locator("[class*=st-key-pl-field-]").first
    quote = spaces(field.locator("blockquote").inner_text())
    field.get_by_role("link").click()
    expect(page.locator("mark").first).to_be_in_viewport()
    assert spaces(page.locator("mark").first.inner_text()) == quote
    page.get_by_role("link", name=SWEDISH("app.projects"), exact=True).click()
    are_left(page, 1)
    assert [url for url in asked if not url.startswith((page_address, "data:", "blob:"))] == []


def test_a_click_on_the_map_narrows_the_projects_until_it_is_taken_back(
    page: Page, page_address: str
) -> None:
    place_map(page, page_address)
    dot = page.locator("svg.marks [aria-label*='Östersund']").first
    dot.click()
    are_left(page, 1)
    expect(dot).to_have_attribute("fill", CHOSEN)
    page.get_by_role("button", name=SWEDISH("projects.clear"), exact=True).click()
    are_left(page, 62)
    expect(dot).to_have_attribute("fill", OTHER)


def test_a_click_on_a_year_narrows_the_projects(page: Page, page_address: str) -> None:
    time_line(page, page_address)
    page.locator("svg.marks [aria-roledescription='bar'][aria-label*=': 2020;']").first.click()
    are_left(page, 1)


def test_the_keyboard_chooses_in_the_filters_what_a_click_chooses_on_the_map(
    page: Page, page_address: str
) -> None:
    place_map(page, page_address)
    page.locator("summary", has_text=SWEDISH("projects.facets")).focus()
    page.keyboard.press("Enter")
    box = page.get_by_role("combobox", name=SWEDISH("projects.municipality"))
    expect(box).to_be_visible()
    still(page)
    while not box.evaluate("box => box === document.activeElement"):
        page.keyboard.press("Tab")
    picked(page, box, "Östersund (1)")
    are_left(page, 1)
    expect(page.locator("svg.marks [aria-label*='Östersund']").first).to_have_attribute("fill", CHOSEN)
    link = page.locator("[class*=st-key-pl-card-] a")
    name = link.inner_text()
    link.focus()
    page.keyboard.press("Enter")
    titled(page, name)


def test_the_map_draws_a_region_alone(page: Page, page_address: str) -> None:
    place_map(page, page_address)
    far = page.locator("svg.marks [aria-label*='Östersund']")
    expect(far).to_have_count(1)
    page.get_by_label(SWEDISH("projects.area")).click()
    page.get_by_role("option", name="Skåne län").click()
    expect(far).to_have_count(0)
    expect(page.locator("svg.marks [aria-label*='Lomma']")).to_have_count(1)
    are_left(page, 62)
