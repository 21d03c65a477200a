"""The page's server, started as a user starts it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rag.errors import BenchmarkFailed

BETWEEN = 0.05
"""Seconds between two looks at whether the server answers."""


@contextmanager
def serving(script: Path, index: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """``streamlit run`` of ``script`` on a free port: its address, once it is healthy, and its process.

    BenchmarkFailed when the process ends before it answers.
    """
    address, port = _free()
    where = ["--server.address", "127.0.0.1", "--server.port", str(port), "--server.headless", "true"]
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", script.name, *where],
        cwd=script.parent,
        env={**os.environ, "PROJEKTLOTS_INDEX": str(index)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while not is_healthy(address):
            if server.poll() is not None:
                raise BenchmarkFailed("the page's server ended before it answered: run `make app` to see why")
            time.sleep(BETWEEN)
        yield address, server
    finally:
        server.terminate()
        server.wait()


def _free() -> tuple[str, int]:
    """An address of this computer with a port that nothing uses."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return f"http://127.0.0.1:{port}", port


def is_healthy(address: str) -> bool:
    """Whether the server at ``address`` says that it is ready."""
    try:
        with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1) as reply:  # noqa: S310  # ours
            return bool(reply.status == 200)
    except (urllib.error.URLError, OSError):
        return False
