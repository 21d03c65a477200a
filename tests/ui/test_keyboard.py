"""Every page with the keyboard alone: all is reached, what has the focus is seen, and a filter does what a
click on a chart does."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.ui import views
from tests.ui.views import SWEDISH, View

pytestmark = pytest.mark.browser

MOST = 250
"""Presses of Tab after which a walk must have come round."""

FOCUS = """() => {
  const at = document.activeElement
  if (at.matches('body, [data-testid=stMain]')) return ['', true, false]
  const round = at === window.first
  window.first ??= at
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
  const name = at.innerText || at.ariaLabel || at.labels?.[0]?.innerText || at.placeholder || at.tagName
  const lines = name.split('\\n').map((line) => line.trim())
  return [lines.filter((line) => line && !/^[a-z]+(_[a-z]+)+$/.test(line)).pop() ?? '', seen, round]
}"""
"""What has the focus (without its icon, whose name is text), whether it looks otherwise than without, and
whether it was the first to have it."""

HEADER = ("app.ask", "app.projects", "app.inspiration", "app.sources", "shell.demo")
WALKS: tuple[tuple[View, tuple[str, ...]], ...] = (
    (views.start, (*HEADER, "question.submit", "examples.applicant_1", "examples.presenter_2")),
    (views.answered, ("question.submit", "export.open", "link.copy", "feedback.down", "feedback.send")),
    (views.demo, ("demo.previous", "demo.next", "demo.leave")),
    (
        views.filters,
        (
            *HEADER,
            "projects.filter",
            "projects.facets",
            "projects.municipality",
            "projects.year",
            "projects.as_list",
            "projects.next",
        ),
    ),
    (views.table, (*HEADER, "projects.as_table")),
    (views.place_map, ("projects.as_map", "projects.area")),
    (views.time_line, ("projects.as_time", "projects.as_table")),
    (views.project, ("project.all", "project.read_in", "project.in_source", "project.compare_with")),
    (
        views.inspired,
        (*HEADER, "inspiration.label", "inspiration.submit", "inspiration.compare", "inspiration.save"),
    ),
    (views.sources, HEADER),
    (views.reader, ("reader.all", "reader.search", "reader.previous", "reader.next")),
)


def walk(page: Page) -> dict[str, bool]:
    """What Tab reaches until it comes round, and whether its focus is seen."""
    page.add_style_tag(content="* { transition: none !important; animation: none !important; }")
    reached: dict[str, bool] = {}
    for _ in range(MOST):
        page.keyboard.press("Tab")
        name, seen, came_round = page.evaluate(FOCUS)
        if came_round:
            return reached
        reached[name] = reached.get(name, True) and seen
    pytest.fail(f"the walk did not come round: {list(reached)}")


@pytest.mark.parametrize(("view", "wanted"), WALKS)
def test_everything_is_reached_by_the_keyboard_and_shows_its_focus(
    page: Page, page_address: str, view: View, wanted: tuple[str, ...]
) -> None:
    view(page, page_address)
    reached = walk(page)
    assert [name for name, seen in reached.items() if not seen] == []
    assert {SWEDISH(key) for key in wanted} - set(reached) == set()
