"""The question and the demo for those who use the keyboard, a screen reader, a phone or large letters."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from rag.ui.language import LANGUAGES, Texts
from tests.ui.axe import serious_findings
from tests.ui.conftest import WAIT_MS

pytestmark = pytest.mark.browser
SWEDISH = Texts.load("sv")
QUESTION = "Vilka projekt i Skåne riktar sig till föräldralediga kvinnor?"


def opened(page: Page, address: str, parameters: dict[str, str], shows: str = "article.pl-answer") -> None:
    page.goto(f"{address}/?{urlencode(parameters)}")
    expect(page.locator(shows).first).to_be_visible(timeout=WAIT_MS)
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)


def start(page: Page, address: str) -> None:
    opened(page, address, {}, ".pl-group")


def answered(page: Page, address: str) -> None:
    opened(page, address, {"q": QUESTION, "without": "regions"})
    page.locator(".pl-source summary").first.click()
    page.locator(".pl-table summary").click()
    page.get_by_role("button", name=SWEDISH("feedback.up"), exact=True).click()
    expect(page.get_by_label(SWEDISH("feedback.words"))).to_be_visible()


def saving(page: Page, address: str) -> None:
    opened(page, address, {"q": QUESTION})
    page.get_by_role("button", name=SWEDISH("export.open")).click()
    expect(page.get_by_role("button", name=SWEDISH("export.word"), exact=True)).to_be_visible()


def abstained(page: Page, address: str) -> None:
    opened(page, address, {"q": "Vad kostade Kom vidare 2.0?"})


def shown(page: Page, address: str) -> None:
    opened(page, address, {"demo": "1", "n": "2"})


VIEWS = [start, answered, saving, abstained, shown]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_serious(
    chromium: Browser, page_address: str, view: Callable[[Page, str], None], scheme: str
) -> None:
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900},
        locale="sv-SE",
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    view(page, page_address)
    assert serious_findings(page) == []
    context.close()


@pytest.mark.parametrize("width", [320, 390, 640])
@pytest.mark.parametrize("view", VIEWS)
def test_nothing_is_wider_than_a_phone_or_a_page_at_twice_its_size(
    chromium: Browser, page_address: str, view: Callable[[Page, str], None], width: int
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800}, locale="sv-SE")
    page = context.new_page()
    view(page, page_address)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
    context.close()


FOCUS = """() => {
  const at = document.activeElement
  if (at.matches('body, [data-testid=stMain]')) return ['', true]
  const near = [at]
  while (near.length < 6) near.push(near.at(-1).parentElement)
  const look = () => near.map((e) => {
    const s = getComputedStyle(e)
    return [s.outline, s.boxShadow, s.borderColor, s.backgroundColor, s.color].join()
  }).join()
  const focused = look()
  at.blur()
  const seen = look() !== focused
  at.focus()
  return [(at.innerText || at.ariaLabel || at.placeholder || '').split('\\n').pop().trim(), seen]
}"""
"""What has the focus, and whether it looks otherwise than without."""


def test_everything_is_reached_by_the_keyboard_and_shows_its_focus(page: Page, page_address: str) -> None:
    answered(page, page_address)
    page.add_style_tag(content="* { transition: none !important; }")
    page.get_by_role("link", name=SWEDISH("app.ask"), exact=True).focus()
    reached = {}
    for _ in range(80):
        page.keyboard.press("Tab")
        name, seen = page.evaluate(FOCUS)
        reached[name] = seen
    assert [name for name, seen in reached.items() if name and not seen] == []
    assert {
        SWEDISH("app.projects"),
        SWEDISH("shell.demo"),
        SWEDISH("question.submit"),
        SWEDISH("link.copy"),
        SWEDISH("feedback.down"),
        SWEDISH("feedback.send"),
    } <= set(reached)


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_the_page_says_which_language_it_is_in(chromium: Browser, page_address: str, language: str) -> None:
    context = chromium.new_context(locale=language)
    page = context.new_page()
    page.goto(page_address)
    expect(page.locator("html")).to_have_attribute("lang", language, timeout=WAIT_MS)
    expect(page.get_by_role("heading", level=1)).to_have_text(Texts.load(language)("question.title"))
    context.close()
