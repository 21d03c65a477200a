"""What is made ready as the server starts."""

from __future__ import annotations

from pathlib import Path

import pytest

from rag.ingest.places import gazetteer
from rag.ui.resources import open_collection
from rag.ui.warming import warm


def test_the_collection_is_open_and_the_word_lists_are_read(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROJEKTLOTS_INDEX", str(index))
    gazetteer.cache_clear()
    warm()
    assert gazetteer.cache_info().currsize == 1
    assert open_collection() is open_collection()


def test_a_missing_index_is_left_for_the_page_to_tell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROJEKTLOTS_INDEX", str(tmp_path))
    warm()
