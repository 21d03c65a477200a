"""The states in which the pages are looked at: each opened as a user opens it, and waited for."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlencode

from playwright.sync_api import Locator, Page, expect

from rag.ui.language import Texts

SWEDISH = Texts.load("sv")
QUESTION = "Vilka projekt i Skåne riktar sig till föräldralediga kvinnor?"
IDEA = (
    "Vi vill starta ett språkcafé för föräldralediga kvinnor i Eslöv. Mammorna tränar svenska medan barnen "
    "leker i öppna förskolan, och volontärer från föreningslivet leder samtalen."
)
QUOTED = "lansstyrelsen-skane-utveckling-pagar-2023.txt"


def settled(page: Page) -> None:
    """Wait until the page has run to its end and all its parts are drawn: what is clicked or read before may
    be gone a moment later."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.locator("[data-stale=true], [data-testid=stSkeleton]")).to_have_count(0)
    still(page)


def still(page: Page) -> None:
    """Wait until nothing moves: a list that is opened while its panel still unfolds closes again, and loses
    what is typed into it."""
    page.wait_for_function(
        "() => document.getAnimations().every(a => a.playState !== 'running'"
        " || a.effect.getComputedTiming().endTime === Infinity)"
    )


def picked(page: Page, box: Locator, option: str) -> None:
    """Choose by the keyboard, in a list that has the focus, the one option that its first word leaves."""
    page.keyboard.type(option.split()[0])
    expect(page.get_by_role("option")).to_have_text([option])
    expect(box).to_have_attribute("aria-activedescendant", re.compile("option"))
    page.keyboard.press("Enter")


def titled(page: Page, title: str) -> None:
    """Wait until the page with this title is there, and the one before it gone."""
    expect(page.get_by_role("heading", level=1, name=title, exact=True)).to_be_visible()
    settled(page)


def opened(page: Page, address: str, shows: str, parameters: dict[str, str] | None = None) -> None:
    """Open an address and wait for what it shows."""
    page.goto(f"{address}?{urlencode(parameters)}" if parameters else address)
    expect(page.locator(shows).first).to_be_visible()
    settled(page)


def start(page: Page, address: str) -> None:
    opened(page, address, ".pl-group")


def answered(page: Page, address: str) -> None:
    opened(page, address, "article.pl-answer", {"q": QUESTION, "without": "regions"})
    page.locator(".pl-source summary").first.click()
    page.locator(".pl-table summary").click()
    page.get_by_role("button", name=SWEDISH("feedback.up"), exact=True).click()
    expect(page.get_by_label(SWEDISH("feedback.words"))).to_be_visible()
    settled(page)


def saving(page: Page, address: str) -> None:
    opened(page, address, "article.pl-answer", {"q": QUESTION})
    page.get_by_role("button", name=SWEDISH("export.open")).click()
    expect(page.get_by_role("button", name=SWEDISH("export.word"), exact=True)).to_be_visible()


def abstained(page: Page, address: str) -> None:
    opened(page, address, "article.pl-answer", {"q": "Vad kostade Kom vidare 2.0?"})


def demo(page: Page, address: str) -> None:
    opened(page, address, "article.pl-answer", {"demo": "1", "n": "2"})


def projects(page: Page, address: str) -> None:
    opened(page, f"{address}/projects", ".pl-count")


def filters(page: Page, address: str) -> None:
    projects(page, address)
    page.get_by_text(SWEDISH("projects.facets"), exact=True).click()
    expect(page.get_by_role("combobox", name=SWEDISH("projects.municipality"))).to_be_visible()
    still(page)


def _view(page: Page, key: str) -> None:
    page.get_by_test_id("stButtonGroup").get_by_text(SWEDISH(key), exact=True).click()


def table(page: Page, address: str) -> None:
    projects(page, address)
    _view(page, "projects.as_table")
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()
    settled(page)


def place_map(page: Page, address: str) -> None:
    projects(page, address)
    _view(page, "projects.as_map")
    expect(page.locator("svg.marks")).to_be_visible()
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()
    settled(page)


def time_line(page: Page, address: str) -> None:
    projects(page, address)
    _view(page, "projects.as_time")
    expect(page.locator("svg.marks")).to_have_count(2)
    settled(page)


def project(page: Page, address: str) -> None:
    page.goto(f"{address}/project?id=min-vag")
    expect(page.get_by_role("heading", name=SWEDISH("project.similar"))).to_be_visible()
    settled(page)


def side_by_side(page: Page, address: str) -> None:
    page.goto(f"{address}/project?id=kulturstodjare&id=foraldrastod-for-alla")
    expect(page.get_by_role("heading", name="Syfte").first).to_be_visible()
    settled(page)


def inspired(page: Page, address: str) -> None:
    opened(page, f"{address}/inspiration", "textarea")
    page.get_by_label(SWEDISH("inspiration.label")).fill(IDEA)
    page.get_by_role("button", name=SWEDISH("inspiration.submit")).click()
    expect(page.get_by_role("heading", name=SWEDISH("inspiration.ask"))).to_be_visible()
    settled(page)


def sources(page: Page, address: str) -> None:
    opened(page, f"{address}/sources", ".pl-about")


def reader(page: Page, address: str) -> None:
    page.goto(f"{address}/sources?doc={QUOTED}&start=44698&end=44747")
    expect(page.locator("mark")).to_be_in_viewport()
    settled(page)


View = Callable[[Page, str], None]
VIEWS: tuple[View, ...] = (
    start,
    answered,
    saving,
    abstained,
    demo,
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
)
