"""A build that is killed, really, leaves an index that answers as before or as after, never in between."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from rag.settings import ROOT, Settings
from rag.store import Store
from rag.store.build import build
from tests.store.tiny import TinyEmbedder

BUILD = """
import os, signal, sys
from pathlib import Path
from rag.settings import Settings
from rag.store.build import build
from tests.store.tiny import TinyEmbedder

def progress(stage, done, total):
    if f"{stage}-{done}" == sys.argv[3]:
        os.kill(os.getpid(), signal.SIGKILL)

build(Settings(index=Path(sys.argv[1]), seeds=Path(sys.argv[2])), [], TinyEmbedder(), progress)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.parametrize(
    ("point", "swapped"),
    [
        ("read-1", False),
        ("sentences-0", False),
        ("passages-0", False),
        ("words-1", False),
        ("write-0", False),
        ("write-1", False),
        ("write-3", False),
        ("swap-0", False),
        ("swap-1", False),
        ("swap-2", True),
    ],
)
def test_killed(settings: Settings, point: str, swapped: bool) -> None:
    build(settings, [], TinyEmbedder())
    (settings.seeds / "oslo.txt").unlink()
    (settings.seeds / "ny.txt").write_text("Zebraverket\n\nZebror ska trivas.\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", BUILD, settings.index, settings.seeds, point], cwd=ROOT, check=False
    )
    assert done.returncode == -signal.SIGKILL
    before, after = {"eslov.txt", "lund.txt", "oslo.txt"}, {"eslov.txt", "lund.txt", "ny.txt"}
    assert {d.name for d in Store.open(settings.index).documents} == (after if swapped else before)

    build(settings, [], TinyEmbedder())
    assert {d.name for d in Store.open(settings.index).documents} == after
    left = {path.name for path in Path(settings.index).iterdir()}
    assert left == {".lock", "CURRENT", Store.open(settings.index).generation}
