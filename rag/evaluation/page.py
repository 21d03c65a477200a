"""The page's speed and memory: a real server, a real browser, questions typed and sent with Enter."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from rag.embed import load_embedder
from rag.errors import BenchmarkFailed
from rag.evaluation.bench import Figure
from rag.settings import ROOT, Settings
from rag.store import Store
from rag.store.build import build

QUESTIONS = 200
"""Questions over which the server's memory must not grow."""

WARM_UP = 20
"""Questions before memory is first read: caches that are bounded fill up once."""

PLACES = 4
"""Municipalities that are asked about in turn; each question changes what is on screen."""

WAIT_MS = 60_000
BROWSER = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]

Progress = Callable[[str, int, int], None]


def page_figures(settings: Settings, progress: Progress) -> list[Figure]:
    """Time to the first page, from Enter to the answer, and the server's memory before and after.

    Empty where there is no Chromium. The first page's time runs from the start of the server's process on a
    built index; memory is None where the system does not tell it.
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

    asked = _questions(settings)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=BROWSER)
        began = time.perf_counter()
        with _server(settings) as (address, server):
            page = browser.new_page(locale="sv-SE")
            page.goto(address)
            box = page.locator('[data-testid="stForm"] input').first
            box.wait_for(timeout=WAIT_MS)
            first = time.perf_counter() - began
            seconds, early = [], None
            for i in range(WARM_UP + QUESTIONS):
                question, shown = asked[i % len(asked)]
                box.fill(question)
                pressed = time.perf_counter()
                box.press("Enter")
                page.locator(".pl-yes", has_text=shown).first.wait_for(timeout=WAIT_MS)
                seconds.append(time.perf_counter() - pressed)
                progress("page", i + 1, WARM_UP + QUESTIONS)
                early = _resident(server.pid) if i + 1 == WARM_UP else early
            late = _resident(server.pid)
        browser.close()
    return [
        Figure("first page after the server's start", "s", first, None),
        Figure("answer on screen after Enter, p50", "s", float(np.percentile(seconds, 50)), None),
        Figure("answer on screen after Enter, p95", "s", float(np.percentile(seconds, 95)), None),
        Figure(f"server's memory after {WARM_UP} questions", "MiB", early, None),
        Figure(f"server's memory after {WARM_UP + QUESTIONS} questions", "MiB", late, None),
    ]


def _questions(settings: Settings) -> Sequence[tuple[str, str]]:
    """Questions about the municipalities with most projects, each with an organisation of the answer."""
    store = Store.open(settings.index)
    named = [(p.municipality, p.organisation) for p in store.projects if p.municipality and p.organisation]
    store.close()
    return [(f"Vilka projekt finns i {m}?", o) for (m, o), _ in Counter(named).most_common(PLACES)]


@contextmanager
def _server(settings: Settings) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The page's server on a free port, and its address once it is healthy."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    where = ["--server.address", "127.0.0.1", "--server.port", str(port), "--server.headless", "true"]
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "app.py", *where],
        cwd=ROOT,
        env={**os.environ, "PROJEKTLOTS_INDEX": str(settings.index)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while not _healthy(address):
            if server.poll() is not None:
                raise BenchmarkFailed("the page's server ended before it answered: run `make app` to see why")
            time.sleep(0.05)
        yield address, server
    finally:
        server.terminate()
        server.wait()


def _healthy(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1) as reply:  # noqa: S310  # ours
            return bool(reply.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _resident(pid: int) -> float | None:
    """The resident memory of a process in MiB; None where the system does not tell it (not Linux)."""
    status = Path(f"/proc/{pid}/status")
    if not status.is_file():
        return None
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024
