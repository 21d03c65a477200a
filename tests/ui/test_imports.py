"""What is loaded before it is needed: nothing heavy, or the first page would wait for it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from rag.settings import ROOT

HEAVY = {"altair", "docx", "openai", "pandas", "pyarrow", "torch", "trafilatura", "transformers"}
"""Packages for one chart, one file, one kind of document or one setting."""

PAGES = sorted(page.stem for page in (ROOT / "rag" / "ui" / "pages").glob("[a-z]*.py"))


def loaded_by(statement: str) -> set[str]:
    """The modules that a new process has after ``statement``."""
    told = subprocess.run(
        [sys.executable, "-c", f"{statement}\nimport sys\nprint(*sys.modules)"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return set(told.stdout.split())


def test_the_question_box_is_drawn_before_the_answerer_is_loaded() -> None:
    loaded = loaded_by("import rag.ui.components, rag.ui.pages.question")
    assert {"rag.ui.state", "streamlit"} <= loaded
    assert loaded & (HEAVY | {"numpy", "faiss", "rag.answer", "rag.store"}) == set()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_loaded_without_what_only_some_of_its_parts_need(name: str) -> None:
    loaded = loaded_by(f"import rag.ui.pages.{name}")
    assert "rag.ui.state" in loaded
    assert loaded & HEAVY == set()
