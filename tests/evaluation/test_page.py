"""Measuring the page: on a system without a browser there is nothing to measure."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from rag.embed import load_embedder
from rag.evaluation import page
from rag.settings import Settings
from rag.store.build import build


def test_without_a_browser_nothing_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert page.page_figures(Settings(), lambda stage, done, total: None) == []


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="the system does not tell a process's memory"
)
def test_the_memory_of_a_process_is_its_resident_size() -> None:
    before = page._resident(os.getpid())
    ballast = bytearray(os.urandom(1)) * (200 * 1024 * 1024)
    after = page._resident(os.getpid())
    assert before is not None
    assert after is not None
    assert after - before == pytest.approx(200, abs=20)
    assert len(ballast) == 200 * 1024 * 1024


def test_the_questions_are_of_places_with_an_organisation_to_look_for(tmp_path: Path) -> None:
    settings = Settings(index=tmp_path)
    build(settings, [], load_embedder(settings))
    asked = page._questions(settings)
    assert len(asked) == page.PLACES
    assert asked[0] == ("Vilka projekt finns i Lund?", "Lunds kommun")
