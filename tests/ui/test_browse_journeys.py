"""What an applicant and a reader do on the pages of projects, inspiration and sources, in a real browser."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect

from rag.store import Store
from rag.ui.charts import CHOSEN, OTHER
from rag.ui.language import Texts
from tests.ui.axe import serious_findings
from tests.ui.conftest import WAIT_MS

pytestmark = pytest.mark.browser
SWEDISH = Texts.load("sv")
IDEA = (
    "Vi vill starta ett språkcafé för föräldralediga kvinnor i Eslöv. Mammorna tränar svenska medan barnen "
    "leker i öppna förskolan, och volontärer från föreningslivet leder samtalen."
)
QUOTED = "lansstyrelsen-skane-utveckling-pagar-2023.txt"


def spaces(text: str) -> str:
    return " ".join(text.split())


def title(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def view(page: Page, key: str) -> None:
    page.get_by_test_id("stButtonGroup").get_by_text(SWEDISH(key), exact=True).click()


def projects(page: Page, address: str) -> None:
    page.goto(f"{address}/projects")
    expect(page.locator(".pl-count").first).to_be_visible(timeout=WAIT_MS)


def filters(page: Page, address: str) -> None:
    projects(page, address)
    page.get_by_text(SWEDISH("projects.facets"), exact=True).click()
    expect(page.get_by_label(SWEDISH("projects.municipality"))).to_be_visible()


def table(page: Page, address: str) -> None:
    projects(page, address)
    view(page, "projects.as_table")
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()


def place_map(page: Page, address: str) -> None:
    projects(page, address)
    view(page, "projects.as_map")
    expect(page.locator("svg.marks")).to_be_visible()


def time_line(page: Page, address: str) -> None:
    projects(page, address)
    view(page, "projects.as_time")
    expect(page.locator("svg.marks")).to_have_count(2)


def project(page: Page, address: str) -> None:
    page.goto(f"{address}/project?id=min-vag")
    expect(page.get_by_role("heading", name=SWEDISH("project.similar"))).to_be_visible(timeout=WAIT_MS)


def side_by_side(page: Page, address: str) -> None:
    page.goto(f"{address}/project?id=kulturstodjare&id=foraldrastod-for-alla")
    expect(page.get_by_role("heading", name="Syfte").first).to_be_visible(timeout=WAIT_MS)


def inspired(page: Page, address: str) -> None:
    page.goto(f"{address}/inspiration")
    page.get_by_label(SWEDISH("inspiration.label")).fill(IDEA)
    page.get_by_role("button", name=SWEDISH("inspiration.submit")).click()
    expect(page.get_by_role("heading", name=SWEDISH("inspiration.ask"))).to_be_visible(timeout=WAIT_MS)


def sources(page: Page, address: str) -> None:
    page.goto(f"{address}/sources")
    expect(page.locator(".pl-about").first).to_be_visible(timeout=WAIT_MS)


def reader(page: Page, address: str) -> None:
    page.goto(f"{address}/sources?doc={QUOTED}&start=44698&end=44747")
    expect(page.locator("mark")).to_be_in_viewport(timeout=WAIT_MS)


VIEWS = [
    projects,
    filters,
    table,
    place_map,
    time_line,
    project,
    side_by_side,
    inspired,
    sources,
    reader,
]
STREAMLITS = ("scrollable-region-focusable",)
"""Findings in Streamlit's own parts, named in docs/accessibility.md."""


NARROW = (640, 320)
"""Pixels: a page at twice its size, and a small phone."""

FITS = "width => document.querySelector('[data-testid=stMain]').scrollWidth <= width"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("shows", VIEWS)
def test_axe_finds_nothing_serious_and_nothing_is_wider_than_a_phone_or_a_page_at_twice_its_size(
    chromium: Browser, page_address: str, shows: Callable[[Page, str], None], scheme: str
) -> None:
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900},
        locale="sv-SE",
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    shows(page, page_address)
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    assert [f for f in serious_findings(page) if not f.startswith(STREAMLITS)] == []
    for width in NARROW:
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_function(FITS, arg=width)
    context.close()


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
    with page.expect_download() as saved:
        page.get_by_role("button", name=SWEDISH("export.word"), exact=True).click()
    assert saved.value.suggested_filename == "inspiration.docx"
    file = Document(io.BytesIO(Path(saved.value.path()).read_bytes()))
    paragraphs = [paragraph.text for paragraph in file.paragraphs]
    assert paragraphs[0] == SWEDISH("inspiration.sheet")
    assert [any(name in text for text in paragraphs) for name in names[:3]] == [True] * 3
    quotes = [spaces(p.text) for p in file.paragraphs if p.style is not None and p.style.name == "Quote"]
    texts = [spaces(document.text) for document in store.documents]
    exact = quotes[-paragraphs.count(SWEDISH("export.sources")) :]
    assert exact
    assert all(any(quote in text for text in texts) for quote in exact)
    cards.first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(names[0], timeout=WAIT_MS)
    page.get_by_role("link", name=SWEDISH("app.inspiration"), exact=True).click()
    expect(page.get_by_label(SWEDISH("inspiration.label"))).to_have_value(IDEA, timeout=WAIT_MS)


def test_a_facet_a_click_and_the_project_with_its_place_in_the_source(page: Page, page_address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    filters(page, page_address)
    page.get_by_label(SWEDISH("projects.municipality")).click()
    page.keyboard.type("Eslöv")
    expect(page.get_by_role("option")).to_have_text(["Eslöv (1)"])
    page.keyboard.press("Enter")
    expect(page.locator(".pl-count").first).to_contain_text("1 av 62")
    page.keyboard.press("Escape")
    page.locator("[class*=st-key-pl-card-] a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "En aktiv fritid för tjejer i Eslöv", timeout=WAIT_MS
    )
    field = page.locator("[class*=st-key-pl-field-]").first
    quote = spaces(field.locator("blockquote").inner_text())
    field.get_by_role("link").click()
    expect(page.locator("mark").first).to_be_in_viewport(timeout=WAIT_MS)
    assert spaces(page.locator("mark").first.inner_text()) == quote
    page.get_by_role("link", name=SWEDISH("app.projects"), exact=True).click()
    expect(page.locator(".pl-count").first).to_contain_text("1 av 62", timeout=WAIT_MS)
    assert [url for url in asked if not url.startswith((page_address, "data:", "blob:"))] == []


def test_a_click_on_the_map_narrows_the_projects_until_it_is_taken_back(
    page: Page, page_address: str
) -> None:
    place_map(page, page_address)
    dot = page.locator("svg.marks [aria-label*='Östersund']").first
    dot.click()
    expect(page.locator(".pl-count").first).to_contain_text("1 av 62", timeout=WAIT_MS)
    expect(dot).to_have_attribute("fill", CHOSEN)
    page.get_by_role("button", name=SWEDISH("projects.clear"), exact=True).click()
    expect(page.locator(".pl-count").first).to_contain_text("62 av 62", timeout=WAIT_MS)
    expect(dot).to_have_attribute("fill", OTHER)


def test_a_click_on_a_year_narrows_the_projects(page: Page, page_address: str) -> None:
    time_line(page, page_address)
    page.locator("svg.marks [aria-roledescription='bar'][aria-label*=': 2020;']").first.click()
    expect(page.locator(".pl-count").first).to_contain_text("1 av 62", timeout=WAIT_MS)
