import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from rag.errors import BenchmarkFailed
from rag.evaluation.bench import BenchReport, Figure, bench, bench_json, bench_text, latencies, questions
from rag.evaluation.process import measure
from rag.settings import Settings

BALLAST = 200
"""MiB."""

REPORT = BenchReport(
    "Python 3, 2 cores",
    (
        Figure("build, process", "s", 2.0, 30.0),
        Figure("build, peak memory", "MiB", None, None),
        Figure("search, p50", "ms", 250.0, None),
    ),
    "A note.",
)


def test_a_process_takes_time_and_memory(tmp_path: Path) -> None:
    usage = measure([sys.executable, "-c", "pass"], tmp_path, os.environ)
    assert usage.seconds > 0
    assert usage.mib is None if sys.platform == "win32" else usage.mib is not None and usage.mib > 0


@pytest.mark.skipif(sys.platform == "win32", reason="the system does not tell a process's peak memory")
def test_the_memory_is_the_process_s_own(tmp_path: Path) -> None:
    here = np.ones((BALLAST, 1024, 1024), np.uint8)
    small = measure([sys.executable, "-c", "pass"], tmp_path, os.environ).mib
    large = measure([sys.executable, "-c", f"b'x' * {here.nbytes}"], tmp_path, os.environ).mib
    assert small is not None
    assert large is not None
    assert small < BALLAST < large


def test_a_process_that_fails_is_no_figure(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError) as caught:
        measure([sys.executable, "-c", "import sys; sys.exit('why it failed')"], tmp_path, os.environ)
    assert b"why it failed" in caught.value.stderr


def test_a_command_that_fails_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkFailed, match=r"`python -m rag build .*` failed: "):
        bench(Settings(seeds=tmp_path / "nowhere"))


def test_works_take_turns_at_each_question_once_to_warm_up_and_three_times() -> None:
    asked: list[tuple[str, str]] = []
    first, second = lambda q: asked.append(("first", q)), lambda q: asked.append(("second", q))
    found = latencies([first, second], ["a", "b"])
    assert asked == [("first", "a"), ("second", "a"), ("first", "b"), ("second", "b")] * 4
    assert [0 < each.p50 <= each.p95 for each in found] == [True, True]


def test_the_questions_are_twenty_different_ones() -> None:
    assert len(set(questions())) == len(questions()) == 20
    assert all(question.strip() == question != "" for question in questions())


def test_a_report_as_json() -> None:
    assert bench_json(REPORT) == {
        "machine": "Python 3, 2 cores",
        "figures": [
            {"name": "build, process", "unit": "s", "ours": 2.0, "plain": 30.0, "ratio": 15.0},
            {"name": "build, peak memory", "unit": "MiB", "ours": None, "plain": None, "ratio": None},
            {"name": "search, p50", "unit": "ms", "ours": 250.0, "plain": None, "ratio": None},
        ],
        "note": "A note.",
    }


def test_a_report_as_text() -> None:
    assert bench_text(REPORT).splitlines() == [
        "Python 3, 2 cores",
        "                           Projektlots   plain stack plain/Projektlots",
        "build, process (s)                2.00         30.00             15.00",
        "build, peak memory (MiB)             –             –                 –",
        "search, p50 (ms)                   250             –                 –",
        "A note.",
    ]
