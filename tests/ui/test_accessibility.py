"""Every page for those who use a screen reader, a phone or large letters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from rag.ui.language import LANGUAGES, Texts
from tests.ui.axe import serious_findings
from tests.ui.views import VIEWS, View, titled

pytestmark = pytest.mark.browser

NARROW = (640, 390, 320)
"""Pixels: a desk's window at twice its size, a phone, and the window at four times its size."""

FITS = "width => document.querySelector('[data-testid=stMain]').scrollWidth <= width"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_serious_and_nothing_is_wider_than_a_phone_or_a_page_at_twice_its_size(
    tab: Callable[..., Page], page_address: str, view: View, scheme: Literal["light", "dark"]
) -> None:
    page = tab(color_scheme=scheme)
    view(page, page_address)
    assert serious_findings(page) == []
    for width in NARROW:
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_function(FITS, arg=width)


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_the_page_says_which_language_it_is_in(
    tab: Callable[..., Page], page_address: str, language: str
) -> None:
    page = tab(locale=language)
    page.goto(page_address)
    expect(page.locator("html")).to_have_attribute("lang", language)
    titled(page, Texts.load(language)("question.title"))
