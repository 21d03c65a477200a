"""Real processes of the command line, without a network, on a small collection."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pytest

from rag.embed import load_embedder
from rag.settings import ROOT, Settings
from rag.store.build import build
from tests.answer.catalogue import make_collection

OFFLINE = {"HF_HUB_OFFLINE": "1", "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}


@dataclass(frozen=True)
class Ran:
    """What a process left: its exit code, and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one object of a command that went well."""
        assert (self.code, self.err, self.out.count("\n")) == (0, "", 1)
        return json.loads(self.out)


class Rag(Protocol):
    def __call__(self, *arguments: str | Path, stdout: int = ..., **settings: str) -> Ran: ...


def environment() -> dict[str, str]:
    """The environment of a process: the repository's code, no network, no settings of the machine."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("PROJEKTLOTS_")}
    return own | OFFLINE | {"PYTHONPATH": str(ROOT), "COLUMNS": "200"}


@pytest.fixture(scope="session")
def rag(tmp_path_factory: pytest.TempPathFactory) -> Rag:
    """Run ``python -m rag`` in a folder that is not the repository."""
    folder = tmp_path_factory.mktemp("elsewhere")

    def run(*arguments: str | Path, stdout: int = subprocess.PIPE, **settings: str) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "rag", *arguments],
            cwd=folder,
            env=environment() | {f"PROJEKTLOTS_{name.upper()}": value for name, value in settings.items()},
            stdout=stdout,
            stderr=subprocess.PIPE,
            check=False,
            timeout=120,
        )
        return Ran(done.returncode, (done.stdout or b"").decode(), done.stderr.decode())

    return run


@pytest.fixture(scope="session")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The small collection with its index; no test changes it."""
    settings = make_collection(tmp_path_factory.mktemp("collection"))
    build(settings, [], load_embedder(settings))
    return settings


@pytest.fixture
def own(collection: Settings, tmp_path: Path) -> Settings:
    """The same collection for one test alone, to be changed."""
    copy = tmp_path / "own"
    shutil.copytree(collection.index.parent, copy)
    return Settings(index=copy / "index", seeds=copy / "seeds")
