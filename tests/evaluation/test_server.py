"""Starting the page's server: a script that cannot be run is a named error, not an endless wait."""

from __future__ import annotations

from pathlib import Path

import pytest

from rag.errors import BenchmarkFailed
from rag.evaluation.server import is_healthy, serving


def test_a_server_that_ends_before_it_answers_is_a_named_error(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkFailed), serving(tmp_path / "missing.py", tmp_path):
        pytest.fail("nothing is served")


def test_a_server_answers_until_it_is_left(tmp_path: Path) -> None:
    script = tmp_path / "page.py"
    script.write_text("import streamlit as st\nst.write('here')\n", "utf-8")
    with serving(script, tmp_path) as (address, server):
        assert is_healthy(address)
        assert server.poll() is None
    assert not is_healthy(address)
    assert server.poll() is not None
