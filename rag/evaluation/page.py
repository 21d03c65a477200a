"""The page's speed and memory: a real server, a real browser, questions typed and sent with Enter."""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from rag.embed import load_embedder
from rag.evaluation.bench import Figure
from rag.evaluation.server import serving
from rag.settings import ROOT, Settings
from rag.store import Store
from rag.store.build import build

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

QUESTIONS = 200
"""Questions over which the server's memory must not grow."""

WARM_UP = 20
"""Questions before memory is first read: caches that are bounded fill up once."""

PLACES = 4
"""Municipalities that are asked about in turn; each question changes what is on screen."""

STARTS = 3
"""Starts of each server, of which the median counts."""

BOX_ALONE = 'import streamlit as st\nst.text_input("box")\n'
"""A script with a box and nothing else: what of the first page's time is Streamlit's and the browser's."""

BOX, FOOTER = '[data-testid="stTextInput"] input', ".pl-footer"
"""The question box, and the line that is drawn last."""

WAIT_MS = 60_000
BROWSER = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]

Progress = Callable[[str, int, int], None]


def page_figures(settings: Settings, progress: Progress) -> list[Figure]:
    """Time to the first page, from Enter to the answer, and the server's memory before and after.

    Empty where there is no Chromium. The first page's time runs from the start of the server's process, on a
    built index, to what a browser shows that has never seen the page; memory is None where the system does
    not tell it.
    """
    chromium = shutil.which("chromium")
    if chromium is None:
        return []
    with tempfile.TemporaryDirectory(prefix="projektlots-") as folder:
        there = settings.model_copy(update={"index": Path(folder)})
        build(there, [], load_embedder(there))
        return _measure(there, chromium, progress)


def _measure(settings: Settings, chromium: str, progress: Progress) -> list[Figure]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=BROWSER)
        figures = [*_first_pages(browser, settings, progress), *_answers(browser, settings, progress)]
        browser.close()
    return figures


def _first_pages(browser: Browser, settings: Settings, progress: Progress) -> list[Figure]:
    """The first page of ours and of a script with a box alone; they take turns, so that other work hits both
    alike."""
    alone = settings.index / "box.py"
    alone.write_text(BOX_ALONE, "utf-8")
    starts: dict[tuple[Path, str], list[float]] = {
        (ROOT / "app.py", BOX): [],
        (ROOT / "app.py", FOOTER): [],
        (alone, BOX): [],
    }
    for turn in range(STARTS):
        for (script, shows), seconds in starts.items():
            began = time.perf_counter()
            with serving(script, settings.index) as (address, _):
                _opened(browser, address, shows).context.close()
                seconds.append(time.perf_counter() - began)
        progress("first page", turn + 1, STARTS)
    names = ("question box", "whole first page", "box of a script with nothing else")
    return [
        Figure(f"{name} after the server's start", "s", statistics.median(seconds), None)
        for name, seconds in zip(names, starts.values(), strict=True)
    ]


def _opened(browser: Browser, address: str, shows: str) -> Page:
    """The page at ``address`` once it ``shows`` an element, in a browser that has never seen it."""
    page = browser.new_context(locale="sv-SE").new_page()
    page.goto(address)
    page.locator(shows).first.wait_for(timeout=WAIT_MS)
    return page


def _answers(browser: Browser, settings: Settings, progress: Progress) -> list[Figure]:
    """From Enter to the answer, and what the server holds of memory before and after many questions."""
    asked, count = _questions(settings), WARM_UP + QUESTIONS
    seconds, early = [], None
    with serving(ROOT / "app.py", settings.index) as (address, server):
        page = _opened(browser, address, FOOTER)
        box = page.locator(BOX).first
        for i in range(count):
            question, shown = asked[i % len(asked)]
            box.fill(question)
            pressed = time.perf_counter()
            box.press("Enter")
            page.locator(".pl-yes", has_text=shown).first.wait_for(timeout=WAIT_MS)
            seconds.append(time.perf_counter() - pressed)
            progress("page", i + 1, count)
            early = _resident(server.pid) if i + 1 == WARM_UP else early
        late = _resident(server.pid)
    return [
        Figure("answer on screen after Enter, first question", "s", seconds[0], None),
        Figure("answer on screen after Enter, p50", "s", float(np.percentile(seconds, 50)), None),
        Figure("answer on screen after Enter, p95", "s", float(np.percentile(seconds, 95)), None),
        Figure(f"server's memory after {WARM_UP} questions", "MiB", early, None),
        Figure(f"server's memory after {count} questions", "MiB", late, None),
    ]


def _questions(settings: Settings) -> Sequence[tuple[str, str]]:
    """Questions about the municipalities with most projects, each with an organisation of the answer."""
    store = Store.open(settings.index)
    named = [(p.municipality, p.organisation) for p in store.projects if p.municipality and p.organisation]
    store.close()
    return [(f"Vilka projekt finns i {m}?", o) for (m, o), _ in Counter(named).most_common(PLACES)]


def _resident(pid: int) -> float | None:
    """The resident memory of a process in MiB; None where the system does not tell it (not Linux)."""
    status = Path(f"/proc/{pid}/status")
    if not status.is_file():
        return None
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024
