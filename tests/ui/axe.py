"""What axe-core finds on a page; the script comes with a pinned package, and nothing is fetched."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
SERIOUS = ("serious", "critical")


def serious_findings(page: Page) -> list[str]:
    """The serious findings on the page as it is now: each a rule and the element that breaks it."""
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [
        f"{finding['id']}: {node['html'][:200]}"
        for finding in found
        if finding["impact"] in SERIOUS
        for node in finding["nodes"]
    ]
