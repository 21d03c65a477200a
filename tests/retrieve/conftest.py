from pathlib import Path

import pytest

from rag.settings import Settings
from tests.store.tiny import make_collection


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Three small documents and an empty place for the index."""
    return make_collection(tmp_path)
